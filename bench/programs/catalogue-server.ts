import { createApp } from '../../src/http/app.ts';
import { listen } from '../../src/http/listen.ts';
import { ChildEngine } from '../../src/http/sparql/child-engine.ts';
import type { SparqlEndpoint } from '../../src/http/sparql/endpoint.ts';
import { createService } from '../../src/http/service.ts';
import { atOnce } from '../../src/reading/work.ts';
import { warming } from '../../src/operate/warm.ts';
import { load } from '../../src/check/load.ts';
import { BASE } from '../catalogue/catalogues.ts';
import { memoryHeld } from '../memory.ts';
import { defaultEndpointLimits } from '../../src/sparql/endpoint/limits.ts';
import { tell, told } from '../told.ts';
import { reservedPaths } from '../../src/http/routes.ts';

// Varanto over the catalogue in a folder. Warmed as a server is, it tells its port, and at each message what memory it holds;
// at one of them it forgets the columns first.

/** The program of the SPARQL engine, and after how many milliseconds it is ended. */
interface SparqlOptions {
  readonly program: string;
  readonly time: number;
}

const [data, maxPageSize, sparql] = told as [string, number, SparqlOptions?];
const { snapshot } = load({
  ontology: 'ontology',
  data,
  base: BASE,
  program: 'bench',
  reserved: reservedPaths,
});
atOnce(warming(snapshot));
const service = createService(snapshot, {
  pageSize: 20,
  maxPageSize,
  examples: [],
  assets: '',
  // Who raises one limit raises the others with it.
  limits: { cost: 1000 * maxPageSize, milliseconds: 100 * maxPageSize },
});
const { port } = await listen(
  createApp({ ...service, sparql: sparql && endpointOf(sparql) }).handle,
  { host: '127.0.0.1', port: 0 },
);

function endpointOf({ program, time }: SparqlOptions): SparqlEndpoint {
  const limits = { ...defaultEndpointLimits, time };
  return { engine: new ChildEngine({ program, limits }), limits };
}

process.on('message', (message) => {
  if (message === 'without columns') snapshot.remember('columns', () => new Map()).clear();
  void memoryHeld().then(tell);
});
tell(port);
