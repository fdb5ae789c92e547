import { once } from 'node:events';
import { truncateSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { folder, smallCatalogue } from '../support/folder.ts';
import { largeCatalogue } from '../support/large-catalogue.ts';
import { longCatalogue } from '../support/long-catalogue.ts';
import { run, serve, start } from '../support/program.ts';
import { runs } from '../support/runs.ts';
import { until } from '../support/until.ts';
import { widely } from '../support/wide.ts';

/** How often the catalogue changes, each time with a reader of what was served before. */
const EDITS = runs(3, 6);

/** Asks for the whole catalogue, and reads no more than its beginning. */
async function stoppedReader(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('GET /catalogue.nt HTTP/1.1\r\nHost: a\r\n\r\n');
  await once(socket, 'data');
  socket.pause();
  return socket;
}

describe('downloads of snapshots that were served long ago', () => {
  it('are cut, so that slow readers do not fill the memory', async () => {
    const settings = longCatalogue(widely(8, 12));
    const { port, origin, output } = await serve([], settings);
    const version = async (): Promise<string> =>
      ((await (await fetch(`${origin}/health/ready`)).json()) as { version: string }).version;
    const readers: Socket[] = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      readers.push(await stoppedReader(port));
      const before = await version();
      const file = join(settings.env?.['DATA'] ?? '', 'edit.ttl');
      writeFileSync(file, `# Edited ${edit} times.\n`);
      await until('the reload', async () => (await version()) !== before);
    }
    // The downloads of the served snapshot and of two before it go on; the others were of earlier ones.
    await until('the cuts', () => output.stdout.match(/"cut":"outdated"/g)?.length === EDITS - 2);
    const text = await (await fetch(`${origin}/metrics`)).text();
    expect(text).toContain(`varanto_answers_cut_total{reason="outdated"} ${EDITS - 2}`);
    for (const reader of readers) reader.destroy();
  });
});

describe('a file', () => {
  it('that is too large for a catalogue is refused before it is read', async () => {
    const data = folder({ 'a.ttl': smallCatalogue, 'large.nt': 'x' });
    truncateSync(join(data, 'large.nt'), 1_000_000_001);
    const { code, stderr } = await run(['check', '--data', data]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/large\.nt: has 1000000001 bytes, a file has at most 1000000000\n$/);
  });
});

describe('a signal to read the files again', () => {
  it('ends nothing that is still starting', async () => {
    const { env } = await largeCatalogue(widely(5_000, 20_000));
    const starting = { env: { ...env, LOG_LEVEL: 'debug' } };
    const { child, output } = start(['serve', '--port', '0'], starting);
    onTestFinished(() => void child.kill('SIGKILL'));
    await until('the reading', () => output.stdout.includes('reads ontology and data'));
    child.kill('SIGHUP');
    await until('the end of the start', () => /on port \d+/.test(output.stdout));
    expect(child.signalCode).toBeNull();
    const [, port = ''] = /on port (\d+)/.exec(output.stdout) ?? [];
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
  });
});
