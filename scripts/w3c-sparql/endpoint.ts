import { ChildEngine } from '../../src/http/sparql/child-engine.ts';
import { defaultEndpointLimits } from '../../src/sparql/endpoint/limits.ts';
import type { Dataset } from '../../src/sparql/endpoint/outcome.ts';
import { createApp, type TestApp } from '../../tests/support/app.ts';
import { application } from '../../tests/support/application.ts';

const { service } = application();
const limits = { ...defaultEndpointLimits, time: 60_000 };
const engine = new ChildEngine({ program: 'dist/sparql-engine.cjs', limits });

/** The base address of the server that the tests ask. */
export const { base } = service.snapshot;

/** A server whose endpoint asks N-Quads with the named graphs; one without a graph's name is the default graph. */
export function serverOver(
  version: string,
  { quads, graphs, defaultGraphs }: Omit<Dataset, 'version' | 'quads'> & { readonly quads: string },
): TestApp {
  const dataset: Dataset = {
    ...{ version, graphs, defaultGraphs },
    async *quads() {
      yield await Promise.resolve(Buffer.from(quads));
    },
  };
  return createApp({ ...service, sparql: { engine, limits, dataset } });
}
