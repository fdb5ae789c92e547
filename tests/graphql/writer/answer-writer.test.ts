import { execute, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Deadline, deadlineKey } from '../../../src/graphql/limits/deadline.ts';
import { operationOf } from '../../../src/graphql/operation.ts';
import { buildSchema } from '../../../src/graphql/schema.ts';
import { AnswerWriter } from '../../../src/graphql/writer/answer-writer.ts';
import { readExamples } from '../../../src/store/examples.ts';
import { loadCatalogue } from '../../support/catalogue.ts';

const { snapshot } = loadCatalogue();
const schema = buildSchema(snapshot.model, { pageSize: 20, maxPageSize: 100 });
const writer = new AnswerWriter(schema);

interface Asked {
  readonly source: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

function operationIn({ source, variables = {} }: Asked) {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  return { schema, document, variableValues: variables };
}

async function executed(asked: Asked): Promise<string> {
  const contextValue = { view: snapshot, languages: ['sv'] };
  return JSON.stringify(await execute({ ...operationIn(asked), contextValue }));
}

async function written(asked: Asked, more: object = {}): Promise<string | undefined> {
  const request = operationIn(asked);
  const operation = operationOf(request);
  const context = { view: snapshot, languages: ['sv'], ...more };
  return operation && writer.write(request.document, operation, context);
}

/** The context of an operation whose time slice is over whenever the clock is read. */
function interrupted() {
  let now = 0;
  const clock = () => (now += 10);
  const deadline = new Deadline({ milliseconds: 1e9, clock, slice: () => Promise.resolve(1) });
  return { [deadlineKey]: deadline, pace: deadline };
}

const PLAIN: readonly Asked[] = [
  { source: '{ catalogue { version triples __typename } }' },
  {
    source:
      '{ a: registers(first: 3) { nodes { id t: title } } b: registers(last: 2) { totalCount } }',
  },
  {
    source: `query ($first: Int = 4, $isWide: Boolean!, $where: RegisterFilter) {
      registers(first: $first, where: $where) {
        nodes { id title @include(if: $isWide) holder @skip(if: $isWide) { name } }
        facets(fields: [holder]) { totalCount values(first: 3) { value label count } }
      }
    }`,
    variables: { isWide: true, where: { title: { contains: 'rekisteri' } } },
  },
  {
    source: `{ nodes(ids: ["register/avustukset", "organisation/kaupunginkanslia", "register/none"]) {
      __typename id displayName ...O ... on Register { title ...T } ... on Register { ...T }
    } } fragment O on Organisation { name parent { id } } fragment T on Register { texts { value language chosen } }`,
  },
  {
    source: `{ registers(first: 2) { nodes { holder { id } } } registers(first: 2) {
      nodes { holder { name(languages: ["fi"]) } id } pageInfo { endCursor hasNextPage }
      edges { cursor node { title } } } }`,
  },
  {
    source:
      '{ search(query: "avustus", first: 3) { totalCount hint nodes { score snippet resource { id } } } }',
  },
];

const BROKEN: readonly Asked[] = [
  { source: '{ node(id: "mailto:a@b.example") { id } }' },
  { source: '{ registers(first: -1) { totalCount } catalogue { version } }' },
];

const examples = readExamples('data')
  .filter(({ file }) => file.endsWith('.graphql'))
  .map(({ file, query: source }) => [file, { source }] as const);

describe('the writer of answers', () => {
  it.each(PLAIN)('writes the bytes that the executor gives: $source', async (asked) => {
    expect(await written(asked)).toBe(await executed(asked));
  });

  it.each(PLAIN)('writes them whenever it is interrupted: $source', async (asked) => {
    expect(await written(asked, interrupted())).toBe(await executed(asked));
  });

  it.each(examples)(
    'writes the answer to %s, or leaves a mistake in it to the executor',
    async (_, asked) => {
      const expected = await executed(asked);
      const text = await written(asked).catch(() => undefined);
      expect(text ?? expected).toBe(expected);
      if (!expected.startsWith('{"errors"')) expect(text).toBe(expected);
    },
  );

  it.each(BROKEN)('leaves a mistake to the executor: $source', async (asked) => {
    await expect(written(asked)).rejects.toThrow();
    await expect(written(asked, interrupted())).rejects.toThrow();
  });

  it('leaves introspection to the executor', async () => {
    expect(await written({ source: '{ __schema { queryType { name } } }' })).toBeUndefined();
  });

  it('writes what conditions choose, each time anew', async () => {
    const source =
      'query ($a: Boolean!) { catalogue { version @include(if: $a) triples @skip(if: $a) } }';
    for (const a of [true, false, true])
      expect(await written({ source, variables: { a } })).toBe(
        await executed({ source, variables: { a } }),
      );
  });
});
