import { describe, expect, it } from 'vitest';
import { serve, serveSmall, UNPACED } from '../support/program.ts';
import { runs, seed } from '../support/runs.ts';
import { isWide, widely } from '../support/wide.ts';
import { exchange } from './exchange.ts';
import { generatedInputs } from './generated-inputs.ts';
import { query } from './hostile-case.ts';
import { faultsOf } from './judge.ts';

const INPUTS = runs(widely(100, 400), 20_000);
const CLIENTS = 16;

describe('a server that is sent whatever there is', () => {
  it(`does not fail over ${INPUTS} generated inputs`, async () => {
    const starts = isWide ? serve : serveSmall;
    const { port, output, stop } = await starts(UNPACED);
    const inputs = generatedInputs(INPUTS, seed);
    const waiting = inputs.values();
    const faults: unknown[] = [];
    const statuses = new Map<number, number>();
    const client = async (): Promise<void> => {
      for (const each of waiting) {
        const given = await exchange(port, each.bytes, each);
        const status = given.answer?.status ?? 0;
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        const found = faultsOf(each, given);
        if (found.length) faults.push({ found, sent: Buffer.from(each.bytes).toString('latin1') });
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    expect(faults.slice(0, 5)).toEqual([]);
    // Inputs that were all refused at the door would say nothing of what is behind it.
    expect(statuses.get(200)).toBeGreaterThan(INPUTS / 10);
    expect(statuses.get(400)).toBeGreaterThan(INPUTS / 20);
    const after = await exchange(port, query('{__typename}'));
    expect(after.answer?.body).toBe('{"data":{"__typename":"Query"}}');
    expect(await stop()).toBe(0);
    expect(output.stderr).toBe('');
    expect(/^.*"level":"(?:error|fatal)".*$/m.exec(output.stdout)).toBeNull();
  });
});
