import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const isLong = process.env['LONG'] === '1';
const isWide = process.env['WIDE'] === '1';

/** What all random tests begin from: always the same, unless the long run chooses another. */
const seed = process.env['SEED'] ?? '1863';

/** Milliseconds after which a test that still waits has failed: many, since others may use the machine. */
const PATIENCE = isLong ? 1_800_000 : 180_000;

/** Tests that measure what their process does, change it, or write large files: each has a process of its own. */
const ALONE =
  /^tests\/operate\/|^tests\/hostile\/(?:generated|memory)\.|\/(?:empty-store|large-start|outdated|streaming)\.test|^tests\/http\/(?:connections|documents\/leaving-client)\.test/;

/** Of these the last to begin: they wait for most of their time, in which the files after them work. */
const WAITING = /\/(?:connections|leaving-client)\.test/;

/** The files that take longest. Begun first, none of them is left over for one process alone at the end. */
const LONGEST =
  /commands\/(?:slow-clients|workers)\.test|(?:graphiql|site)\.browser|endpoint\/(?:attacks|leaving|process-end)\.test|sparql\/lost-data/;

/** Those that take long, after them. */
const LONG =
  /(?:pages|policy|search|sparql)\.browser|commands\/(?:check|ending|export|log|mistakes|network|progress|reload|serve|tos)\.test|hostile\/(?:connections|corpus)\.test|http\/(?:accept-matrix|harvest-while-reloading|linked-data-routes|recent|sparql)\.test|linked-data\/(?:blank-nodes|dcat|formats)\.test|answers\/table\.test|examples\/client\.test|package\/package\.test|lists\/facet-totals|graphql\/random-operations|sparql\/(?:documents|faults-over-http)|asking\/where-to-ask/;

/** Orders files as vitest does, but the longest first: a fresh clone does not know yet how long each takes. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => placeOf(a) - placeOf(b));
  }
}

function placeOf({ project, moduleId }: TestSpecification): number {
  if (project.name === 'alone') return WAITING.test(moduleId) ? 1 : 0;
  if (LONGEST.test(moduleId)) return 2;
  return LONG.test(moduleId) ? 3 : 4;
}

/** All test files, by their paths. */
function all(): string[] {
  return readdirSync('tests', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `tests/${name}`);
}

/** The test files that ask more in the long run, or in the wide one; of the others the short run has asked the same. */
function more(): string[] {
  const modules = isLong
    ? /'(fast-check|.*\/support\/(runs|wide)\.ts)'/
    : /'.*\/support\/wide\.ts'/;
  return all().filter((path) => modules.test(readFileSync(path, 'utf8')));
}

const files = isLong || isWide ? more() : all();

export default defineConfig({
  // Node takes graphql's CommonJS entry, Vite its other one, and graphql refuses to meet itself twice.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    // By itself it takes one on a machine of two cores; two more work while tests wait for slow clients and browsers.
    maxWorkers: availableParallelism() + 2,
    projects: [
      {
        extends: true,
        test: {
          // The files of a process share its modules, whose loading takes longer than most of these tests.
          name: 'together',
          include: files.filter((path) => !ALONE.test(path)),
          isolate: false,
          // With more room for what is soon over they spend a fifteenth less of the processor.
          execArgv: ['--max-semi-space-size=64'],
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: files.filter((path) => ALONE.test(path)) },
      },
    ],
    sequence: { sequencer: LongestFirst },
    setupFiles: ['tests/support/setup.ts'],
    env: { SEED: seed },
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    expect: { poll: { timeout: 150_000 } },
  },
});
