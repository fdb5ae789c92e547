import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { asksVirtuoso, startOxigraph, startVirtuoso } from '../support/engines.ts';
import { folder, smallCatalogue } from '../support/folder.ts';
import { run, withoutProgress } from '../support/program.ts';
import { isWide, some, WIDE_RUN } from '../support/wide.ts';

/** Notes where each connection goes, and each name that is looked up. */
const NOTES = `
  import net from 'node:net';
  import dns from 'node:dns';
  import { appendFileSync } from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const note = (what) => appendFileSync(process.env.NOTED, what + '\\n');
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (...args) {
    const [options] = Array.isArray(args[0]) ? args[0] : args;
    note(options.host + ':' + options.port);
    return connect.apply(this, args);
  };
  const { lookup } = dns;
  dns.lookup = (name, ...rest) => (note('lookup ' + name), lookup(name, ...rest));
  syncBuiltinESMExports();`;

/** Runs the command, with the places that it connected to. */
async function prepared(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const path = folder({ 'notes.mjs': NOTES });
  const noted = join(path, 'noted.txt');
  const result = await run(['prepare', ...args], {
    env: { NOTED: noted, ...env },
    node: ['--import', pathToFileURL(join(path, 'notes.mjs')).href],
  });
  const places = existsSync(noted) ? readFileSync(noted, 'utf8').trim().split('\n') : [];
  return { ...result, places: [...new Set(places)] };
}

const SECRET = { SOURCE_USER: 'dba', SOURCE_PASSWORD: 'dba' };

describe('varanto prepare', () => {
  it('brings the catalogue into an engine, and connects to nothing else', async () => {
    const engine = await startOxigraph();
    onTestFinished(engine.stop);
    const args = ['--source', `sparql+${engine.url.href}`, '--graph-store', engine.graphs.href];
    const data = isWide ? [] : ['--data', folder({ 'small.ttl': smallCatalogue })];
    const { code, stdout, stderr, places } = await prepared([
      ...[...args, '--engine', 'oxigraph'],
      ...data,
    ]);
    // The small catalogue lacks something.
    const said = isWide ? stderr : stderr.replaceAll(/^warning: \S+small\.ttl .*\n/gm, '');
    expect({ code, said: withoutProgress(said) }).toEqual({ code: 0, said: '' });
    expect(stdout).toMatch(/Version [\da-f]{16}-\d+ is whole: \d+ triples/);
    expect(stdout).toMatch(/is the current one\.\n$/);
    expect(places).toEqual([engine.url.host]);
  });

  it.each(some(['SIGTERM', 'SIGINT'], 2))(
    'ends at %s while it reads, and has sent nothing',
    async (name) => {
      const engine = await startOxigraph();
      onTestFinished(engine.stop);
      // It comes with the line that is said before the data is read.
      const signalled = `const { write } = process.stdout;
      process.stdout.write = function (...args) {
        if (String(args[0]).includes('oxigraph.')) process.kill(process.pid, '${name}');
        return write.apply(this, args);
      };`;
      const data = folder({ 'x.ttl': `${smallCatalogue} <register/r> dct:titel "R"@fi .` });
      const { code, stdout, stderr } = await run(
        [
          ...['prepare', '--data', data, '--engine', 'oxigraph'],
          ...['--source', `sparql+${engine.url.href}`, '--graph-store', engine.graphs.href],
        ],
        { node: ['--import', `data:text/javascript,${encodeURIComponent(signalled)}`] },
      );
      // The check of the data would have found a property without a field.
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: `varanto: ${name}: stopped; run the command again to go on\n`,
      });
      expect(stdout).not.toContain('is whole');
      expect(engine.store.size).toBe(0);
    },
  );

  it('brings it into Virtuoso, with a user whose password it never writes', async (context) => {
    if (!asksVirtuoso()) context.skip(WIDE_RUN);
    const engine = await startVirtuoso();
    onTestFinished(engine.stop);
    const { code, stdout, stderr, places } = await prepared(
      ['--source', `sparql+${engine.url.href}`],
      SECRET,
    );
    expect({ code, stderr: withoutProgress(stderr) }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/is the current one\.\n$/);
    expect(stdout).not.toContain('dba');
    expect(places).toEqual([engine.url.host]);
  });

  it('follows no redirect, and sends no password to where it leads', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.headers.authorization ?? 'nobody');
      response.writeHead(302, { Location: 'http://127.0.0.1:9/sparql' }).end();
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const source = `sparql+http://127.0.0.1:${port}/sparql`;
    const { code, stderr, places } = await prepared(['--source', source], SECRET);
    expect(code).toBe(1);
    expect(stderr).toBe('varanto: The engine answered with status 302\n');
    expect(places).toEqual([`127.0.0.1:${port}`]);
    expect(asked).toEqual(['nobody']);
  });

  it.each([
    ['are none', {}, 'no credentials were given; set SOURCE_USER and SOURCE_PASSWORD'],
    ['are wrong', SECRET, 'check SOURCE_USER and SOURCE_PASSWORD'],
    ['are wrong', { SOURCE_TOKEN: 'dba' }, 'or SOURCE_TOKEN'],
  ])('says whether credentials %s: %j', async (_which, env, reason) => {
    const server = createServer((_request, response) => {
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="SPARQL"' }).end();
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const source = `sparql+http://127.0.0.1:${port}/`;
    const { code, stderr } = await run(['prepare', '--source', source], { env });
    expect(code).toBe(1);
    expect(stderr).toContain(`status 401: ${Object.keys(env).length ? 'check' : 'no'}`);
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain('dba');
  });

  it.each([
    [[], 'source: expected an engine'],
    [['--source', 'sparql+http://a:b@localhost/'], 'set SOURCE_USER and SOURCE_PASSWORD'],
    [
      ['--source', 'sparql+http://127.0.0.1:1/sparql?key=secret'],
      'The engine at http://127.0.0.1:1/sparql cannot be reached (ECONNREFUSED): check that it is running',
    ],
  ])('is refused without an engine that answers: %j', async (args, reason) => {
    const { code, stderr } = await run(['prepare', ...args]);
    expect(code).toBe(1);
    expect(stderr).toContain(reason);
    expect(stderr).not.toMatch(/ {4}at |secret/);
  });
});
