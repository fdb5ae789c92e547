import type { Store } from 'n3';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { ask } from '../support/catalogue.ts';
import {
  generatedSnapshot,
  generatedStore,
  generateRegisters,
} from '../support/generated-catalogue.ts';

const QUERY = `{
  registers(first: 50) {
    totalCount
    nodes {
      id
      title
      holder {
        name
        tosClasses { nodes { notation label } }
        parent { name }
      }
    }
  }
}`;

/** A snapshot, and how often anything of its store has been asked for. */
function watched(): { snapshot: Snapshot; reads: () => number } {
  const registers = generateRegisters({ registers: 64, units: 8, classes: 8 });
  let reads = 0;
  const store: Store = new Proxy(generatedStore(registers), {
    get(target, name, receiver) {
      reads += 1;
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  return { snapshot: generatedSnapshot(store), reads: () => reads };
}

/** How many reads each of the given questions takes, one after the other. */
async function readsOf(...queries: readonly string[]): Promise<number[]> {
  const { snapshot, reads } = watched();
  const counts: number[] = [];
  for (const query of queries) {
    const before = reads();
    const { data, errors } = await ask(snapshot, query);
    expect(errors).toBeUndefined();
    expect(data?.['registers']).toMatchObject({ totalCount: 64 });
    counts.push(reads() - before);
  }
  return counts;
}

describe('a question to a snapshot', () => {
  it('reads the store when it is asked first, and never again', async () => {
    const [first, second, third] = await readsOf(QUERY, QUERY, QUERY);
    expect(first).toBeGreaterThan(0);
    expect([second, third]).toEqual([0, 0]);
  });

  it('reads nothing for resources that other questions have shown', async () => {
    const backwards = QUERY.replace(
      'first: 50',
      'last: 50, where: { holder: { name: { contains: "osasto" } } }, orderBy: { field: title, direction: DESC }',
    );
    const [, second] = await readsOf(QUERY.replace('first: 50', 'first: 64'), backwards);
    expect(second).toBe(0);
  });
});
