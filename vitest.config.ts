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
  /^tests\/(operate|package)\/|^tests\/hostile\/(?!labels|mutations|search)|\/(connections|empty-store|ending|large-start|leaving-client|outdated|slow-clients|streaming)\.test/;

/** The files that take longest. Begun first, none of them is left over for one process alone at the end. */
const LONGEST =
  /(site|graphiql|search)\.browser|commands\/(ending|export|log|network|outdated|serve|slow-clients|tos|workers)\.test|hostile\/(connections|corpus)\.test|http\/(accept-matrix|connections|linked-data-routes|recent)\.test|linked-data\/(blank-nodes|formats)\.test|lists\/facet-totals|operate\/reloader|sparql\/(documents|faults-over-http|endpoint\/attacks)|asking\/where-to-ask|start-page-formats/;

/** Orders files as vitest does, but the longest first: a fresh clone does not know yet how long each takes. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const order = ({ project, moduleId }: TestSpecification): string =>
      `${project.name} ${LONGEST.test(moduleId) ? 1 : 2}`;
    return sorted.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
  }
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
