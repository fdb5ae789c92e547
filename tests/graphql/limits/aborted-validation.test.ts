import { describe, expect, it } from 'vitest';
import { createApp } from '../../support/app.ts';
import { createService } from '../../../src/http/service.ts';
import { application } from '../../support/application.ts';

const { snapshot } = application().service;

/** A server whose operator lets queries be as large as they like. */
const generous = createApp(
  createService(snapshot, {
    ...{ pageSize: 20, maxPageSize: 100, examples: [], assets: '' },
    limits: {
      characters: 100_000,
      fields: 10_000,
      tokens: 100_000,
      definitions: 1_000,
      aliases: 1_000,
      milliseconds: 60_000,
    },
  }),
);

async function errorsOf(query: string) {
  const answer = await generous.request(`${snapshot.base}graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { errors = [] } = (await answer.json()) as {
    errors?: { message: string; extensions?: { code?: string } }[];
  };
  return errors.map(({ message, extensions }) => ({ message, code: extensions?.code }));
}

function times(count: number, part: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => part(index)).join(' ');
}

describe('a validation that would take too long', () => {
  it.each([
    ['one field named 1,200 times', `{ ${times(1_200, () => '__typename')} }`],
    [
      '400 fragments of the same fields',
      `{ ${times(400, (at) => `...F${at}`)} } ${times(400, (at) => `fragment F${at} on Query { registers { totalCount } a: registers { totalCount } }`)}`,
    ],
  ])('ends in our code, the limit and what to do: %s', async (_, query) => {
    const [error, second] = await errorsOf(query);
    expect(second).toBeUndefined();
    expect(error?.code).toBe('QUERY_TOO_LARGE');
    expect(error?.message).toContain('in at most 500,000 steps');
    expect(error?.message).toContain('send several operations');
  });

  it('says how many mistakes it looks for', async () => {
    const errors = await errorsOf(`{ ${times(30, (at) => `nothing${at}`)} }`);
    for (const { message } of errors) expect(message).not.toContain('Validation aborted');
    expect(errors.length).toBeGreaterThan(10);
  });
});
