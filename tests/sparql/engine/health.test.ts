import { describe, expect, it } from 'vitest';
import { Health } from '../../../src/sparql/engine/health.ts';

/** A health with a clock of its own, and an engine that answers its trial or does not. */
function trial() {
  const state = { now: 0, isWell: true, tried: 0 };
  const ask = (): Promise<void> => {
    state.tried += 1;
    return state.isWell ? Promise.resolve() : Promise.reject(new Error('down'));
  };
  const options = { suspicious: 2, rest: [1_000, 3_000] as const, clock: () => state.now };
  return { state, health: new Health(ask, options) };
}

describe('whether an engine is worth asking', () => {
  it('is not doubted after one failure, or after failures with an answer between them', async () => {
    const { state, health } = trial();
    for (let time = 0; time < 9; time += 1) {
      health.failed();
      await health.admit();
      health.succeeded();
    }
    expect(state.tried).toBe(0);
  });

  it('is tried after failures in a row: the queries may be what is wrong', async () => {
    const { state, health } = trial();
    health.failed();
    health.failed();
    await Promise.all([health.admit(), health.admit()]);
    expect([state.tried, health.isResting]).toEqual([1, false]);
  });

  it('is not while it rests, for longer each time up to an end, and is again after one trial', async () => {
    const { state, health } = trial();
    health.failed();
    health.failed();
    state.isWell = false;
    const rests: number[] = [];
    for (let time = 0; time < 4; time += 1) {
      await expect(health.admit()).rejects.toMatchObject({ failure: 'resting' });
      const begun = state.now;
      while (health.isResting) state.now += 100;
      rests.push(state.now - begun);
    }
    expect(rests).toEqual([1_000, 2_000, 3_000, 3_000]);
    state.isWell = true;
    await health.admit();
    await health.admit();
    expect(state.tried).toBe(5);
  });

  it('is said with the seconds until the next trial', async () => {
    const { state, health } = trial();
    health.failed();
    health.failed();
    state.isWell = false;
    await expect(health.admit()).rejects.toMatchObject({ retryAfter: 1 });
    const { tried } = state;
    await expect(health.admit()).rejects.toMatchObject({ failure: 'resting', retryAfter: 1 });
    expect(state.tried).toBe(tried);
  });
});
