import { describe, expect, it } from 'vitest';
import { sparqlEndpoint } from '../../src/commands/sparql-endpoint.ts';
import { createInstance } from '../../src/http/operator/instance.ts';

describe('the endpoint of a server of files', () => {
  it('is there, unless it is turned off', () => {
    expect(sparqlEndpoint({}, createInstance())?.limits.rows).toBe(10_000);
    expect(sparqlEndpoint({ 'no-sparql': true }, createInstance())).toBeUndefined();
  });

  it('passes nothing on: there is no engine that it could be passed on to', () => {
    expect(() => sparqlEndpoint({ 'sparql-proxy': true }, createInstance())).toThrow(
      'sparql-proxy: expected --source',
    );
  });
});
