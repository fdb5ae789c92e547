import { describe, expect, it } from 'vitest';
import { application } from '../support/application.ts';

const { app } = application();

/** Answers of all kinds: documents, pages, answers of GraphQL, what is for the operator, and refusals. */
const requests: [what: string, path: string, init?: RequestInit][] = [
  ['a page', '/', { headers: { Accept: 'text/html' } }],
  ['a document', '/register/ohjaamotoiminta.ttl'],
  ['a long one', '/catalogue.nt'],
  ['an answer', '/graphql?query={catalogue{id}}'],
  ['an answer as a table', '/graphql.csv?query={registers{nodes{id}}}'],
  ['GraphiQL', '/graphql', { headers: { Accept: 'text/html' } }],
  ['a script', '/graphiql/graphiql.js'],
  ['what may be done', '/graphql', { method: 'OPTIONS' }],
  ['a sitemap', '/sitemap.xml'],
  ['health', '/health/ready'],
  ['metrics', '/metrics'],
  ['a redirection', '/graphiql'],
  ['a mistake in a query', '/graphql?query={'],
  ['no query', '/graphql'],
  ['a form', '/graphql', { method: 'POST', body: new URLSearchParams({ query: '{a}' }) }],
  ['nothing', '/no/such/thing'],
  ['no type that there is', '/catalogue', { headers: { Accept: 'image/png' } }],
  ['an Accept that is too long', '/', { headers: { Accept: 'a/b,'.repeat(1000) } }],
];

describe('every answer', () => {
  it.each(requests)(
    'is what its type says, lies in no frame and sets no cookie: %s',
    async (...[, path, init]) => {
      const { headers } = await app.request(path, init);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('same-origin');
      const policy = headers.get('Content-Security-Policy');
      expect(policy).toMatch(/default-src 'none'/);
      expect(policy).toMatch(/frame-ancestors 'none'/);
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
      expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(headers.has('Access-Control-Allow-Credentials')).toBe(false);
      expect(headers.has('Set-Cookie')).toBe(false);
    },
  );
});
