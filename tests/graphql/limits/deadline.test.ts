import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../support/app.ts';
import { Deadline } from '../../../src/graphql/limits/deadline.ts';
import { createService } from '../../../src/http/service.ts';
import type { Work } from '../../../src/reading/work.ts';
import { application } from '../../support/application.ts';
import { widely } from '../../support/wide.ts';

const { snapshot } = application().service;

/** Lists that cannot be null, and links that can. */
const QUERY = `{
  registers(first: 50) { nodes { id title holder { id parent { name } } } }
  organisation(id: "organisation/kaupunginkanslia") { parent { id } units { nodes { parent { id } } } }
}`;

/** Asks a server whose clock goes on by a millisecond whenever it is read. */
async function ask(milliseconds: number, accept = 'application/json') {
  let now = 0;
  const service = createService(snapshot, {
    pageSize: 20,
    maxPageSize: 100,
    examples: [],
    assets: '',
    limits: { milliseconds },
    clock: () => now++,
  });
  const answer = await createApp(service).request(`${snapshot.base}graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: accept },
    body: JSON.stringify({ query: QUERY }),
  });
  return { status: answer.status, body: (await answer.json()) as object, readings: now };
}

describe('the deadline of an operation', () => {
  // How long the slices are depends on what others took by the true clock, and how often the other one is read on the slices.
  beforeEach(() => vi.spyOn(performance, 'now').mockReturnValue(0));
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('lets it end in time', async () => {
    const { status, body, readings } = await ask(10_000);
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['data']);
    expect(readings).toBeGreaterThan(20);
  });

  it.each(['application/json', 'application/graphql-response+json'])(
    'is 400 with one error when it has passed, for %s',
    async (accept) => {
      const { status, body } = await ask(5, accept);
      expect(status).toBe(400);
      expect(body).toEqual({
        errors: [
          {
            message: expect.stringMatching(/^An operation runs at most 5 ms, .* Ask for/) as string,
            extensions: { code: 'DEADLINE_EXCEEDED', requestId: expect.any(String) as string },
          },
        ],
      });
    },
  );

  it('gives all or nothing, whenever it passes', async () => {
    const { readings, body: whole } = await ask(10_000);
    for (let milliseconds = 0; milliseconds <= readings; milliseconds += widely(6, 1)) {
      const { status, body } = await ask(milliseconds);
      if (status === 200) expect(body).toEqual(whole);
      else expect(Object.keys(body)).toEqual(['errors']);
    }
    expect((await ask(readings)).status).toBe(200);
    // What it waits for others between its stretches does not count.
    expect((await ask(Math.floor(readings / 2))).status).toBe(400);
  });

  it('counts what it works, and not what it makes for all who come later', () => {
    let now = 0;
    const deadline = () => new Deadline({ milliseconds: 100, clock: () => now });
    function* work(isForAll: boolean): Work<string> {
      for (let piece = 0; piece < 50; piece += 1) {
        now += 5;
        yield { stage: 'works', isForAll };
      }
      return 'done';
    }
    expect(deadline().run(work(true))).toBe('done');
    expect(() => deadline().run(work(false))).toThrow('runs at most 100 ms');
  });
});
