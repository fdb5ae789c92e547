import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Handle } from '../../src/http/answer.ts';
import { listen } from '../../src/http/listen.ts';
import { tell, told } from '../told.ts';

// Oxigraph over the same triples, behind the same HTTP.

const RESULTS = 'application/sparql-results+json';

const [data] = told as [string];
// It reads its WebAssembly beside itself, so it is not bundled.
const { Store } = createRequire(resolve('package.json'))('oxigraph') as typeof import('oxigraph');
const store = new Store();
store.load(readFileSync(join(data, 'data.nt'), 'utf8'), { format: 'application/n-triples' });
const handle: Handle = ({ url }) => {
  const query = url.searchParams.get('query') ?? '';
  const json = store.query(query, { results_format: RESULTS }) as string;
  return { status: 200, headers: { 'Content-Type': RESULTS }, body: json };
};
const { port } = await listen(handle, { host: '127.0.0.1', port: 0 });
tell(port);
