import oxigraph from 'oxigraph';
import type { Engine } from '../../../src/sparql/engine/engine.ts';
import { profiles } from '../../../src/sparql/engine/profile.ts';
import { readResults } from '../../../src/sparql/engine/read-results.ts';
import { serveEngine, type Asking, type RunningEngine } from './server.ts';

/** Oxigraph in this process, asked without HTTP, and the queries that it was asked. */
interface OxigraphEngine extends Engine {
  readonly asked: string[];
  readonly store: oxigraph.Store;
}

/** Oxigraph over N-Quads. */
export function oxigraphEngine(quads: string): OxigraphEngine {
  const store = storeOf(quads);
  const asked: string[] = [];
  return {
    profile: profiles.oxigraph,
    asked,
    store,
    select(query, { kinds } = {}) {
      asked.push(query);
      return Promise.resolve(readResults(queried(store, query), { ...(kinds && { kinds }) }));
    },
  };
}

/** Oxigraph over N-Quads behind HTTP, in this process. */
export function startOxigraph(quads = ''): Promise<RunningEngine & { store: oxigraph.Store }> {
  const store = storeOf(quads);
  const running = serveEngine({
    query: (text, asking) => queried(store, text, asking),
    update(text) {
      store.update(text);
    },
    put(graph, triples, isWhole) {
      const name = oxigraph.namedNode(graph);
      if (isWhole) drop(store, graph);
      store.load(triples, { format: 'text/turtle', to_graph_name: name });
    },
    remove(graph) {
      drop(store, graph);
    },
  });
  return running.then((server) => ({ ...server, store }));
}

function storeOf(quads: string): oxigraph.Store {
  const store = new oxigraph.Store();
  store.load(quads, { format: 'application/n-quads' });
  return store;
}

function queried(store: oxigraph.Store, query: string, asking?: Asking): string {
  const { graphs = [], mediaType = 'application/sparql-results+json' } = asking ?? {};
  const names = graphs.map((graph) => oxigraph.namedNode(graph));
  return store.query(query, {
    results_format: mediaType,
    ...(names.length && { default_graph: names, named_graphs: [] }),
  }) as string;
}

function drop(store: oxigraph.Store, graph: string): void {
  store.update(`DROP SILENT GRAPH <${graph}>`);
}
