import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createService, type Service } from '../../src/http/service.ts';
import { Snapshot } from '../../src/store/snapshot.ts';
import { Store } from 'n3';
import { loadCatalogue } from '../support/catalogue.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const { model, base } = loadCatalogue().snapshot;

/** The service after another, and a reference to its snapshot that does not keep it. */
function next(previous?: Service): { service: Service; snapshot: WeakRef<Snapshot> } {
  const snapshot = new Snapshot(new Store(), { model, base, version: 'a' });
  const options = { pageSize: 20, maxPageSize: 100, examples: [], assets: '', previous };
  return { service: createService(snapshot, options), snapshot: new WeakRef(snapshot) };
}

describe('a service that takes the place of another', () => {
  it('takes over what follows from the same model, and lets the snapshot before it go', async () => {
    let { service, snapshot } = next();
    const { schema } = service;
    const before = [];
    for (let reload = 0; reload < 3; reload += 1) {
      before.push(snapshot);
      ({ service, snapshot } = next(service));
    }
    expect(service.schema).toBe(schema);
    // What a reference leads to is kept until the turn that asked it is over.
    await new Promise(setImmediate);
    collect();
    expect(before.map((each) => each.deref())).toEqual([undefined, undefined, undefined]);
    expect(service.snapshot).toBe(snapshot.deref());
  });
});
