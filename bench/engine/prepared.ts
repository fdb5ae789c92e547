import { setTimeout as pause } from 'node:timers/promises';
import { graphsOf } from '../../src/sparql/prepare/versions.ts';
import { nameInEngine } from '../../src/sparql/sidecar/terms.ts';
import { hasVirtuoso, startVirtuoso, VIRTUOSO_USER } from '../../tests/support/engines/virtuoso.ts';
import type { Bench } from '../bench.ts';
import { BASE, registersOf } from '../catalogue/catalogues.ts';
import { processorOf } from '../processor.ts';
import { Watched } from './watched.ts';

/** An engine that has a prepared catalogue, and a server of it. */
export interface Prepared {
  /** The address of the engine's queries. */
  readonly url: URL;
  /** The graph with the catalogue's own triples. */
  readonly graph: string;
  readonly server: Watched;
  readonly port: number;
  /** Milliseconds of processor time of the engine; `undefined` where nothing tells. */
  readonly engineTime: () => number | undefined;
  /** What `prepare` took; `undefined` where the catalogue was there already. */
  readonly preparing: { readonly seconds: number; readonly peak: number } | undefined;
  readonly stop: () => Promise<void>;
}

/** So many pages of 8 kB for each triple, of which the sidecar has three more. */
const BUFFERS = 0.07;

/** A catalogue of the wanted size in Virtuoso, or the one that an engine has already; `undefined` without Virtuoso. */
export async function preparedEngine(bench: Bench): Promise<Prepared | undefined> {
  const { triples, address } = bench.engine;
  if (address) return served(bench, new URL(address), undefined);
  if (!hasVirtuoso()) return undefined;
  const buffers = Math.max(50_000, Math.round(triples * BUFFERS));
  const running = await startVirtuoso({ buffers });
  const data = await bench.catalogues.folder(registersOf(triples));
  const began = performance.now();
  const preparing = command(bench, running.url, [
    ...['prepare', '--data', data, '--base-url', BASE],
  ]);
  await preparing.end();
  const seconds = (performance.now() - began) / 1_000;
  const prepared = await served(bench, running.url, { seconds, peak: preparing.peak });
  return {
    ...prepared,
    engineTime: () => processorOf(running.processId),
    async stop() {
      await prepared.stop();
      await running.stop();
    },
  };
}

/** The heaps that docs/sparql-engines.md names, for both commands. */
const HEAPS = {
  prepare: ['--max-old-space-size=650', '--max-semi-space-size=32'],
  serve: ['--max-old-space-size=100', '--max-semi-space-size=4'],
};

function command({ programs }: Bench, url: URL, [name, ...args]: readonly string[]): Watched {
  const heap = name === 'prepare' ? HEAPS.prepare : HEAPS.serve;
  const all = [...heap, programs.cli, name ?? '', ...args, '--source', `sparql+${url.href}`];
  const { user, password } = VIRTUOSO_USER;
  const access =
    name === 'prepare'
      ? { SOURCE_USER: user, SOURCE_PASSWORD: password }
      : // glibc otherwise leaves free memory in a pool of each thread.
        { MALLOC_ARENA_MAX: '2' };
  return new Watched([...all, '--ontology', 'ontology'], access);
}

async function served(bench: Bench, url: URL, preparing: Prepared['preparing']): Promise<Prepared> {
  const quiet = ['--watch', '0', '--cache-size', '0', '--log', 'text'];
  const server = command(bench, url, ['serve', '--port', '0', ...quiet]);
  for (let time = 0; time < 600; time += 1) {
    const [, version, port] = /\(version (\w+)\) on port (\d+)/.exec(server.output) ?? [];
    if (version !== undefined) {
      const graph = graphsOf(nameInEngine(version)).data;
      const stop = (): Promise<void> => server.stop();
      return {
        ...{ url, graph, server, port: Number(port), preparing, stop },
        engineTime: () => undefined,
      };
    }
    await pause(100);
  }
  throw new Error(`The server of the engine did not get ready:\n${server.output}`);
}
