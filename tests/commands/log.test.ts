import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { defaultHttpLimits } from '../../src/http/limits.ts';
import { smallCatalogue } from '../support/folder.ts';
import { serverForFile, serveSmall, UNPACED } from '../support/program.ts';
import { RawClient } from '../support/raw-client.ts';
import { isWide } from '../support/wide.ts';

interface Line {
  readonly level: string;
  readonly time: string;
  readonly msg: string;
  readonly requestId?: string;
  readonly [name: string]: unknown;
}

/** The lines of a log; throws where one is no JSON. */
function linesOf(text: string): Line[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

const SECRET = 'Sosiaalitoimen rekisterit';

function ask(origin: string, body: object, headers: Record<string, string> = {}) {
  return fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** How many lines a server says that it has lost. */
async function lost(origin: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^varanto_log_lines_lost_total (\d+)$/m.exec(text)?.[1]);
}

/** Has a server write more to its log than a pipe takes. */
async function fill(origin: string): Promise<void> {
  const port = Number(new URL(origin).port);
  const request = `GET /${'x'.repeat(190)} HTTP/1.1\r\nHost: localhost\r\n`;
  for (let round = 0; round < 40; round += 1) {
    const all = `${request}\r\n`.repeat(99) + `${request}Connection: close\r\n\r\n`;
    const client = await RawClient.connect(port, all);
    await client.ended();
    expect(client.statuses).toEqual(Array(100).fill(404));
  }
}

const data = mkdtempSync(join(tmpdir(), 'varanto-log-'));
writeFileSync(join(data, 'small.ttl'), smallCatalogue);
afterAll(() => {
  rmSync(data, { recursive: true });
});

/** A server for tests that look at nothing but the lines of their own requests. */
const shared = serverForFile(['--data', data]);

describe('the log', () => {
  it('is lines of JSON, one for each request, called as the header of its answer calls it', async () => {
    const { origin, stop, output } = await serveSmall();
    const ids: string[] = [];
    for (const path of [
      '',
      'register/r.ttl?page=2',
      'no-such-thing',
      'graphql?query={__typename}',
    ]) {
      const answer = await fetch(`${origin}/${path}`);
      ids.push(answer.headers.get('X-Request-Id') ?? '');
      expect(await answer.text()).not.toContain(ids.at(-1));
    }
    expect(await stop()).toBe(0);
    const lines = linesOf(output.stdout);
    expect(lines.flatMap(({ requestId }) => requestId ?? [])).toEqual(ids);
    expect(new Set(ids).size).toBe(4);
    for (const { level, time, msg } of lines) {
      expect(level).toMatch(/^(info|warn)$/);
      expect(new Date(time).toISOString()).toBe(time);
      expect(msg).not.toBe('');
    }
    expect(lines.filter(({ msg }) => msg === 'request')).toMatchObject([
      { method: 'GET', path: '/', route: 'start', status: 200 },
      { method: 'GET', path: '/register/r.ttl', route: 'register', status: 200 },
      { method: 'GET', path: '/no-such-thing', route: 'other', status: 404 },
      { method: 'GET', path: '/graphql', route: 'graphql', status: 200 },
    ]);
  });

  it.runIf(isWide)('ends with the signal, and then with the end', async () => {
    const { stop, output } = await serveSmall();
    expect(await stop()).toBe(0);
    expect(
      linesOf(output.stdout)
        .slice(-2)
        .map(({ msg, cut }) => [msg, cut]),
    ).toEqual([
      ['SIGTERM: no new connections; open requests are finished', undefined],
      ['ended', 0],
    ]);
  });

  it('takes over an identifier that can be nothing else, and no other', async () => {
    const { origin, output } = shared();
    const answered = new Set<string | null>();
    const idOf = async (given: string): Promise<string | null> => {
      const { headers } = await fetch(origin, { headers: { 'X-Request-Id': given } });
      const id = headers.get('X-Request-Id');
      answered.add(id);
      return id;
    };
    expect(await idOf('a-B_1.2')).toBe('a-B_1.2');
    expect(await idOf('x'.repeat(64))).toBe('x'.repeat(64));
    for (const unsafe of ['x'.repeat(65), 'a b', '"},{"a":"', '<b>', 'ä', ''])
      expect(await idOf(unsafe)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const logged = (): string[] =>
      linesOf(output.stdout.slice(0, output.stdout.lastIndexOf('\n')))
        .flatMap(({ requestId }) => requestId ?? [])
        .filter((id) => answered.has(id));
    await expect.poll(logged).toEqual([...answered]);
    expect(logged().slice(0, 2)).toEqual(['a-B_1.2', 'x'.repeat(64)]);
  });

  it('has the identifier in the errors of GraphQL, and in nothing that is sound', async () => {
    const { origin } = shared();
    for (const [query, isSound] of [
      ['{catalogue{title}}', true],
      ['{nothing}', false],
      ['{', false],
      ['{registers(first:1000){totalCount}}', false],
    ] as const) {
      const answer = await ask(origin, { query }, { 'X-Request-Id': 'known-id' });
      expect(answer.headers.get('X-Request-Id')).toBe('known-id');
      const text = await answer.text();
      const { errors = [] } = JSON.parse(text) as {
        errors?: { extensions?: { requestId?: string } }[];
      };
      expect(errors.length > 0).toBe(!isSound);
      expect(errors.map(({ extensions }) => extensions?.requestId)).toEqual(
        errors.map(() => 'known-id'),
      );
      if (isSound) expect(text).not.toContain('known-id');
    }
  });

  it.each([
    ['only a hash', [], false],
    ['the text, where it is asked for', ['--log-queries'], true],
  ] as const)('has of a query %s', async (_, args, isLogged) => {
    const { origin, stop, output } = await serveSmall(args);
    const query = `query Wanted { node(id: "${SECRET}") { id } }`;
    expect((await ask(origin, { query })).status).toBe(200);
    const search = new URLSearchParams({ query });
    expect((await fetch(`${origin}/graphql?${search.toString()}`)).status).toBe(200);
    const broken = await ask(origin, { query: `{ "${SECRET}" }` });
    expect(await broken.json()).toHaveProperty('errors');
    const variables = { id: SECRET };
    const asked = 'query With($id: ID!) { node(id: $id) { id } }';
    expect((await ask(origin, { query: asked, variables })).status).toBe(200);
    expect(await stop()).toBe(0);
    expect(output.stdout.includes(SECRET)).toBe(isLogged);
    expect(output.stdout).toContain('"operation":"Wanted"');
    const hashes = linesOf(output.stdout).flatMap(({ query: text }) => text ?? []);
    if (!isLogged) for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(hashes.length).toBeGreaterThanOrEqual(2);
  });

  it('is plain text where that is asked for, or nothing at all', async () => {
    const text = await serveSmall(['--log', 'text']);
    await (await fetch(`${text.origin}/register`)).text();
    await text.stop();
    expect(text.output.stdout).toMatch(/^2\S+Z Ready in \d+ ms/m);
    expect(text.output.stdout).toMatch(/^2\S+Z 200 GET \/register [\d.]+ ms requestId=\S+ /m);
    expect(text.output.stdout).toMatch(/^2\S+Z ended cut=0$/m);
    const none = await serveSmall(['--log', 'none']);
    await (await fetch(`${none.origin}/register`)).text();
    expect(await none.stop()).toBe(0);
    expect(none.output).toEqual({ stdout: '', stderr: '' });
  });

  it('does not say more of a client that leaves than that it left', async () => {
    const { origin, port, stop, output } = await serveSmall();
    const head = 'Host: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"';
    const client = await RawClient.connect(port, `POST /graphql HTTP/1.1\r\n${head}`);
    await (await fetch(origin)).text();
    client.socket.destroy();
    await expect.poll(() => output.stdout).toContain('"cut":"left"');
    await stop();
    const levels = linesOf(output.stdout).map(({ level }) => level);
    expect(levels).not.toContain('error');
  });
});

describe('a server whose log', () => {
  it('finds no room on its disk answers, counts what is lost and ends with 0', async () => {
    const full = openSync('/dev/full', 'w');
    onTestFinished(() => {
      closeSync(full);
    });
    const { origin, stop, output } = await serveSmall([], { stdout: full });
    const before = await lost(origin);
    for (let index = 0; index < 10; index += 1)
      expect((await fetch(`${origin}/register`)).status).toBe(200);
    await expect.poll(() => lost(origin)).toBe(before + 10);
    expect(await stop()).toBe(0);
    expect(output.stderr).toBe('');
  });

  it.runIf(isWide)(
    'is not read any more answers, counts what is lost and ends with 0',
    async () => {
      const { origin, child, stop, output } = await serveSmall([], { stdout: 'pipe' });
      child.stdout?.destroy();
      await expect
        .poll(async () => {
          expect((await fetch(`${origin}/register`)).status).toBe(200);
          return lost(origin);
        })
        .toBeGreaterThan(2);
      expect(await stop()).toBe(0);
      expect(output.stderr).toBe('');
    },
  );

  it.runIf(isWide)(
    'has errors that nobody can read, with its log, answers and ends with 0',
    async () => {
      const { origin, child, stop } = await serveSmall([], { stdout: 'pipe' });
      child.stdout?.destroy();
      child.stderr?.destroy();
      for (let index = 0; index < 5; index += 1)
        expect((await fetch(`${origin}/register`)).status).toBe(200);
      expect(await stop()).toBe(0);
    },
  );

  it.runIf(isWide)(
    'fills a pipe that nobody reads answers, counts what is lost and ends with 0 in time',
    async () => {
      const { origin, stop } = await serveSmall(UNPACED, { stdout: 'pipe' });
      await fill(origin);
      expect(await lost(origin)).toBeGreaterThan(100);
      const begun = performance.now();
      expect(await stop()).toBe(0);
      expect(performance.now() - begun).toBeLessThan(defaultHttpLimits.drainTime);
    },
  );

  it('is read late has whole lines, and with those that are lost all of them', async () => {
    const { origin, child, stop } = await serveSmall(UNPACED, { stdout: 'pipe' });
    await fill(origin);
    const missing = await lost(origin);
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (more: string) => (text += more));
    await expect.poll(() => text.length).toBeGreaterThan(500_000);
    await (await fetch(`${origin}/the-last`)).text();
    const closed = once(child, 'close');
    expect(await stop()).toBe(0);
    await closed;
    const requests = linesOf(text).filter(({ msg }) => msg === 'request');
    expect(requests.length + missing).toBe(4_001);
    expect(requests.at(-1)?.['path']).toBe('/the-last');
  });
});
