import { createApp } from '../src/server/app.ts';
import { listen } from '../src/server/listen.ts';
import { createService } from '../src/server/service.ts';
import { load } from '../src/store/load.ts';

// A server for a measurement: of the catalogue in a folder. It tells its port, and at each message what memory it holds
// after a collection of garbage, in bytes.

const [ontology = '', data = ''] = process.argv.slice(2);
const { snapshot } = load({ ontology, data, base: 'http://localhost/', program: 'bench' });
const service = createService(snapshot, {
  pageSize: 20,
  maxPageSize: 100,
  examples: [],
  assets: '',
});
const { port } = await listen(createApp(service), { host: '127.0.0.1', port: 0 });
process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.(heapUsed + external);
});
process.send?.(port);
// The end of the measurement is the end of its servers.
process.once('disconnect', () => process.exit());
