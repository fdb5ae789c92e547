import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadCatalogue } from '../support/catalogue.ts';
import { startOxigraph } from '../support/engines.ts';
import { noteSizes, preparedQuads } from '../support/prepared.ts';
import { folder, smallCatalogue } from '../support/folder.ts';
import { PATIENT, run, serve, type Settings } from '../support/program.ts';
import { isLong } from '../support/runs.ts';
import { isWide, some } from '../support/wide.ts';

/** Has every way out of the process fail, and writes down which was tried. A server may listen: it is asked from outside. */
const GUARD = `
  import { appendFileSync } from 'node:fs';
  import childProcess from 'node:child_process';
  import dgram from 'node:dgram';
  import dns from 'node:dns';
  import net from 'node:net';
  import { syncBuiltinESMExports } from 'node:module';
  const forbid = (object, name) => {
    object[name] = (...args) => {
      const what = name + ' ' + JSON.stringify(args);
      appendFileSync(process.env.TRIED, what + '\\n');
      throw new Error('nothing may leave this process: ' + what);
    };
  };
  const { connect } = net.Socket.prototype;
  forbid(net.Socket.prototype, 'connect');
  const { connect: forbidden } = net.Socket.prototype;
  net.Socket.prototype.connect = function (...args) {
    const [options] = Array.isArray(args[0]) ? args[0] : args;
    const isAllowed = options.host + ':' + options.port === process.env.ALLOWED;
    return (isAllowed ? connect : forbidden).apply(this, args);
  };
  forbid(dgram, 'createSocket');
  for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'])
    forbid(childProcess, name);
  for (const name of Object.keys(dns)) if (/^(lookup|resolve|reverse)/.test(name)) forbid(dns, name);
  for (const name of Object.keys(dns.promises))
    if (/^(lookup|resolve|reverse)/.test(name)) forbid(dns.promises, name);
  // The address to listen on is looked up, too.
  const { lookup } = dns;
  dns.lookup = (name, ...rest) =>
    net.isIP(name) ? rest.at(-1)(null, name, net.isIP(name)) : lookup(name, ...rest);
  syncBuiltinESMExports();`;

/** How a program is kept from every host but perhaps one, and what it has tried. */
function guarded(allowed = ''): { settings: Settings; tried: () => string } {
  const path = folder({ 'guard.mjs': GUARD });
  const log = join(path, 'tried.txt');
  return {
    settings: {
      env: { TRIED: log, ALLOWED: allowed },
      node: ['--import', pathToFileURL(join(path, 'guard.mjs')).href],
    },
    tried: () => (existsSync(log) ? readFileSync(log, 'utf8') : ''),
  };
}

const QUERY = '{catalogue{id title} registers(first:3){nodes{id title}}}';
const ENDINGS = ['', '.ttl', '.jsonld', '.expanded.jsonld', '.nt', '.nq', '.trig', '.rdf', '.html'];

/** Everything that a server has, and what it does not. */
const all = [
  ...ENDINGS.map((ending) => `/register/ohjaamotoiminta${ending}`),
  ...ENDINGS.slice(1).flatMap((ending) => [`/catalogue${ending}`, `/ontology${ending}`]),
  ...['/', '/register', '/tos', '/dcat', '/dcat.ttl', '/context.jsonld'],
  ...['/shapes', '/shapes.ttl', '/schema.graphql', '/sitemap.xml', '/robots.txt', '/dcat/check'],
  ...['/.well-known/void', '/health/live', '/health/ready', '/metrics', '/nothing'],
  ...['/graphiql/graphiql.js', '/graphiql/graphiql.css', '/graphql'],
  `/graphql?query=${encodeURIComponent(QUERY)}`,
  '/graphql?query={nothing}',
  '/graphql?query={',
];

/** What is asked of a server. */
const paths = some(all, 3);

const ASKING = `
  const [origin, ...paths] = process.argv.slice(1);
  const answers = [];
  const types = ['text/html', 'application/json', 'text/turtle', '*/*'];
  // An ending says what is wanted, whatever else is accepted.
  for (const path of paths)
    for (const Accept of /\\.[a-z]+$/.test(path) ? types.slice(-1) : types) {
      const answer = await fetch(origin + path, { headers: { Accept }, redirect: 'manual' });
      const { length } = await answer.text();
      answers.push({ path, status: answer.status, length, cookies: answer.headers.getSetCookie() });
    }
  const outside = await fetch('http://192.0.2.1/').then(() => 'reached', ({ cause }) => cause.code);
  console.log(JSON.stringify({ answers, outside }));`;

const SCRIPT = ['--input-type=module', '-e', ASKING];

interface Answer {
  readonly path: string;
  readonly status: number;
  readonly length: number;
  readonly cookies: readonly string[];
}

/** Asks a server for everything, in a process of its own which may be begun by another. */
function ask(origin: string, within: readonly string[] = []) {
  const [command = '', ...rest] = [...within, process.execPath, ...SCRIPT, origin, ...paths];
  const { stdout, stderr } = spawnSync(command, rest, { encoding: 'utf8', timeout: 150_000 });
  if (!stdout) throw new Error(`nothing was answered: ${stderr}`);
  return JSON.parse(stdout) as { answers: Answer[]; outside: string };
}

/** What is asked of a server over an engine: it takes its time. */
const fewPaths = all.filter((_path, index) => isLong || index % 8 === 0);

/** Asks for some of it, while this process answers others. */
async function askMeanwhile(origin: string): Promise<{ readonly answers: readonly Answer[] }> {
  const execute = promisify(execFile);
  const options = { timeout: 170_000, maxBuffer: 10_000_000 };
  const { stdout } = await execute(process.execPath, [...SCRIPT, origin, ...fewPaths], options);
  return JSON.parse(stdout) as { answers: Answer[] };
}

function expectSound(answers: readonly Answer[], asked: readonly string[] = paths): void {
  expect(new Set(answers.map(({ path }) => path)).size).toBe(asked.length);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  expect(answers.flatMap(({ cookies }) => cookies)).toEqual([]);
  const good = new Set(answers.filter(({ status }) => status === 200).map(({ path }) => path));
  const missing = asked.filter((path) => !good.has(path));
  expect(missing).toEqual(asked.filter((path) => path === '/nothing'));
}

describe('the guard of these tests', () => {
  it.each(
    some(
      [
        "await fetch('http://127.0.0.1:4999/')",
        "(await import('node:http')).get('http://localhost:9/')",
        "(await import('node:net')).connect(9)",
        "(await import('node:tls')).connect(9)",
        "await (await import('node:dns')).promises.resolve('example.org')",
        "(await import('node:dgram')).createSocket('udp4')",
        "(await import('node:child_process')).spawn('true')",
        "new (await import('node:worker_threads')).Worker(`fetch('http://127.0.0.1:4999/')`, { eval: true })",
      ],
      3,
    ),
  )('sees %s', (code) => {
    const { settings, tried } = guarded();
    const args = [...(settings.node ?? []), '--input-type=module', '-e', code];
    const { status } = spawnSync(process.execPath, args, {
      env: { ...process.env, ...settings.env },
    });
    expect(status).not.toBe(0);
    expect(tried()).not.toBe('');
  });
});

/** Before a folder that is made for the test. */
const SMALL = ['--data'];

describe('a program that reaches no host', () => {
  it.each(
    some(
      [
        [['check', ...SMALL]],
        [['export', '--format', 'jsonld', ...SMALL]],
        [['harvest-check']],
        ...(isLong
          ? [
              [['check']],
              [['harvest-check', '--json']],
              [['export']],
              [['export', '--format', 'rdf']],
            ]
          : []),
        [['schema']],
        [['context']],
        [['help']],
      ],
      3,
    ),
  )('does its work, and tries to reach none: %j', async (args) => {
    const { settings, tried } = guarded();
    const small = args.includes('--data') ? [folder({ 'small.ttl': smallCatalogue })] : [];
    const { code, stdout, stderr } = await run([...args, ...small], settings);
    const said = stderr.replaceAll(/^warning: .*\n/gm, '');
    expect({ code, said }).toEqual({ code: 0, said: '' });
    expect(stdout.length).toBeGreaterThan(20);
    expect(tried()).toBe('');
  });

  it('serves everything, tries to reach none, and sets no cookie', async () => {
    const { settings, tried } = guarded();
    const { origin, stop } = await serve([], settings);
    const { answers } = ask(origin);
    expectSound(answers);
    expect(await stop()).toBe(0);
    expect(tried()).toBe('');
  });

  it.runIf(isWide)(
    'serves everything out of an engine, and tries to reach no other host',
    async () => {
      const engine = await startOxigraph(preparedQuads(loadCatalogue().snapshot));
      onTestFinished(engine.stop);
      noteSizes(engine.store);
      const { settings, tried } = guarded(engine.url.host);
      const { origin, stop } = await serve(
        ['--source', `sparql+${engine.url.href}`, '--sparql-proxy', ...PATIENT],
        settings,
      );
      const { answers } = await askMeanwhile(origin);
      const found = await fetch(`${origin}/sparql.csv?query=SELECT * { ?s a ?class } LIMIT 2`);
      expect([found.status, (await found.text()).split('\r\n').length]).toEqual([200, 4]);
      expect(answers.length).toBeGreaterThan(10);
      expectSound(answers, fewPaths);
      expect(await stop()).toBe(0);
      expect(tried()).toBe('');
    },
  );

  it.runIf(isLong)('serves everything where the machine has no network', async (context) => {
    const lo = 'ip link set lo up && exec "$0" "$@"';
    const within = ['unshare', '--map-root-user', '--net', 'sh', '-c', lo];
    if (spawnSync(within[0] ?? '', [...within.slice(1), 'true']).status !== 0)
      context.skip('unshare makes no network of its own here');
    const { origin, child, stop } = await serve([], { within });
    const { pid = 0 } = child;
    const enter = ['nsenter', '--preserve-credentials', '-t', String(pid), '--user', '--net'];
    const { answers, outside } = ask(origin, enter);
    expect(outside).toBe('ENETUNREACH');
    expectSound(answers);
    expect(await stop()).toBe(0);
  });
});
