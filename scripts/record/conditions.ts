import {
  getNamedType,
  isInputObjectType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
} from 'graphql';
import { BASE } from './server.ts';
import type { Kind, Subject } from './subject.ts';

/** A filter as the value of a variable. */
export type Where = Readonly<Record<string, unknown>>;

/** The fields of every filter that are no field of its type. */
const OF_ALL = ['id', 'type', 'and', 'or', 'not', 'exists'];

/** What is tried where the first page has no value of a field, by the type of `eq`. */
const ANY: Readonly<Record<string, unknown>> = {
  Boolean: true,
  Date: '2026-11-22',
  Float: 1.5,
  Int: 1,
  IRI: 'https://example.com/',
  String: 'a',
};

const NUMBERS = ['lt', 'lte', 'gt', 'gte'];

/** The fields that a filter has of its own type. */
function ownFields(filter: GraphQLInputObjectType): GraphQLInputField[] {
  return Object.values(filter.getFields()).filter(({ name }) => !OF_ALL.includes(name));
}

/** Every operator of every field of a kind, by field. */
export function conditions(kind: Kind, subject: Subject): [field: string, wheres: Where[]][] {
  return ownFields(kind.filter).map(({ name, type }) => {
    const operators = getNamedType(type);
    if (!isInputObjectType(operators)) return [name, []];
    const tests = testsOf(operators, { values: kind.values[name] ?? [], subject });
    return [name, tests.map((test) => ({ [name]: test }))];
  });
}

function testsOf(
  operators: GraphQLInputObjectType,
  { values, subject }: { values: readonly unknown[]; subject: Subject },
): Where[] {
  const has = operators.getFields();
  if (has['eq']) return valueTests(operators, values);
  const linked = has['some'] ? getNamedType(has['some'].type) : operators;
  if (!isInputObjectType(linked)) return [];
  const inner = linkTests(linked, subject);
  return has['some']
    ? [
        ...['some', 'none', 'every'].flatMap((each) =>
          [{}, ...inner].map((of) => ({ [each]: of })),
        ),
        ...[true, false].map((exists) => ({ exists })),
        { some: inner[0] ?? {}, none: inner.at(-1) ?? {}, exists: true },
      ]
    : [{}, ...inner, { not: inner[0] ?? {} }, { exists: true }, { exists: false }];
}

/** Every operator of a plain value: with values that there are, with one that nothing has, and several together. */
function valueTests(operators: GraphQLInputObjectType, values: readonly unknown[]): Where[] {
  const has = operators.getFields();
  const range = has['eq'] ? getNamedType(has['eq'].type).name : '';
  const some = values.length ? values : [ANY[range] ?? 'a'];
  const [first, last] = [some[0], some.at(-1)];
  const text = String(first);
  const tests: Where[] = [
    { eq: first },
    { eq: last },
    { in: some.slice(0, 3) },
    { in: [] },
    { contains: text.slice(2, 7) },
    { contains: text.slice(0, 4).toUpperCase() },
    { contains: '' },
    { startsWith: text.slice(0, 3) },
    { startsWith: text.slice(0, 5).toLowerCase() },
    ...NUMBERS.map((name) => ({ [name]: some[Math.floor(some.length / 2)] })),
    { exists: true },
    { exists: false },
    { gte: first, lt: last },
    { startsWith: text.slice(0, 1), contains: text.slice(1, 3), exists: true },
  ];
  return tests.filter((test) => Object.keys(test).every((name) => has[name]));
}

/** Conditions on what a link leads to: on its address, on a value of it, and on a link from there. */
function linkTests(linked: GraphQLInputObjectType, { kinds }: Subject): Where[] {
  const kind = kinds.find(({ filter }) => filter === linked);
  const id = kind?.ids[0] ?? kinds[0]?.ids[0] ?? BASE;
  const type = kind?.type.name ?? kinds[0]?.type.name;
  const fields = ownFields(linked).map(({ name }) => ({ [name]: { exists: true } }));
  return [
    { id: { eq: id } },
    { id: { in: [id.replace(BASE, ''), 'nothing'] } },
    ...(linked.getFields()['type'] ? [{ type: { eq: type } }, { type: { in: [type] } }] : []),
    ...fields.slice(0, 1),
    ...fields.slice(-1),
  ];
}
