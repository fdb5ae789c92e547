import { describe, expect, it } from 'vitest';
import { createApp } from '../support/app.ts';
import { createInstance } from '../../src/http/operator/instance.ts';
import { createService } from '../../src/http/service.ts';
import { Overloaded, Slots } from '../../src/http/concurrency.ts';
import { application } from '../support/application.ts';

const { snapshot } = application().service;

function appWith(limits: { downloads?: number; operations?: number }) {
  const instance = createInstance({ limits });
  const options = { pageSize: 20, maxPageSize: 100, examples: [], assets: '', instance };
  const app = createApp(createService(snapshot, options));
  return { instance, get: async (path: string) => app.request(snapshot.base + path) };
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
