import { createApp, type TestApp } from './app.ts';
import { CACHE_BYTES } from '../../src/http/cache.ts';
import { createService, type Service } from '../../src/http/service.ts';
import { readExamples } from '../../src/store/examples.ts';
import { BASE, loadCatalogue } from './catalogue.ts';
import { StrictSource } from './strict-view.ts';

interface Application {
  readonly app: TestApp;
  readonly service: Service;
  /** Asks at a path or an address, without a port. */
  readonly get: (address: string, headers?: Record<string, string>) => Promise<Response>;
  /** The data of a GraphQL answer; throws where it has errors. */
  readonly query: (query: string, headers?: Record<string, string>) => Promise<unknown>;
}

/** Limits under which no operation is refused because others use the machine. */
export const patient = { milliseconds: 60_000 };

/** The first service of this process: what follows from the model alone serves those after it, as at a reload. */
let beginning: Service | undefined;

/** No service has the day of one before it. */
const BEFORE = { changed: new Date(0), served: new Date(0) };

/** The server of the catalogue that comes with the program, or of another one, as a function. */
export function application({
  ontology = 'ontology',
  data = 'data',
  base = BASE,
  // In megabytes, as the program has it: 0 runs every test without what is kept.
  cacheBytes = 'CACHE_SIZE' in process.env
    ? Number(process.env['CACHE_SIZE']) * 1_000_000
    : CACHE_BYTES,
  // What a snapshot has worked out for others, it has not for a test that counts the work.
  read = loadCatalogue,
  build = '',
} = {}): Application {
  const { snapshot, findings, ontology: files } = read({ ontology, data, base });
  if (findings.some(({ severity }) => severity === 'violation'))
    throw new Error(`The data has violations: ${JSON.stringify(findings)}`);
  const service = createService(snapshot, {
    pageSize: 20,
    maxPageSize: 100,
    ontology: files,
    cacheBytes,
    limits: patient,
    previous: beginning && { ...beginning, dates: BEFORE },
    ...(process.env['VIEW'] === 'strict' ? { source: new StrictSource(snapshot) } : {}),
    examples: readExamples(data),
    assets: 'dist/graphiql',
    build,
  });
  beginning ??= service;
  const app = createApp(service);
  const get: Application['get'] = async (address, headers = {}) =>
    app.request(new URL(address, base).href, { headers });
  const query: Application['query'] = async (text, headers = {}) => {
    const answer = await app.request(`${base}graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ query: text }),
    });
    const { data: given, errors } = (await answer.json()) as { data?: unknown; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return given;
  };
  return { app, service, get, query };
}

/** The headers of an answer but for the moment at which it was given. */
export function lastingHeaders({ headers }: Response): [name: string, value: string][] {
  return [...headers].filter(([name]) => name !== 'date');
}
