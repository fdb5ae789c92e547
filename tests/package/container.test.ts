import {
  execFileSync,
  spawn,
  spawnSync,
  type ChildProcess,
  type SpawnOptions,
} from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { folder } from '../support/folder.ts';
import { until } from '../support/until.ts';

const file = readFileSync('deploy/Containerfile', 'utf8');

/** The instructions of the last stage, each with what follows its word. */
const stage = (file.split(/^FROM /m).at(-1) ?? '').split('\n').flatMap((line) => {
  const [, word = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
  return word ? [[word, rest] as const] : [];
});

function all(word: string): string[] {
  return stage.filter(([each]) => each === word).map(([, rest]) => rest);
}

/** A folder with what the last stage copies, as the root of the container has it. */
function copied(): string {
  const root = folder();
  const [workdir = ''] = all('WORKDIR');
  for (const copy of all('COPY')) {
    const [from, ...paths] = copy.split(' ');
    expect(from).toBe('--from=build');
    const to = paths.at(-1) ?? '';
    for (const path of paths.slice(0, -1)) {
      const source = path.replace(/^\/build\//, '');
      const name = to.endsWith('/') ? join(to, source) : to;
      mkdirSync(join(root, workdir, dirname(name)), { recursive: true });
      cpSync(source, join(root, workdir, name), { recursive: true });
    }
  }
  return join(root, workdir);
}

const isRoot = process.getuid?.() === 0;
const OTHER = { uid: 65_534, gid: 65_534 };

/** Whether this user may make a file system of its own read-only (unshare(1)). */
const canSeal = isRoot && spawnSync('unshare', ['-m', 'true']).status === 0;

/** Starts what the file says, as another user, and with no right to write anywhere where that can be had here. */
function startIn(home: string): ChildProcess {
  const commands = [...all('ENTRYPOINT'), ...all('CMD')];
  const [program, ...args] = commands.flatMap((list) => JSON.parse(list) as string[]);
  args.push('--port', '0', '--base-url', 'http://localhost/');
  expect(program).toBe('node');
  const words = all('ENV').flatMap((line) => line.split(' '));
  const env = Object.fromEntries(words.map((each) => each.split('=') as [string, string]));
  const settings: SpawnOptions = {
    cwd: home,
    env: { ...env, PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  };
  if (!isRoot || !canSeal)
    return spawn(process.execPath, args, { ...settings, ...(isRoot && OTHER) });
  const seal = `mount --bind "$PWD" "$PWD" && mount -o remount,ro,bind "$PWD" && cd "$PWD" && exec setpriv --reuid=65534 --regid=65534 --clear-groups "$@"`;
  return spawn('unshare', ['-m', 'sh', '-c', seal, 'sh', process.execPath, ...args], settings);
}

describe('the container file', () => {
  it('serves the catalogue by its steps, as another user, from files that cannot be changed', async () => {
    const home = copied();
    for (let path = home; path.length > '/tmp'.length; path = dirname(path)) chmodSync(path, 0o755);
    const child = startIn(home);
    onTestFinished(() => void child.kill());
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
    await until('the server is ready', () => {
      if (child.exitCode !== null) throw new Error(output);
      return /on port \d+/.test(output);
    });
    const origin = `http://127.0.0.1:${/on port (\d+)/.exec(output)?.[1] ?? ''}`;
    expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
    const page = await fetch(`${origin}/register`, { headers: { Accept: 'text/html' } });
    expect(await page.text()).toContain('<html');
    expect(await (await fetch(`${origin}/graphiql/graphiql.js`)).text()).toContain(
      'Table and chart',
    );
    if (isRoot) expect(ownerOf(child.pid)).toBe(OTHER.uid);
    if (canSeal)
      expect(readFileSync(`/proc/${child.pid ?? 0}/mountinfo`, 'utf8')).toContain(` ${home} ro,`);
  });

  it('names one image, with a name that the script pins', () => {
    const place = folder({
      'deploy/Containerfile': file,
      'bin/skopeo': fake(`sha256:${'a'.repeat(64)}`),
    });
    const script = join(place, 'deploy/pin-image.sh');
    cpSync('deploy/pin-image.sh', script);
    chmodSync(join(place, 'bin/skopeo'), 0o755);
    const env = { PATH: `${join(place, 'bin')}:${process.env['PATH'] ?? ''}` };
    for (let time = 0; time < 2; time += 1) execFileSync('sh', [script], { env });
    const pinned = readFileSync(join(place, 'deploy/Containerfile'), 'utf8');
    expect(pinned.replace(/@sha256:a{64}/, '')).toBe(file.replace(/@sha256:[0-9a-f]{64}/, ''));
    expect(pinned).toMatch(/^ARG IMAGE=node:\d+-slim@sha256:a{64}$/m);
    expect(pinned.match(/^FROM \$\{IMAGE\}/gm)).toHaveLength(2);
  });
});

/** A program that prints a text. */
function fake(text: string): string {
  return `#!/bin/sh\necho ${text}\n`;
}

/** The user that a process runs as (proc(5)). */
function ownerOf(pid = 0): number {
  return Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}
