import { Store } from 'n3';
import { loadModel } from '../../src/operate/open.ts';
import { createApp } from '../../src/http/app.ts';
import { listen } from '../../src/http/listen.ts';
import { createService } from '../../src/http/service.ts';
import { Snapshot } from '../../src/store/snapshot.ts';
import { BASE } from '../catalogue/catalogues.ts';
import { plainRegisters } from '../catalogue/plain-objects.ts';
import { buildPlainSchema } from '../catalogue/plain-schema.ts';
import { tell, told } from '../told.ts';

// The same types over plain objects. All that lies around the schema (HTTP, yoga, limits) is the same code as Varanto's;
// of triples there is none.

const [registers] = told as [number];
const model = loadModel('ontology', BASE);
const snapshot = new Snapshot(new Store(), { model, base: BASE, version: 'plain' });
const service = createService(snapshot, {
  pageSize: 20,
  maxPageSize: 100,
  examples: [],
  assets: '',
});
const schema = buildPlainSchema(plainRegisters(registers));
const app = createApp({ ...service, schema });
const { port } = await listen(app.handle, { host: '127.0.0.1', port: 0 });
tell(port);
