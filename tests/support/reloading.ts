import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { load } from '../../src/check/load.ts';
import type { Sources } from '../../src/store/read-sources.ts';
import type { Reloaded } from '../../src/operate/reload.ts';
import { Reloader, type ReloaderOptions } from '../../src/operate/reloader.ts';
import { folder } from './folder.ts';
import { MUSEUM, PREFIXES } from './turtle.ts';
import { until } from './until.ts';
import { reservedPaths } from '../../src/http/routes.ts';

const SHAPES = `${PREFIXES}
  :WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
    varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en ;
    sh:property [ sh:path :year ; sh:codeIdentifier "year" ; sh:order 1 ; sh:datatype xsd:gYear ;
      sh:minCount 1 ; sh:description "Its year."@en ] .
`;

/** Turtle that describes works: a line for each, of one year. */
export function works(ids: readonly (number | string)[], year = 1907): string {
  const lines = ids.map((id) => `<work/${id}> a :Work ; :year "${year}"^^xsd:gYear .\n`);
  return `${PREFIXES}\n${lines.join('')}`;
}

export function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** A museum under a reloader, with what it was told. */
export interface Museum {
  readonly path: string;
  readonly sources: Sources;
  readonly reloader: Reloader;
  readonly swapped: Reloaded[];
  readonly failed: string[];
  readonly unchanged: () => number;
  /** Writes a file beside its place and puts it there at once. */
  readonly write: (name: string, text: string | Uint8Array) => void;
  /** How many works are in service, and of which years. */
  readonly served: () => { readonly size: number; readonly years: readonly string[] };
  /** Waits for the next failure after a change, and gives its message. */
  readonly failureAfter: (change: () => void) => Promise<string>;
  /** Waits for the next catalogue after a change. */
  readonly swapAfter: (change: () => void) => Promise<Reloaded>;
}

/** Two files of works, 12 and 3 of them, served and watched until the test has finished. */
export function museum(
  options: Partial<ReloaderOptions> = {},
  files: Readonly<Record<string, string>> = {},
): Museum {
  const path = folder({
    'ontology/shapes.ttl': SHAPES,
    'data/works.ttl': works(numbers(1, 12)),
    'data/more.ttl': works(['a', 'b', 'c']),
    ...files,
  });
  const [ontology, data] = [join(path, 'ontology'), join(path, 'data')];
  const sources = { ontology, data, base: MUSEUM, program: 'test', reserved: reservedPaths };
  const first = { catalogue: load(sources), examples: [] };
  const [swapped, failed]: [Reloaded[], string[]] = [[], []];
  let unchanged = 0;
  const reloader = new Reloader(first, {
    sources,
    worker: 'dist/reload-worker.js',
    interval: 20,
    deadline: 120_000,
    maxLoss: 50,
    swap: (next) => swapped.push(next),
    unchanged: () => (unchanged += 1),
    failed: (message) => failed.push(message),
    ...options,
  });
  reloader.start();
  onTestFinished(() => reloader.close());
  return {
    path,
    sources,
    reloader,
    swapped,
    failed,
    unchanged: () => unchanged,
    write(name, text) {
      writeFileSync(join(path, '.next'), text);
      renameSync(join(path, '.next'), join(path, name));
    },
    served() {
      const { snapshot } = (swapped.at(-1) ?? first).catalogue;
      const years = snapshot.described.flatMap(({ statements }) =>
        [...statements].flatMap(([predicate, values]) =>
          predicate.endsWith('year')
            ? values.flatMap((each) => ('value' in each ? each.value : []))
            : [],
        ),
      );
      return { size: snapshot.described.length, years: [...new Set(years)] };
    },
    async failureAfter(change) {
      const before = failed.length;
      change();
      await until(`a failure, after ${JSON.stringify(failed)}`, () => failed.length > before);
      return failed.at(-1) ?? '';
    },
    async swapAfter(change) {
      const before = swapped.length;
      change();
      await until(`a reload, after ${JSON.stringify(failed)}`, () => swapped.length > before);
      const [last] = swapped.slice(-1);
      if (!last) throw new Error('There is no reload.');
      return last;
    },
  };
}
