import { describe, expect, it } from 'vitest';
import { serverForFile } from '../support/program.ts';
import { PATIENCE } from '../support/until.ts';
import { bodies } from './cases/bodies.ts';
import { documents } from './cases/documents.ts';
import { headers } from './cases/headers.ts';
import { targets } from './cases/targets.ts';
import { exchange, type Exchange } from './exchange.ts';
import { get, query, type HostileCase } from './hostile-case.ts';
import { faultsOf, isRefusal } from './judge.ts';
import { some } from '../support/wide.ts';

const tables = { documents, headers, bodies, targets };

/** How many refusals the metrics tell of: each is counted by its status, or by its reason where it came to no answer of the app. */
async function refusals(port: number): Promise<number> {
  const { answer } = await exchange(port, get('/metrics'));
  const lines = answer?.body.split('\n') ?? [];
  return lines
    .filter((line) => /^varanto_(refused_total|http_requests_total\{.*status="[45])/.test(line))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

/** A server that is tried with one case after another. */
class Trial {
  readonly #port: number;
  #counted = 0;

  constructor(port: number) {
    this.#port = port;
  }

  /** Counts what was refused before it. */
  async begin(): Promise<void> {
    this.#counted = await refusals(this.#port);
  }

  /** What is wrong with what the server makes of a case, and with the server after it. */
  async faultsOf(each: HostileCase): Promise<string[]> {
    let given: Exchange;
    try {
      given = await exchange(this.#port, each.bytes, each);
    } catch (error) {
      return [(error as Error).message];
    }
    const after = await exchange(this.#port, query('{__typename}'));
    const isRefused = given.answer !== undefined && isRefusal(given.answer);
    return [
      ...faultsOf(each, given),
      ...(after.answer?.body === '{"data":{"__typename":"Query"}}' ? [] : ['no answer afterwards']),
      ...(isRefused && !(await this.#isCounted()) ? ['counted nowhere'] : []),
    ];
  }

  /** An answer is counted when it has ended, which may be a moment after it was read. */
  async #isCounted(): Promise<boolean> {
    const before = this.#counted;
    const deadline = performance.now() + PATIENCE;
    do this.#counted = await refusals(this.#port);
    while (this.#counted === before && performance.now() < deadline);
    return this.#counted > before;
  }
}

describe('the hostile corpus', () => {
  it('has at least 300 cases, no two of them alike', () => {
    const cases = Object.values(tables).flat();
    const distinct = new Set(cases.map(({ bytes }) => Buffer.from(bytes).toString('latin1')));
    expect(distinct.size).toBe(cases.length);
    expect(cases.length).toBeGreaterThanOrEqual(300);
  });

  const server = serverForFile();

  it.each(Object.entries(tables))(
    'is refused or answered, counted, and does no harm: %s',
    async (_name, cases) => {
      const trial = new Trial(server().port);
      await trial.begin();
      const faults: Record<string, string[]> = {};
      for (const each of some(cases, 4)) {
        const found = await trial.faultsOf(each);
        if (found.length) faults[each.what] = found;
      }
      expect(faults).toEqual({});
    },
  );

  it('leaves no error in the log, and a server that ends with 0', async () => {
    const { output, stop } = server();
    expect(await stop()).toBe(0);
    expect(output.stderr).toBe('');
    expect(output.stdout.match(/^.*"level":"(?:error|fatal)".*$/gm)).toBeNull();
  });
});
