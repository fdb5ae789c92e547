import { createApp } from '../../src/http/app.ts';
import { listen } from '../../src/http/listen.ts';
import { createService } from '../../src/http/service.ts';
import { load } from '../../src/check/load.ts';
import { BASE } from '../catalogue/catalogues.ts';
import { memoryHeld } from '../memory.ts';
import { tell, told } from '../told.ts';
import { reservedPaths } from '../../src/http/routes.ts';

// Varanto over the catalogue in a folder. It tells its port, and at each message what memory it holds.

const [data, maxPageSize] = told as [string, number];
const { snapshot } = load({
  ontology: 'ontology',
  data,
  base: BASE,
  program: 'bench',
  reserved: reservedPaths,
});
const service = createService(snapshot, {
  pageSize: 20,
  maxPageSize,
  examples: [],
  assets: '',
  // Who raises one limit raises the others with it.
  limits: { cost: 1000 * maxPageSize, milliseconds: 100 * maxPageSize },
});
const { port } = await listen(createApp(service).handle, { host: '127.0.0.1', port: 0 });
process.on('message', () => {
  void memoryHeld().then(tell);
});
tell(port);
