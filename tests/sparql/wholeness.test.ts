import { describe, expect, it } from 'vitest';
import { EngineError } from '../../src/sparql/engine/engine-error.ts';
import { profiles } from '../../src/sparql/engine/profile.ts';
import { Wholeness } from '../../src/sparql/wholeness.ts';

const AT_ONCE = { least: 0, times: 0 };
const NEVER = { least: 1e9, times: 0 };

/** A version of which a test says what is missing, and what came of each count. */
function counted({ regular = AT_ONCE, urgent = AT_ONCE } = {}) {
  const own: { loss: string | undefined; failure: string | undefined; counts: number } = {
    ...{ loss: undefined, failure: undefined, counts: 0 },
  };
  const heard: unknown[] = [];
  const wholeness = new Wholeness({
    ...{ version: 'v1', regular, urgent },
    count() {
      own.counts += 1;
      if (own.failure !== undefined) return Promise.reject(new EngineError('busy', own.failure));
      return Promise.resolve(own.loss);
    },
  });
  const watch = (): void => {
    wholeness.watch({
      changed: (loss) => heard.push(loss ?? 'whole'),
      uncounted: (reason) => heard.push(`uncounted: ${reason}`),
    });
  };
  return { wholeness, own, heard, watch };
}

/** Resolves after every timer that is due already: they end in the order in which they were set. */
function due(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 1);
  });
}

describe('whether an engine has all of a version', () => {
  it('is counted at once where something impossible was met, and again until all is back', async () => {
    const { wholeness, own, heard, watch } = counted();
    watch();
    own.loss = 'one is missing';
    expect(wholeness.missing('Expected a card, got none').message).toContain('Expected a card');
    await expect.poll(() => heard).toEqual(['one is missing']);
    const counts = own.counts;
    // More comes back; that is no news.
    own.loss = 'a half is missing';
    await expect.poll(() => own.counts).toBeGreaterThan(counts + 2);
    own.loss = undefined;
    await expect.poll(() => heard).toEqual(['one is missing', 'whole']);
    wholeness.close();
  });

  it('is counted again where something was met while it was counted', async () => {
    const { wholeness, own, watch } = counted();
    watch();
    const counting = wholeness.count();
    wholeness.suspect();
    await counting;
    await expect.poll(() => own.counts).toBe(2);
    wholeness.close();
  });

  it('is not counted more often than an engine has time for', async () => {
    const { wholeness, own, watch } = counted({ regular: NEVER, urgent: NEVER });
    watch();
    await wholeness.count();
    wholeness.countInTime();
    wholeness.suspect();
    await due();
    expect(own.counts).toBe(1);
    wholeness.close();
  });

  it('is counted for nobody', async () => {
    const { wholeness, own } = counted();
    wholeness.suspect();
    await due();
    expect(own.counts).toBe(0);
  });

  it('stays as it was found where the engine does not count, which is said once for each reason', async () => {
    const { wholeness, own, heard, watch } = counted();
    watch();
    own.loss = 'one is missing';
    await wholeness.count();
    own.failure = 'too much to do';
    const { counts } = own;
    await expect.poll(() => own.counts).toBeGreaterThan(counts + 2);
    await expect(wholeness.confirm()).rejects.toThrow('too much to do');
    expect(heard).toEqual(['one is missing', 'uncounted: too much to do']);
    wholeness.close();
  });
});

describe('an engine that has lost a part of a version', () => {
  it('is asked nothing, and says what to do', async () => {
    const { wholeness, own } = counted();
    let asked = 0;
    const engine = wholeness.guarded({
      profile: profiles.sparql,
      select: () => Promise.resolve(((asked += 1), [])),
    });
    await engine.select('SELECT');
    own.loss = 'one is missing';
    await expect(wholeness.confirm()).rejects.toThrow(
      'The engine has lost a part of version v1: one is missing; run varanto prepare again',
    );
    await expect(engine.select('SELECT')).rejects.toMatchObject({ retryAfter: 30 });
    expect(asked).toBe(1);
    own.loss = undefined;
    await wholeness.confirm();
    await engine.select('SELECT');
    expect(asked).toBe(2);
  });
});
