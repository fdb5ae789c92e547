import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

// npx tsx scripts/comunica.ts
//
// Installs Comunica, an engine in JavaScript, for the tests over engines. It has more packages than everything else here
// together, so that it is in a folder of its own, and not among the dependencies.

const FOLDER = '.scratch/comunica';
const COMUNICA = '@comunica/query-sparql-rdfjs-lite@5.2.3';

mkdirSync(FOLDER, { recursive: true });
writeFileSync(`${FOLDER}/package.json`, '{ "private": true }\n');
const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--save-exact'];
const { status } = spawnSync('npm', ['install', ...options, '--prefix', FOLDER, COMUNICA], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
