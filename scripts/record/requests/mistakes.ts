import { BASE } from '../server.ts';
import { ask, asked, posted, type Step } from '../step.ts';
import type { Kind, Subject } from '../subject.ts';
import { cursorOf, later } from './lists.ts';
import { limitSteps } from './limits.ts';
import { requestMistakes } from './request-mistakes.ts';

/** What is refused: texts, arguments of queries, what is above the limits, and requests that are no question. */
export function mistakeSteps({ main, kinds }: Subject): Step[] {
  return [
    ...texts.flatMap((query) => [ask(query), asked(query)]),
    ...kinds.flatMap(badArguments),
    ...badNames(main).map((query) => ask(query)),
    ...badCursors(main),
    ...limitSteps(main),
    ...requestMistakes(main),
  ];
}

/** What is no document of GraphQL, or none that can be executed here. */
const texts = [
  '{',
  '}',
  ' ',
  '#',
  'query {',
  '{ catalogue { version }',
  '{ "a" }',
  '{ ö }',
  '{ catalogue(id: "a") { version } }',
  '{ catalogue }',
  '{ catalogue { } }',
  '{ catalogue { version { a } } }',
  '{ nothing }',
  '{ catalogue { versio } }',
  '{ search { totalCount } }',
  '{ search(query: 5) { totalCount } }',
  '{ node { id } }',
  'mutation { a }',
  'subscription { a }',
  'mutation { __typename }',
  'type A { b: Int }',
  'fragment A on Query { __typename }',
  '{ ...A }',
  '{ ...A } fragment A on Query { ...A }',
  '{ ...A } fragment A on Nothing { id }',
  '{ __typename } fragment A on Query { __typename }',
  'query ($a: Int) { __typename }',
  'query ($a: Nothing) { __typename @skip(if: $a) }',
  '{ __typename @skip(if: $a) }',
  '{ __typename @skip }',
  '{ __typename @nothing }',
  '{ __typename @include(if: "yes") }',
  'query A { __typename } query B { catalogue { id } }',
  'query A { __typename } query A { __typename }',
  '{ __typename } query A { __typename }',
  '{ a: __typename a: catalogue { id } }',
  'query A($a: String = 5) { search(query: $a) { totalCount } }',
];

/** Arguments of a list that cannot be, and filters with null. */
function badArguments({ list, filter, orderFields }: Kind): Step[] {
  const field = Object.keys(filter.getFields()).at(-1) ?? 'id';
  const values = [
    ...['first: -1', 'first: 101', 'last: -1', 'last: 101', 'first: 2147483648', 'first: 1.5'],
    ...['first: "a"', 'first: 1, last: 1', 'after: "a", before: "a"', 'after: "!"', 'after: ""'],
    ...['first: 1, before: "YQ=="', 'last: 1, after: "W10="', 'orderBy: [{}]', 'orderBy: a'],
    ...['orderBy: [{ field: nothing }]', 'where: 5', 'where: null', 'where: { nothing: 1 }'],
    ...[`where: { ${field}: null }`, `where: { ${field}: 5 }`, `where: { ${field}: {} }`],
    ...['where: { and: null }', 'where: { and: [null] }', 'where: { or: {} }'],
    ...['where: { not: null }', 'where: { id: null }', 'where: { id: { eq: null } }'],
    ...['where: { id: { in: [null] } }', 'where: { exists: null }', 'where: { id: { eq: 5 } }'],
    `orderBy: [{ field: ${orderFields[0] ?? 'none'}, direction: UP }]`,
  ];
  return values.map((each) => ask(`{ ${list}(${each}) { totalCount nodes { id } } }`));
}

function badNames({ single, list, type, ids }: Kind): string[] {
  const addresses = ['', ' ', '::', 'http://[', 'javascript:a', 'a b', '<', '%', 'ä', '//b', '..'];
  const of = (id: string): string => `{ ${single}(id: ${JSON.stringify(id)}) { id } }`;
  return [
    ...[...addresses, 'a'.repeat(3000), BASE, 'nothing'].map(of),
    `{ ${single}(id: null) { id } }`,
    `{ ${single} { id } }`,
    `{ ${list} { nodes { nothing } } }`,
    `{ ${list}(first: 1) { facets { field } } }`,
    `{ ${list}(first: 1) { facets(fields: [nothing]) { field } } }`,
    `{ ${list} { nodes { texts(fields: [nothing]) { value } } } }`,
    `{ ${list}(nothing: 1) { totalCount } }`,
    `{ node(id: "${ids[0] ?? ''}") { ... on ${type.name}Filter { id } } }`,
    `{ node(id: "${ids[0] ?? ''}") { ... on Text { value } } }`,
  ];
}

/** Cursors of another order, of other languages and of another list. */
function badCursors({ list, orderFields, textFields }: Kind): Step[] {
  const text = orderFields.find((name) => textFields.includes(name)) ?? 'none';
  const page = `(first: 2) { nodes { id } pageInfo { endCursor } }`;
  const ordered = `(orderBy: [{ field: ${text} }], first: 2`;
  const plain = ask(`{ ${list}${page} }`);
  const byText = ask(`{ ${list}${ordered}) { nodes { id } pageInfo { endCursor } } }`);
  const next = (of: Step, order: string, headers = {}): Step =>
    later(`${of.name}, then its cursor in ${order} ${JSON.stringify(headers)}`, (earlier) => {
      const after = JSON.stringify(cursorOf(earlier, of.name));
      return posted(`{ ${list}${order}, after: ${after}) { nodes { id } } }`, { headers });
    });
  return [
    plain,
    byText,
    next(plain, ordered),
    next(byText, '(first: 2'),
    next(byText, ordered),
    next(byText, ordered, { 'Accept-Language': 'sv' }),
    next(byText, `(orderBy: [{ field: ${text}, direction: DESC }], first: 2`),
    next(plain, '(where: { exists: true }, first: 2'),
  ];
}
