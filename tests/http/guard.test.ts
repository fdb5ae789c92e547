import { describe, expect, it } from 'vitest';
import { routeNames } from '../../src/http/routes.ts';
import { application } from '../support/application.ts';

const { app, service } = application();

describe('an Accept', () => {
  it('of a kilobyte is weighed, a longer one refused with what it may have', async () => {
    const accept = 'text/turtle,'.repeat(200);
    const whole = await app.request('/register', { headers: { Accept: accept.slice(0, 1024) } });
    expect(whole.status).toBe(200);
    const long = await app.request('/register', { headers: { Accept: accept.slice(0, 1025) } });
    expect(long.status).toBe(431);
    expect(await long.json()).toEqual({
      errors: [
        {
          message:
            'Expected an Accept header of at most 1024 characters, got 1025. Name fewer types.',
          extensions: { code: 'ACCEPT_CHARACTERS' },
        },
      ],
    });
  });
});

describe('a body with a coding', () => {
  it.each(['gzip', 'br', 'deflate', 'GZIP', 'gzip, identity', ''])(
    'is not unpacked: %j',
    async (coding) => {
      const answer = await app.request('/graphql', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Content-Encoding': coding },
        body: '{"query":"{__typename}"}',
      });
      expect(answer.status).toBe(415);
    },
  );
});

describe('what the metrics call a path', () => {
  const routeName = routeNames(service.snapshot);

  it.each([
    ['/', 'start'],
    ['/graphql', 'graphql'],
    ['/graphql.jsonld', 'graphql'],
    ['/register', 'register'],
    ['/register.ttl', 'register'],
    ['/register/ohjaamotoiminta.html', 'register'],
    ['/context-0123.jsonld', 'context'],
    ['/context-anything-at-all.jsonld', 'context'],
    ['/sitemap-7.xml', 'sitemap'],
    ['/.well-known/void', '.well-known'],
    ['/health/live', 'health'],
    ['/metrics', 'metrics'],
    ['/wp-login.php', 'other'],
    ['/__proto__', 'other'],
    ['/register%2Fx', 'other'],
  ])('%s: %s', (path, name) => {
    expect(routeName(path)).toBe(name);
  });

  it('is one of few, whatever is asked for', () => {
    const names = new Set<string>();
    for (let each = 0; each < 5000; each += 1)
      names.add(routeName(`/${each.toString(36)}-${each}.x/register`));
    expect([...names]).toEqual(['other']);
  });
});
