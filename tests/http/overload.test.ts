import { describe, expect, it } from 'vitest';
import { createApp } from '../support/app.ts';
import { createInstance } from '../../src/http/operator/instance.ts';
import { atPace } from '../../src/http/at-pace.ts';
import type { HttpRequest } from '../../src/http/request.ts';
import { createService, type Service } from '../../src/http/service.ts';
import { Overloaded, Slots } from '../../src/http/concurrency.ts';
import { application } from '../support/application.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { folder, smallCatalogue } from '../support/folder.ts';

const { snapshot } = application().service;

const options = { pageSize: 20, maxPageSize: 100, examples: [], assets: '' };

function appWith(
  limits: { downloads?: number; operations?: number },
  {
    clock,
    view = snapshot,
  }: { readonly clock?: () => number; readonly view?: typeof snapshot } = {},
) {
  const instance = createInstance({ limits });
  const app = createApp(createService(view, { ...options, instance, ...(clock && { clock }) }));
  return { instance, get: async (path: string) => app.request(view.base + path) };
}

async function countOf(instance: ReturnType<typeof appWith>['instance'], reason: string) {
  const text = await instance.metrics.registry.metrics();
  return Number(
    new RegExp(`^varanto_refused_total\\{reason="${reason}"\\} (\\d+)$`, 'm').exec(text)?.[1],
  );
}

describe('slots', () => {
  it('have room for so many, and for another where one was left, once', () => {
    const slots = new Slots('downloads', 2);
    const leave = slots.take();
    slots.take();
    expect(() => slots.take()).toThrow(Overloaded);
    leave();
    leave();
    expect(slots.taken).toBe(1);
    slots.take();
    expect(() => slots.take()).toThrow('no room for more downloads');
  });
});

describe('a server with all its downloads taken', () => {
  it('is busy for one more, says when to ask again, and has room when one has ended', async () => {
    const { instance, get } = appWith({ downloads: 1 });
    const first = await get('catalogue.nt');
    const second = await get('catalogue.nt');
    expect([second.status, second.headers.get('Retry-After')]).toEqual([503, '1']);
    expect(await second.text()).toContain('no room for more downloads');
    expect(second.headers.get('Cache-Control')).toBe('no-store');
    expect(await countOf(instance, 'downloads')).toBe(1);
    // What is short needs no place.
    expect((await get('register/ohjaamotoiminta.ttl')).status).toBe(200);
    expect((await first.text()).length).toBeGreaterThan(100_000);
    const third = await get('catalogue.nt');
    expect(third.status).toBe(200);
    await third.body?.cancel();
    expect(instance.downloads.taken).toBe(0);
  });
});

describe('a server with all its operations under way', () => {
  it('is busy in the words of GraphQL', async () => {
    const { instance, get } = appWith({ operations: 1 });
    const leave = instance.operations.take();
    const busy = await get('graphql?query={__typename}');
    expect([busy.status, busy.headers.get('Retry-After')]).toEqual([503, '1']);
    expect(await busy.json()).toEqual({
      errors: [
        {
          message:
            'The server has no room for more operations at the moment. Ask again in a second.',
          extensions: { code: 'OVERLOADED', requestId: busy.headers.get('X-Request-Id') },
        },
      ],
    });
    expect(await countOf(instance, 'operations')).toBe(1);
    leave();
    expect((await get('graphql?query={__typename}')).status).toBe(200);
    expect(instance.operations.taken).toBe(0);
  });
});

describe('a search that is ended before it has found anything', () => {
  /** Ends work under a deadline of 100 ms by a clock that goes on in it, and while it waits for others. */
  function ended({ work = 0, wait = 0 }: { work?: number; wait?: number }) {
    let now = 0;
    const clock = (): number => (now += work);
    const instance = createInstance();
    const { limits } = createService(snapshot, { ...options, instance, clock });
    const slice = (): Promise<number> => {
      now += wait;
      return Promise.resolve(3);
    };
    const own = { ...limits, slice, limits: { ...limits.limits, milliseconds: 100 } };
    const service = { instance, limits: own } as Service;
    function* endless(): Generator<undefined> {
      for (;;) {
        now += 2;
        yield undefined;
      }
    }
    const request = { hasLeft: () => false } as HttpRequest;
    return {
      instance,
      found: atPace(request, service, (pace) => Promise.resolve<unknown>(pace.run(endless()))),
    };
  }

  it.each([
    ['deadline_exceeded', { work: 1 }],
    ['overloaded', { wait: 200 }],
  ])('is refused by what ended it: %s', async (reason, time) => {
    const { instance, found } = ended(time);
    await expect(found).rejects.toMatchObject({ reason, retryAfter: 1 });
    expect(instance.operations.taken).toBe(0);
  });

  it.each(['search?q=rekisteri', 'search.json?q=rekisteri', 'suggest?q=rek', 'ask?q=rekisteri'])(
    'is 503 and counted as what it is: %s',
    async (path) => {
      // Nobody has searched in it yet: what was made once for all is no work any more.
      const { snapshot: view } = loadCatalogue({ data: folder({ 'x.ttl': smallCatalogue }) });
      let now = 0;
      const { instance, get } = appWith({}, { view, clock: () => (now += 10_000) });
      const answer = await get(path);
      expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '1']);
      expect(await answer.text()).toContain('longer than it may');
      expect(await countOf(instance, 'deadline_exceeded')).toBe(1);
    },
  );
});
