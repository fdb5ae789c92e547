import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createInstance } from '../../src/http/operator/instance.ts';
import { createService } from '../../src/http/service.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { createApp } from '../support/app.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { smallSnapshot, someRegisters } from '../support/small-catalogue.ts';

/** A server whose work is done in many slices, since its clock goes on whenever it is read. */
function server(snapshot: Snapshot) {
  const lines: string[] = [];
  const instance = createInstance({ log: pino({}, { write: (line) => void lines.push(line) }) });
  let now = 0;
  const service = createService(snapshot, {
    ...{ pageSize: 20, maxPageSize: 100, examples: [], assets: '', instance },
    limits: { milliseconds: 1_000_000 },
    clock: () => (now += 11),
  });
  return { app: createApp(service), instance, lines };
}

const QUERY = '{ registers(first: 50) { nodes { id title holder { id parent { name } } } } }';
const POSTED = { method: 'POST', body: JSON.stringify({ query: QUERY }) };
const shared = (): Snapshot => loadCatalogue().snapshot;
/** One that has no search index yet: to make it takes several slices. */
const fresh = (): Snapshot => smallSnapshot(someRegisters);

it.each([
  ['an operation', `graphql?query=${QUERY}`, {}, shared],
  ['an operation that is posted', 'graphql', POSTED, shared],
  ['a table', `graphql.csv?query=${QUERY}`, {}, shared],
  ['a graph', `graphql.ttl?query=${QUERY}`, {}, shared],
  ['the first search', 'search?q=rekisteri', {}, fresh],
  ['the first question to whom to ask', 'ask?q=rekisteri', {}, fresh],
])('who leaves in the middle of %s is not refused, and nothing failed', async (...row) => {
  const [, path, init, snapshotOf] = row;
  const snapshot = snapshotOf();
  const { app, instance, lines } = server(snapshot);
  const leaving = new AbortController();
  const ask = (signal?: AbortSignal): Promise<Response> =>
    app.request(snapshot.base + path, {
      ...{ ...init, headers: { 'Content-Type': 'application/json' } },
      ...(signal && { signal }),
    });
  const left = ask(leaving.signal);
  leaving.abort();
  expect(await (await left).text()).toBe('');
  expect((await instance.metrics.refused.get()).values).toEqual([]);
  expect(lines).toEqual([]);
  expect(instance.operations.taken).toBe(0);
  expect((await ask()).status).toBe(200);
});
