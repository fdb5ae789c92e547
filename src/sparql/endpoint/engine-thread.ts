import { parentPort } from 'node:worker_threads';
import { namedNode, Store as Engine } from 'oxigraph';
import { rowsIn } from './count-rows.ts';
import { failureOf } from './failure-of.ts';
import type { FromEngine, ToEngine } from './messages.ts';
import type { Ask } from './outcome.ts';

/** Runs the engine in this thread: it does one thing after another. */
export function runEngine(): void {
  const engine = new Engine();
  parentPort?.on('message', (message: ToEngine) => {
    parentPort?.postMessage(
      message.kind === 'quads' ? loaded(engine, message.bytes) : answered(engine, message.ask),
    );
  });
}

function loaded(engine: Engine, bytes: Uint8Array): FromEngine {
  try {
    engine.load(Buffer.from(bytes).toString('utf8'), {
      format: 'application/n-quads',
      // The catalogue was checked. Without transactions (`no_transaction`) some hundred MB more are reserved.
      lenient: true,
    });
    return { kind: 'loaded' };
  } catch (error) {
    return failureOf(error);
  }
}

function answered(engine: Engine, ask: Ask): FromEngine {
  const { query, base, mediaType, defaultGraphs, namedGraphs, mostBytes } = ask;
  try {
    const result = engine.query(query, {
      base_iri: base,
      results_format: mediaType,
      default_graph: defaultGraphs.map((graph) => namedNode(graph)),
      named_graphs: namedGraphs.map((graph) => namedNode(graph)),
    }) as string;
    const bytes = Buffer.from(result);
    if (bytes.length > mostBytes)
      return { kind: 'failed', reason: 'bytes', message: String(bytes.length), isSound: true };
    return { kind: 'answered', rows: rowsIn(result, mediaType), bytes };
  } catch (error) {
    return failureOf(error);
  }
}
