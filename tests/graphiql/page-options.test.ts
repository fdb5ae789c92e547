import { describe, expect, it } from 'vitest';
import { askedIn, linkTo } from '../../src/graphiql/page-options.ts';

describe('a link to a query', () => {
  it('is read as what it was made of, whatever the query has in it', () => {
    const asked = { query: '# ä & "b"\n{ a(b: "#c=d+e") }\n', variables: '{"id": "x/y?z"}' };
    const page = new URL('https://example.org/base/graphql?query={old}&operationName=Old#part');
    const link = linkTo(asked, page);
    expect(link.href).toMatch(/^https:\/\/example\.org\/base\/graphql\?query=/);
    expect(askedIn(new URL(link.href))).toEqual(asked);
    expect([...link.searchParams.keys()]).toEqual(['query', 'variables']);
  });

  it('has no variables where there are none', () => {
    const link = linkTo({ query: '{a}', variables: ' ' }, new URL('http://a/graphql'));
    expect(link.href).toBe('http://a/graphql?query=%7Ba%7D');
    expect(askedIn(link)).toEqual({ query: '{a}' });
  });
});

describe('an address without a query', () => {
  it('asks nothing', () => {
    expect(askedIn(new URL('http://a/graphql?variables={}'))).toBeUndefined();
  });
});
