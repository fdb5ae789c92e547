import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';

// npx tsx scripts/comunica.ts
//
// Installs Comunica for the tests: an engine in JavaScript, and a client of endpoints. It has more packages than everything
// else here together, so that it is in a folder of its own, and not among the dependencies.

const FOLDER = '.scratch/comunica';
const ENGINE = '@comunica/query-sparql-rdfjs-lite@5.2.3';
const CLIENT = '@comunica/query-sparql@5.4.1';

// The client asks for undici 8, which Node 20 does not run; it does with 7.
const manifest = { private: true, overrides: { undici: '7.16.0' } };

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
writeFileSync(`${FOLDER}/package.json`, `${JSON.stringify(manifest)}\n`);
const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--save-exact'];
const { status } = spawnSync('npm', ['install', ...options, '--prefix', FOLDER, ENGINE, CLIENT], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
