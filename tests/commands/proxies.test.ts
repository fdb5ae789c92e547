import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { folder, smallCatalogue } from '../support/folder.ts';
import { serve } from '../support/program.ts';
import { isLong } from '../support/runs.ts';
import { until } from '../support/until.ts';

interface Proxy {
  readonly program: string;
  readonly config: string;
  /** The arguments, with the file of the configuration and the folder for what it writes. */
  readonly args: (config: string, place: string, port: number) => readonly string[];
  /** Whether it has a copy, about which it asks the server (304): else each answer is made and sent anew. */
  readonly keeps: boolean;
  /** What a request line of 17 kB gets, and in which type. */
  readonly long: readonly [status: number, type: string];
}

const JSON_TYPE = 'application/json';

/** What docs/operating.md says of each. */
const proxies: Readonly<Record<string, Proxy>> = {
  nginx: {
    program: 'nginx',
    config: 'nginx.conf',
    args: (config) => ['-c', config, '-g', 'daemon off;'],
    ...{ keeps: false, long: [414, JSON_TYPE] },
  },
  Varnish: {
    program: 'varnishd',
    config: 'proxies/varnish.vcl',
    args: (config, place, port) => [
      '-F',
      '-n',
      join(place, 'varnish'),
      '-a',
      `127.0.0.1:${port}`,
      '-f',
      config,
    ],
    ...{ keeps: true, long: [431, JSON_TYPE] },
  },
  squid: {
    program: 'squid',
    config: 'proxies/squid.conf',
    args: (config) => ['-N', '-f', config],
    ...{ keeps: true, long: [400, 'text/html'] },
  },
  Apache: {
    program: 'apache2',
    config: 'proxies/apache.conf',
    args: (config) => ['-f', config, '-DFOREGROUND'],
    ...{ keeps: true, long: [414, 'text/html'] },
  },
  HAProxy: {
    program: 'haproxy',
    config: 'proxies/haproxy.cfg',
    args: (config) => ['-f', config, '-db'],
    ...{ keeps: false, long: [431, JSON_TYPE] },
  },
};

const isInstalled = (program: string): boolean =>
  spawnSync('sh', ['-c', `PATH=$PATH:/usr/sbin command -v ${program}`]).status === 0;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** A configuration of `deploy` with other ports and folders, and without TLS. */
function configured(text: string, place: string, ports: { own: number; server: number }): string {
  const changed = text
    .replaceAll('127.0.0.1:8080', `127.0.0.1:${ports.own}`)
    .replaceAll(/(127\.0\.0\.1:|"|parent )4000\b/g, `$1${ports.server}`)
    .replaceAll(/\/(?:run|var\/cache)\/varanto/g, place);
  if (!text.includes('ssl_certificate')) return changed;
  const plain = changed
    .replaceAll(/^.*(?:\[::\]|ssl_).*\n/gm, '')
    .replace('listen 443 ssl http2', `listen 127.0.0.1:${ports.own}`)
    .replace(/^server \{\n {4}listen 80;[^]*?^\}\n/m, '')
    .replace('/var/log/nginx', place);
  return `pid ${place}/nginx.pid;\nerror_log stderr;\nevents {}\nhttp {\n${plain}\n}\n`;
}

/** Starts a proxy in front of a server; gives where it answers. */
async function begin({ program, config, args }: Proxy, server: number): Promise<string> {
  const place = folder();
  chmodSync(place, 0o777);
  mkdirSync(join(place, 'apache'));
  chmodSync(join(place, 'apache'), 0o777);
  const port = await freePort();
  const file = join(place, 'proxy.conf');
  writeFileSync(
    file,
    configured(readFileSync(join('deploy', config), 'utf8'), place, { own: port, server }),
  );
  const env = { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` };
  const child = spawn(program, args(file, place, port), { stdio: ['ignore', 'pipe', 'pipe'], env });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  onTestFinished(async () => {
    const ended = once(child, 'close');
    if (child.exitCode === null) child.kill();
    else return;
    await ended;
  });
  const origin = `http://127.0.0.1:${port}`;
  await until(`${program} answers`, async () => {
    if (child.exitCode !== null) throw new Error(said);
    const answer = await fetch(`${origin}/register/r`).catch(() => undefined);
    return answer?.status === 200;
  });
  return origin;
}

describe.runIf(isLong)('a proxy of docs/operating.md', () => {
  for (const [name, proxy] of Object.entries(proxies))
    it.runIf(isInstalled(proxy.program))(
      `asks about each answer, and gives what the server gives: ${name}`,
      async () => {
        const data = folder({ 'small.ttl': smallCatalogue });
        const { port, output, origin: direct } = await serve(['--data', data]);
        const origin = await begin(proxy, port);
        const headers = { Accept: 'text/turtle', 'Accept-Encoding': 'gzip' };
        const get = (more = {}) =>
          fetch(`${origin}/register/r`, { headers: { ...headers, ...more } });
        const seen = (): string[] =>
          [
            ...output.stdout.matchAll(/"path":"\/register\/r","route":"register","status":(\d+)/g),
          ].map(([, status = '']) => status);
        const first = await get();
        const etag = first.headers.get('ETag') ?? '';
        const text = await first.text();
        const own = await fetch(`${direct}/register/r`, { headers });
        expect([etag, text]).toEqual([own.headers.get('ETag'), await own.text()]);
        // The probe of the start, the direct one and the first.
        await until('three requests in the log', () => seen().length === 3);
        expect(await (await get()).text()).toBe(text);
        await until('the second request at the server', () => seen().length === 4);
        expect(seen().at(-1)).toBe(proxy.keeps ? '304' : '200');
        expect((await get({ 'If-None-Match': etag })).status).toBe(304);
        const page = await get({ Accept: 'text/html', 'Accept-Language': 'sv' });
        expect(await page.text()).toContain('lang="sv"');
        writeFileSync(join(data, '.next'), smallCatalogue.replace('R-', 'S-'));
        renameSync(join(data, '.next'), join(data, 'small.ttl'));
        await until('the reload', () => output.stdout.includes('serves changed files'));
        expect(await (await get()).text()).toContain('S-rekisteri');
        const posted = await fetch(`${origin}/graphql`, {
          method: 'POST',
          headers: { 'Content-Type': JSON_TYPE },
          body: '{"query":"{__typename}"}',
        });
        expect(await posted.json()).toEqual({ data: { __typename: 'Query' } });
        for (const path of ['/metrics', '/health/ready'])
          expect([403, 404]).toContain((await fetch(origin + path)).status);
        const long = await fetch(`${origin}/graphql?query=${'a'.repeat(17_000)}`);
        const [status, type] = proxy.long;
        expect([long.status, long.headers.get('Content-Type')?.split(';')[0]]).toEqual([
          status,
          type,
        ]);
        if (type === JSON_TYPE)
          expect(await long.json()).toMatchObject({
            errors: [{ extensions: { code: 'HEADER_BYTES' } }],
          });
      },
    );
});

describe.runIf(isLong && isInstalled('apache2'))('deploy/w3id', () => {
  it('leads from the namespace to what the server answers', async () => {
    const { origin: server } = await serve();
    const place = folder();
    chmodSync(place, 0o755);
    cpSync('deploy/w3id', join(place, 'site'), { recursive: true });
    const port = await freePort();
    const [head = ''] = readFileSync('deploy/proxies/apache.conf', 'utf8').split(
      'LimitRequestLine',
    );
    const rules = `${head}\nLoadModule dir_module modules/mod_dir.so\nDocumentRoot ${place}/site\n<Directory ${place}/site>\nAllowOverride All\nRequire all granted\n</Directory>\n`;
    const file = join(place, 'apache.conf');
    writeFileSync(file, configured(rules, place, { own: port, server: 0 }));
    const child = spawn('apache2', ['-f', file, '-DFOREGROUND'], {
      stdio: 'ignore',
      env: { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` },
    });
    onTestFinished(() => void child.kill());
    const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' });
    await until('Apache answers', async () => Boolean(await ask('/').catch(() => undefined)));
    for (const path of ['/varanto/', '/varanto/shapes', '/varanto/ontology.ttl']) {
      const answer = await ask(path);
      const target = new URL(answer.headers.get('Location') ?? '');
      expect([answer.status, target.host]).toEqual([303, 'tietovarannot.example.org']);
      const led = await fetch(server + target.pathname, { headers: { Accept: 'text/turtle' } });
      expect(led.status).toBe(200);
      expect(led.headers.get('Content-Type')).toMatch(/^text\/turtle\b/);
    }
  });
});
