import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LogOutput } from '../../../src/http/operator/log-output.ts';
import { folder } from '../../support/folder.ts';

/** A log to a file, with how many lines were lost. */
function output(path: string) {
  const descriptor = openSync(path, 'a');
  onTestFinished(() => {
    closeSync(descriptor);
  });
  const lost = { lines: 0 };
  return { lost, log: new LogOutput(descriptor, (lines) => (lost.lines += lines)) };
}

describe('the output of the log', () => {
  it('has every line, in order, however they come', async () => {
    const place = folder();
    let number = 0;
    const steps = fc.array(
      fc.oneof(
        { weight: 8, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
        fc.constantFrom('turn', 'flush', 'now'),
      ),
    );
    await fc.assert(
      fc.asyncProperty(steps, async (parts) => {
        const path = join(place, String(number++));
        const { log, lost } = output(path);
        const lines: string[] = [];
        for (const part of parts) {
          if (part === 'turn') await new Promise(setImmediate);
          else if (part === 'flush') await log.flush(1_000);
          else if (part === 'now') log.flushSync();
          else {
            const line = `${part.replaceAll('\n', ' ')}\n`;
            lines.push(line);
            log.write(line);
          }
        }
        await log.flush(1_000);
        expect(readFileSync(path, 'utf8')).toBe(lines.join(''));
        expect(lost.lines).toBe(0);
      }),
    );
  });

  it('counts the lines for which the disk has no room, and waits for none', async () => {
    const { log, lost } = output('/dev/full');
    for (let index = 0; index < 100; index += 1) log.write('{}\n');
    await expect.poll(() => lost.lines).toBe(100);
    log.write('{}\n');
    log.flushSync();
    expect(lost.lines).toBe(101);
    log.write('{}\n');
    await log.flush(1_000);
    expect(lost.lines).toBe(102);
  });

  it('keeps a million characters and no more', async () => {
    const path = join(folder(), 'log');
    const { log, lost } = output(path);
    const line = `${'x'.repeat(99_999)}\n`;
    for (let index = 0; index < 25; index += 1) log.write(line);
    expect(lost.lines).toBe(15);
    await log.flush(1_000);
    expect(readFileSync(path, 'utf8')).toBe(line.repeat(10));
  });
});
