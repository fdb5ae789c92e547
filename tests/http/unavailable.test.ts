import { describe, expect, it } from 'vitest';
import { createInstance } from '../../src/http/operator/instance.ts';
import { createService } from '../../src/http/service.ts';
import { failure } from '../../src/http/failure.ts';
import type { HttpRequest } from '../../src/http/request.ts';
import { TooMuchToLoad } from '../../src/sparql/load/asking.ts';
import { EngineError } from '../../src/sparql/engine/engine-error.ts';
import { createApp } from '../support/app.ts';
import { loadCatalogue } from '../support/catalogue.ts';

const { snapshot } = loadCatalogue();

/** The answer of GraphQL where the source throws when it opens a view. */
async function answerWith(thrown: Error): Promise<Response> {
  const service = createService(snapshot, {
    ...{ pageSize: 20, maxPageSize: 100, examples: [], assets: '' },
    source: { open: () => Promise.reject(thrown) },
  });
  return createApp(service).request('/graphql?query={catalogue{id}}');
}

describe('an answer where the engine gives none', () => {
  it('is 503 with the seconds after which the engine wants to be asked again', async () => {
    const response = await answerWith(new EngineError('busy', 'secret words', { retryAfter: 7 }));
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toBe('7');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const text = await response.text();
    expect(text).toContain('"code":"UNAVAILABLE"');
    expect(text).not.toContain('secret words');
  });

  it('is 503 with a second where the engine says nothing', async () => {
    const response = await answerWith(new EngineError('cut', 'cut off'));
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '1']);
  });

  it('is plain text at the address of a document', async () => {
    const notes = { id: 'a1', route: 'register' };
    const request = { notes } as unknown as HttpRequest;
    const instance = createInstance();
    const answer = failure(request, new EngineError('timeout', 'too slow'), instance);
    expect(answer).toMatchObject({ status: 503, headers: { 'Retry-After': '1' } });
    expect(answer.body).toContain('does not answer');
    expect(await instance.metrics.registry.metrics()).toContain('reason="unavailable"} 1');
  });

  it('is 400 with the reason where the request reads more than the source gives for one', async () => {
    const response = await answerWith(new TooMuchToLoad('ask for less'));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(
      '"message":"ask for less","extensions":{"code":"TOO_MUCH_TO_LOAD"',
    );
  });

  it('is still 500 where the program itself fails', async () => {
    expect((await answerWith(new Error('a mistake'))).status).not.toBe(503);
  });
});
