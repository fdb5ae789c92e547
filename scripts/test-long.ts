import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

// [SEED=NUMBER] npx tsx scripts/test-long.ts
//
// Runs the tests in three ways from one random seed, which it prints. The next way is tried where one fails, too: 0 where
// all pass, 1 where any fails, 2 where it was called wrongly.

/** A way in which tests run. */
interface Part {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly filters: readonly string[];
}

/** The tests of what answers come from: a cache, and the reads that the plan of a query names. */
const ANSWERS = [
  ...['tests/answers', 'tests/graphql/limits', 'tests/http', 'tests/site'],
  ...['--exclude', '**/*.browser.test.ts'],
];

const PARTS: readonly Part[] = [
  { name: 'random tests, ten times as many', env: { LONG: '1' }, filters: [] },
  { name: 'answers without a cache', env: { CACHE_SIZE: '0' }, filters: ANSWERS },
  { name: 'answers over strict views', env: { VIEW: 'strict' }, filters: ANSWERS },
];

/** A part that has run. */
interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
}

const seed = process.env['SEED'] ?? String(randomInt(2 ** 31));
if (/^\d{1,10}$/.test(seed)) {
  const outcomes = PARTS.map((part, index) => run(part, `Part ${index + 1} of ${PARTS.length}`));
  for (const { name, passed, seconds } of outcomes)
    console.info(`${passed ? 'passed' : 'FAILED'} in ${seconds} s: ${name}`);
  console.info(repeat());
  process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;
} else {
  console.error(`SEED: expected a whole number of up to 10 digits, got "${seed}"`);
  process.exitCode = 2;
}

function run({ name, env, filters }: Part, place: string): Outcome {
  console.info(`${place}: ${name}. ${repeat()}`);
  const began = performance.now();
  const { status, error } = spawnSync('npx', ['vitest', 'run', ...filters], {
    stdio: 'inherit',
    env: { ...process.env, ...env, SEED: seed },
  });
  if (error) throw error;
  const seconds = Math.round((performance.now() - began) / 1_000);
  return { name, passed: status === 0, seconds };
}

function repeat(): string {
  return `To repeat this run: SEED=${seed} npm run test:long`;
}
