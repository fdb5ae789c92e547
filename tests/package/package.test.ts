import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { isLong } from '../support/runs.ts';
import { until } from '../support/until.ts';
import { isWide, some } from '../support/wide.ts';

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};
const page = readFileSync('docs/package.md', 'utf8');

/** A block of code of the page: what follows its language on the first line, and its text. */
function blocks(language: string): { info: string; text: string }[] {
  const found = page.matchAll(new RegExp(`^\`\`\`${language}(.*)\\n([^]*?)^\`\`\`$`, 'gm'));
  return [...found].map(([, info = '', text = '']) => ({ info: info.trim(), text }));
}

let home = '';
let archive = '';
let files: readonly string[] = [];

// An empty folder with the packed file unpacked where npm puts it, and with no package but those that it names.
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'varanto-'));
  for (const { info, text } of blocks('turtle')) {
    mkdirSync(dirname(join(home, info)), { recursive: true });
    writeFileSync(join(home, info), text);
  }
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', home];
  const output = execFileSync('npm', args, { encoding: 'utf8' });
  const [packed] = JSON.parse(output) as Packed[];
  files = packed?.files.map(({ path }) => path) ?? [];
  archive = packed?.filename ?? '';
  const modules = join(home, 'node_modules');
  mkdirSync(join(modules, 'varanto'), { recursive: true });
  const unpack = ['-xzf', join(home, archive), '--strip-components=1'];
  execFileSync('tar', [...unpack, '-C', join(modules, 'varanto')]);
  for (const name of [...Object.keys(manifest.dependencies), '@types/node']) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(resolve('node_modules', name), join(modules, name));
  }
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

describe('the packed file', () => {
  it('has what runs, and nothing else', () => {
    const needed = [
      ...[/^package\.json$/, /^README\.md$/, /^LICENSE$/],
      ...[/^dist\/sparql-engine\.cjs$/, /^dist\/node_bg\.wasm$/, /^dist\/sbom\.cdx\.json$/],
      ...[/^dist\/[\w.-]+\.(?:js|txt)$/, /^dist\/graphiql\/[\w.]+\.gz$/, /^dist\/.+\.d\.ts$/],
      ...[
        /^(?:ontology|data|checks)\/.+\.ttl$/,
        /^data\/.+\.(?:graphql|rq)$/,
        /^words\/\w+\.json$/,
      ],
    ];
    expect(files.filter((file) => !needed.some((each) => each.test(file)))).toEqual([]);
    for (const each of needed) expect(files.some((file) => each.test(file))).toBe(true);
  });

  it('serves the catalogue that comes with it', async () => {
    const where = ['--port', '0', '--base-url', 'http://localhost/'];
    const args = ['node_modules/.bin/varanto', 'serve', ...where];
    mkdirSync(join(home, 'node_modules/.bin'));
    symlinkSync('../varanto/dist/cli.js', join(home, 'node_modules/.bin/varanto'));
    const child = spawn(process.execPath, args, {
      cwd: home,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { PATH: process.env['PATH'] },
    });
    onTestFinished(() => void child.kill());
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    await until('the packed server is ready', () => /on port \d+/.test(output));
    const origin = `http://127.0.0.1:${/on port (\d+)/.exec(output)?.[1] ?? ''}`;
    expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
    const response = await fetch(`${origin}/graphql?query={registers{totalCount}}`);
    const { data } = (await response.json()) as { data: { registers: { totalCount: number } } };
    expect(data.registers.totalCount).toBeGreaterThan(10);
    expect((await fetch(`${origin}/graphql`, { headers: { Accept: 'text/html' } })).status).toBe(
      200,
    );
  });
});

describe('npm', () => {
  // It asks the registry for the dependencies that it has not cached.
  it.runIf(isLong)('installs the packed file in an empty folder, from where it runs', () => {
    const empty = mkdtempSync(join(tmpdir(), 'varanto-'));
    onTestFinished(() => {
      rmSync(empty, { recursive: true, force: true });
    });
    const { PATH, HOME } = process.env;
    const options = { cwd: empty, encoding: 'utf8', env: { PATH, HOME } } as const;
    const install = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--prefix', empty];
    execFileSync('npm', [...install, join(home, archive)], options);
    const bin = join(empty, 'node_modules/.bin/varanto');
    expect(execFileSync(bin, ['check'], options)).toMatch(/: 0 violations/);
  });
});

describe('the examples of docs/package.md', () => {
  const outputs = blocks('text').map(({ text }) => text);

  it('have one for each function', () => {
    const code = blocks('js').map(({ text }) => text);
    expect(code.length).toBe(outputs.length);
    for (const name of ['loadModel', 'openCatalogue', 'buildSchema', 'createHandler'])
      expect(code.some((text) => text.includes(`${name}(`))).toBe(true);
  });

  it.each(
    some(
      blocks('js').map(({ text }, index) => [index, text] as const),
      3,
    ),
  )('print what the page says: %i', (index, text) => {
    const file = join(home, `example-${index}.mjs`);
    writeFileSync(file, text);
    const output = execFileSync(process.execPath, [file], { cwd: home, encoding: 'utf8' });
    expect(output).toBe(outputs[index]);
  });

  it.runIf(isWide)('are right by the types of the package', () => {
    const sources = blocks('js').map(({ text }, index) => {
      writeFileSync(join(home, `typed-${index}.mts`), text);
      return `typed-${index}.mts`;
    });
    const wrong = `import { openCatalogue } from 'varanto';\nopenCatalogue({ ontology: 1 });\n`;
    writeFileSync(join(home, 'wrong.mts'), wrong);
    const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--skipLibCheck'];
    const compiler = resolve('node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(
      process.execPath,
      [compiler, ...flags, '--types', 'node', ...sources, 'wrong.mts'],
      { cwd: home, encoding: 'utf8' },
    );
    expect(stdout.split('\n')[0]).toMatch(/^wrong\.mts.*Type 'number' is not assignable/);
    expect(stdout).not.toContain('typed-');
  });
});
