import { createApp } from '../src/server/app.ts';
import { listen } from '../src/server/listen.ts';
import { createService } from '../src/server/service.ts';
import {
  generatedSnapshot,
  generatedStore,
  generateRegisters,
} from '../tests/support/generated-catalogue.ts';
import { buildPlainSchema } from './plain-schema.ts';

// A server for the measurement: of Varanto's own schema, or with "plain" of the same types over plain objects. All that
// lies around the schema (HTTP, yoga, limits) is the same code in both.

const registers = generateRegisters({ registers: 5000, units: 40, classes: 4 });
const varanto = createService(generatedSnapshot(generatedStore(registers)), {
  pageSize: 20,
  maxPageSize: 100,
  examples: [],
  assets: '',
});
const service =
  process.argv[2] === 'plain' ? { ...varanto, schema: buildPlainSchema(registers) } : varanto;
const { port } = await listen(createApp(service), { host: '127.0.0.1', port: 0 });
process.send?.(port);
// The end of the measurement is the end of its servers.
process.once('disconnect', () => process.exit());
