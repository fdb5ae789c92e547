import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folder, smallCatalogue } from '../support/folder.ts';
import { longCatalogue } from '../support/long-catalogue.ts';
import { run, serve, serverForFile, serveSmall, type Settings } from '../support/program.ts';
import { isWide, some } from '../support/wide.ts';

describe('varanto serve', () => {
  const shipped = serverForFile(['--base-url', 'https://example.org/t/']);

  it('says in its first line how long the start took, and what it serves where', () => {
    const { output, port } = shipped();
    const [first = ''] = output.stdout.split('\n');
    expect((JSON.parse(first) as { msg: string }).msg).toMatch(
      new RegExp(
        `^Ready in \\d+ ms: https://example\\.org/t/ serves \\d+ triples \\(version [0-9a-f]{16}\\) on port ${port}\\.$`,
      ),
    );
    expect(output.stderr).toBe('');
  });

  it('answers queries and resources, compressed GraphiQL included, and finds all as soon as it is ready', async () => {
    const origin = `${shipped().origin}/t`;
    const found = async (): Promise<unknown> =>
      (await fetch(`${origin}/search.json?q=rekisteri`)).json();
    const first = (await found()) as { results: unknown[] };
    expect(first.results.length).toBeGreaterThan(5);
    const answer = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': 'sv' },
      body: '{"query":"{catalogue{title}}"}',
    });
    expect(await answer.json()).toEqual({
      data: { catalogue: { title: 'Stadskansliets informationslager' } },
    });
    expect(await (await fetch(`${origin}/graphiql/graphiql.js`)).text()).toContain(
      'Table and chart',
    );
    const turtle = await fetch(`${origin}/register/ohjaamotoiminta.ttl`);
    expect(await turtle.text()).toContain('/register/ohjaamotoiminta>');
    const large = await fetch(`${origin}/graphql`, { method: 'POST', body: ' '.repeat(200_000) });
    expect(large.status).toBe(413);
    await setTimeout(2_000);
    expect(await found()).toEqual(first);
  });

  it('remembers in a file what it checked, and does not check it again', async () => {
    const file = join(folder(), 'record');
    const env = { CHECK_RECORD: file };
    const first = await serveSmall([], { env });
    const { ino } = statSync(file);
    expect(await first.stop()).toBe(0);
    expect(first.output.stdout).toContain(`check-record: ${file} is written anew, since there was`);
    const second = await serveSmall([], { env });
    expect(second.output.stdout).toContain(
      `check-record: ${file} is of these files, which are not`,
    );
    expect((await fetch(`${second.origin}/health/ready`)).status).toBe(200);
    // A record that is written anew is another file.
    expect(statSync(file).ino).toBe(ino);
  });

  it('takes port and base address from the environment', async () => {
    const { origin } = await serveSmall([], { env: { BASE_URL: 'http://a.example/b' } });
    const answer = await fetch(`${origin}/b/graphql?query={catalogue{id}}`);
    expect(await answer.json()).toEqual({ data: { catalogue: { id: 'http://a.example/b/' } } });
  });

  it.each(some(['SIGTERM', 'SIGINT'] as const, 2))(
    'answers, and ends with 0 at %s',
    async (signal) => {
      const { origin, stop, output } = await serveSmall();
      const answer = await fetch(`${origin}/catalogue.nt`);
      expect(await answer.text()).toContain('Pieni luettelo');
      expect(await stop(signal)).toBe(0);
      expect(output.stderr).toBe('');
      await expect(fetch(origin)).rejects.toThrow();
    },
  );

  it.runIf(isWide)('finishes the answer under way when it is told to end', async () => {
    const { origin, stop } = await serve([], longCatalogue(3));
    const answer = await fetch(`${origin}/catalogue.nt`);
    const ended = stop('SIGTERM');
    expect(await answer.text()).toMatch(/\.\n$/);
    expect(await ended).toBe(0);
  });
});

/** A folder with a module that has node write down each file it loads, and how to start node with it. */
function loadingLog(): { settings: Settings; loaded: () => string[] } {
  const path = folder({
    'hook.mjs': `
      import { appendFileSync } from 'node:fs';
      export async function load(url, context, next) {
        appendFileSync(process.env.LOADED, url + '\\n');
        return next(url, context);
      }`,
    'register.mjs': `
      import { register } from 'node:module';
      register('./hook.mjs', import.meta.url);`,
  });
  const log = join(path, 'loaded.txt');
  return {
    settings: {
      env: { LOADED: log },
      node: ['--import', pathToFileURL(join(path, 'register.mjs')).href],
    },
    loaded: () => readFileSync(log, 'utf8').trim().split('\n'),
  };
}

/** The names of the program's own files among the addresses. */
function own(urls: readonly string[]): string[] {
  return urls.filter((url) => url.includes('/dist/')).map((url) => basename(url));
}

describe('the libraries that the start does without', () => {
  const isValidator = (name: string) => name.startsWith('rdf-validate-shacl');

  it.runIf(isWide)('are loaded by the check alone: the SHACL validator', async () => {
    expect(readdirSync('dist').filter(isValidator)).toHaveLength(1);
    const checking = loadingLog();
    const data = folder({ 'small.ttl': smallCatalogue });
    expect((await run(['check', '--data', data], checking.settings)).code).toBe(0);
    expect(own(checking.loaded()).filter(isValidator)).toHaveLength(1);
    const serving = loadingLog();
    const { origin } = await serveSmall([], serving.settings);
    await (await fetch(`${origin}/catalogue.jsonld`)).text();
    expect(own(serving.loaded())).toContain('cli.js');
    expect(own(serving.loaded()).filter(isValidator)).toEqual([]);
  });

  it('are not loaded at all: jsonld', async () => {
    const serving = loadingLog();
    const { origin } = await serveSmall([], serving.settings);
    await (await fetch(`${origin}/catalogue.jsonld`)).text();
    expect(own(serving.loaded()).filter(isValidator)).toEqual([]);
    const files = serving.loaded().filter((url) => url.startsWith('file:'));
    expect(files.filter((url) => url.includes('node_modules'))).toEqual([]);
    const withJsonld = files.filter((url) =>
      readFileSync(fileURLToPath(url), 'utf8').includes('jsonld.SyntaxError'),
    );
    expect(withJsonld).toEqual([]);
    expect(readFileSync('node_modules/jsonld/lib/context.js', 'utf8')).toContain(
      'jsonld.SyntaxError',
    );
  });
});
