import { ask, get, type Step } from '../step.ts';
import type { Kind } from '../subject.ts';

/** Queries just below each limit and just above it. The deadline is left out: it is a matter of the machine. */
export function limitSteps(kind: Kind): Step[] {
  return [
    ...[...sizes(kind), ...depths(kind)].map((query) => ask(query)),
    ...[100, 101].map((count) =>
      ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { variables: { ids: many(count) } }),
    ),
    ...[20, 21].map((count) =>
      ask('query ($tags: [String!]) { catalogue { title(languages: $tags) } }', {
        variables: { tags: many(count) },
      }),
    ),
    get(`/graphql?query=${'a'.repeat(17_000)}`),
  ];
}

/** Fields, aliases, directives, definitions, tokens and characters. */
function sizes({ list }: Kind): string[] {
  const of = (text: string): string => `{ ${list}(first: 1) { nodes { ${text} } } }`;
  return [
    ...[397, 398, 399, 400].map((count) => of('id '.repeat(count))),
    ...[30, 31].map((count) => of(many(count, (index) => `a${index}: id`).join(' '))),
    ...[50, 51].map((count) => of('... @skip(if: false) { id } '.repeat(count))),
    ...[49, 50].map((count) => {
      const spreads = many(count, (index) => `...F${index}`).join(' ');
      const fragments = many(count, (index) => `fragment F${index} on Query { __typename }`);
      return `{ ${spreads} } ${fragments.join(' ')}`;
    }),
    of('id '.repeat(2001)),
    `{ __typename }${' '.repeat(20_001)}`,
    '{ __typename @skip(if: false) @skip(if: false) }',
  ];
}

/** Levels of fields, of brackets, of lists in lists and of links in a filter. */
function depths({ type, list, filter }: Kind): string[] {
  // A link to one of the same type, and a link to many of it.
  const inner = Object.values(filter.getFields()).find(
    ({ name, type: range }) => range === filter && name !== 'not',
  );
  const outer = Object.values(type.getFields()).find(
    ({ type: range }) => String(range) === `${type.name}Connection!`,
  );
  const [one, all] = [inner?.name ?? 'nothing', outer?.name ?? 'nothing'];
  const pages = [`${all}(first: 100) { nodes { `, '} } '] as const;
  return [
    ...[9, 10, 11].map(
      (depth) => `{ ${list}(first: 1) { nodes { ${nest(depth, [`${one} { `, '} '], 'id ')} } } }`,
    ),
    ...[38, 39, 40, 41].map((depth) => nest(depth, ['{ a ', '} '], '')),
    ...[1, 2, 3].map(
      (depth) => `{ ${list}(first: 100) { nodes { id ${nest(depth, pages, 'id ')} } } }`,
    ),
    ...[4, 5, 6].map((depth) => {
      const where = nest(depth, [`{ ${one}: `, '} '], '{ exists: true } ');
      return `{ ${list}(where: ${where}) { totalCount } }`;
    }),
    ...[2, 6, 7].map(
      (depth) => `{ __schema { types { ${nest(depth, ['fields { type { ', '} } '], 'name ')} } } }`,
    ),
  ];
}

function nest(depth: number, [open, close]: readonly [string, string], core: string): string {
  return open.repeat(depth) + core + close.repeat(depth);
}

function many(count: number, each = (index: number): string => `a/${index}`): string[] {
  return Array.from({ length: count }, (_, index) => each(index));
}
