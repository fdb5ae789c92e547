import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { createService } from '../../src/http/service.ts';
import { createRemoteHandler } from '../../src/operate/remote-handler.ts';
import { Client } from '../../src/sparql/engine/client.ts';
import { profiles } from '../../src/sparql/engine/profile.ts';
import { chance } from '../support/chance.ts';
import { startOxigraph, type RunningEngine } from '../support/engines.ts';
import { faults, startFaulty, type FaultyEngine } from '../support/engines/faults.ts';
import { madeCatalogue } from '../support/made-catalogue.ts';
import { preparedQuads, preparedSource } from '../support/prepared.ts';
import { AskedCatalogue, randomOperation } from '../support/random-operation.ts';
import { isLong, runs, seed } from '../support/runs.ts';
import { isWide } from '../support/wide.ts';

const REQUESTS = runs(80, 20_000);
const DIFFERENT = runs(20, 600);
const WORKERS = 8;
/** How many milliseconds a request has: a query that hangs takes all of them. */
const PATIENCE = runs(5_000, 1_500);

const snapshot = madeCatalogue();
const options = {
  ...{ pageSize: 3, maxPageSize: 100, examples: [], assets: '', cacheBytes: 0 },
  limits: { milliseconds: PATIENCE },
  // What it works itself: others may use the machine.
  clock: () => process.cpuUsage().user / 1_000,
};
const local = createApp(createService(snapshot, { ...options, limits: { milliseconds: 60_000 } }));

/** A request with what the embedded store answers. */
interface Asked {
  readonly request: () => Request;
  readonly expected: Given;
}

type Given = readonly [status: number, type: string | null, body: string];

async function given(answer: Response): Promise<Given> {
  const text = await answer.text();
  return [answer.status, answer.headers.get('content-type'), text.replaceAll(IDS, '')];
}

/** Each answer names its own request, and when its catalogue was loaded. */
const IDS = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

/** Random operations on the catalogue. */
async function operations(count: number): Promise<readonly (() => Request)[]> {
  const catalogue = new AskedCatalogue(snapshot);
  const drawn: (() => Request)[] = [];
  const asking = fc.asyncProperty(fc.gen(), async (draw) => {
    const { source: query, variables, languages } = await randomOperation(catalogue, draw);
    const body = JSON.stringify({ query, variables });
    const headers = { 'Content-Type': 'application/json', 'Accept-Language': languages.join() };
    drawn.push(() => new Request(`${snapshot.base}graphql`, { method: 'POST', headers, body }));
  });
  await fc.assert(asking, { numRuns: count });
  return drawn;
}

/** Documents of all kinds. */
function documents(): readonly (() => Request)[] {
  const endings = ['.jsonld', '.ttl', '.nt', '.html', '.rdf'];
  const ids = snapshot.described.map(({ id }) => id).filter((id) => id.startsWith(snapshot.base));
  const some = ids.filter((_id, index) => isLong || index % 27 === 0);
  const paths = ['asia', 'laji', 'catalogue', '.well-known/void'].map(
    (path) => snapshot.base + path,
  );
  const addresses = [...some, ...paths].flatMap((id) => endings.map((ending) => id + ending));
  return addresses.map((address) => () => new Request(encodeURI(decodeURI(address))));
}

async function asked(): Promise<readonly Asked[]> {
  const all = [...(await operations(DIFFERENT)), ...documents()];
  const found: Asked[] = [];
  for (const request of all)
    found.push({ request, expected: await given(await local.fetch(request())) });
  return found;
}

let engine: RunningEngine;
let faulty: FaultyEngine;
beforeAll(async () => {
  engine = await startOxigraph(preparedQuads(snapshot));
  faulty = await startFaulty(engine.url, { isConstant: true });
});
afterAll(async () => {
  await faulty.stop();
  await engine.stop();
});

describe.runIf(isWide)('a server whose engine does something wrong now and then', () => {
  it(`gives right answers or 503 to ${REQUESTS} requests, and recovers by itself`, async () => {
    const numbers = chance(seed);
    const dice = (): number => numbers.next().value;
    const health = { rest: [10, 40] } as const;
    const client = new Client({ url: faulty.url, profile: profiles.oxigraph, health });
    const { fetch } = createRemoteHandler(await preparedSource(client, snapshot), options);
    const requests = await asked();
    const outcomes = { right: 0, unavailable: 0 };
    const wrong: unknown[] = [];
    const one = async ({ request, expected }: Asked): Promise<void> => {
      const answer = await fetch(request());
      if (answer.status === 503 && answer.headers.has('retry-after')) {
        outcomes.unavailable += 1;
        const text = await answer.text();
        const isTyped = request().method === 'GET' || text.includes('"code":"UNAVAILABLE"');
        if (!isTyped) wrong.push([request().url, text]);
        // As a client does that obeys Retry-After.
        while (client.isResting) await pause(5);
        return;
      }
      const own = await given(answer);
      outcomes.right += 1;
      if (JSON.stringify(own) !== JSON.stringify(expected))
        wrong.push([request().url, await request().text(), own, expected]);
    };
    let turn = 0;
    // Each fault comes as often as the others.
    faulty.next = () => (dice() < 0.15 ? faults[turn++ % faults.length] : undefined);
    let left = REQUESTS;
    const worker = async (): Promise<void> => {
      while (left-- > 0) {
        const each = requests[Math.floor(dice() * requests.length)];
        if (each) await one(each);
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, worker));
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(outcomes.right).toBeGreaterThan(REQUESTS / 4);
    expect(outcomes.unavailable).toBeGreaterThan(REQUESTS / 200);
    expect([...faulty.done.keys()].sort()).toEqual([...faults].sort());
    faulty.next = () => undefined;
    const last = requests.at(-1);
    await expect
      .poll(async () => last && given(await fetch(last.request())))
      .toEqual(last?.expected);
    client.close();
  });
});
