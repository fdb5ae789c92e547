import { join } from 'node:path';
import { runEvaluation } from './w3c-sparql/evaluation.ts';
import { runProtocol } from './w3c-sparql/protocol.ts';
import type { Outcome } from './w3c-sparql/outcome.ts';

// npx tsx scripts/w3c-sparql.ts FOLDER
//
// Runs W3C's tests for SPARQL 1.1 over our endpoint, from a folder: sparql/sparql11 of rdf-tests. Nothing is fetched. Those
// of the protocol pass or fail; a query test passes where the endpoint does with it what the bare engine does.
const [folder] = process.argv.slice(2);
if (folder === undefined)
  throw new Error('expected the folder of the tests: npx tsx scripts/w3c-sparql.ts FOLDER');

const counts = new Map<string, number>();
const report = ({ suite, name, result, words }: Outcome): void => {
  const key = `${suite}: ${result}`;
  counts.set(key, (counts.get(key) ?? 0) + 1);
  if (result !== 'pass') console.log(`| ${suite} | ${name} | ${result} | ${words} |`);
};
await runProtocol(join(folder, 'protocol'), report);
await runEvaluation(join(folder, 'manifest-sparql11-query.ttl'), report);
console.log([...counts].map(([key, count]) => `${key} ${count}`).join(', '));
process.exit([...counts.keys()].some((key) => key.endsWith('fail')) ? 1 : 0);
