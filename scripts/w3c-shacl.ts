import { join } from 'node:path';
import { run, testsOf } from '../tests/support/w3c-suite.ts';

// W3C's SHACL core suite as a catalogue's files, from a folder: tests/core of data-shapes-test-suite. Nothing is fetched.
const [folder] = process.argv.slice(2);
if (folder === undefined)
  throw new Error('expected the folder of the suite: npx tsx scripts/w3c-shacl.ts FOLDER');

const counts = new Map<string, number>();
for (const test of testsOf(join(folder, 'manifest.ttl'))) {
  const { name, outcome, words } = await run(test);
  counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  console.log(`| ${name} | ${outcome} | ${words} |`);
}
console.log([...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', '));
if (counts.has('wrong')) process.exitCode = 1;
