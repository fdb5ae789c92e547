import { afterAll } from 'vitest';
import type { TestApp } from './app.ts';
import { createApp } from './app.ts';
import { application } from './application.ts';
import { ChildEngine } from '../../src/http/sparql/child-engine.ts';
import type { SparqlEndpoint } from '../../src/http/sparql/endpoint.ts';
import type { Service } from '../../src/http/service.ts';
import { defaultEndpointLimits, type EndpointLimits } from '../../src/sparql/endpoint/limits.ts';
import type { Dataset } from '../../src/sparql/endpoint/outcome.ts';

/** A server that answers SPARQL, as a function. */
interface SparqlApplication {
  readonly app: TestApp;
  readonly service: Service;
  readonly engine: ChildEngine;
  /** How often the process of the engine was started. */
  readonly starts: () => number;
  /** Asks a query with GET. */
  readonly ask: (query: string, headers?: Record<string, string>) => Promise<Response>;
}

interface Options {
  readonly limits?: Partial<EndpointLimits>;
  readonly dataset?: Dataset;
  /** The server that it is added to: by default that of the catalogue that comes with the program. */
  readonly service?: Service;
}

/** A server with an engine of its own, which ends with the tests of the file. */
export function sparqlApplication({ limits: given = {}, dataset, service }: Options = {}) {
  // Whoever measures may stop all processes for minutes: only the tests of the deadline have a short one.
  const limits = { ...defaultEndpointLimits, time: 120_000, ...given };
  let starts = 0;
  const engine = new ChildEngine({
    program: 'dist/sparql-engine.cjs',
    limits,
    started: () => (starts += 1),
  });
  afterAll(() => engine.close());
  const sparql: SparqlEndpoint = { engine, limits, ...(dataset && { dataset }) };
  const whole: Service = { ...(service ?? application().service), sparql };
  const app = createApp(whole);
  const ask: SparqlApplication['ask'] = (query, headers = {}) =>
    app.request(`${whole.snapshot.base}sparql?${new URLSearchParams({ query }).toString()}`, {
      headers,
    });
  return { app, service: whole, engine, starts: () => starts, ask } satisfies SparqlApplication;
}

/** The code of the first error of an answer. */
export async function codeOf(answer: Response): Promise<string> {
  const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] };
  return errors[0]?.extensions.code ?? '';
}
