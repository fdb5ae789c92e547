import { getNamedType, isLeafType } from 'graphql';
import { free, link, selection } from '../selection.ts';
import { ask, asked, posted, type Earlier, type Sent, type Step } from '../step.ts';
import type { Kind, Subject } from '../subject.ts';

const PAGE = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** Sizes and sides of a page that every list has. */
const SIZES = ['first: 0', 'first: 1', 'first: 100', 'last: 0', 'last: 3', 'last: 100'];

/** Every resource of each kind with all its fields, every list in every order, and its pages by cursors. */
export function listSteps({ kinds, schema }: Subject): Step[] {
  const catalogue = schema.getQueryType()?.getFields()['catalogue'];
  const whole = catalogue ? [ask(`{ ${link('catalogue', getNamedType(catalogue.type), 1)} }`)] : [];
  return [
    ...whole,
    ...kinds.flatMap((kind) => [
      ...singles(kind),
      ...linked(kind),
      ...pages(kind),
      ...orders(kind),
      ...byCursors(kind),
    ]),
  ];
}

function singles({ type, single, ids }: Kind): Step[] {
  const query = `query ($id: ID!) { one: ${single}(id: $id) { __typename ${selection(type, 1)} } }`;
  return sample(ids).flatMap((id) => [
    ask(query, { variables: { id } }),
    asked(query, { variables: { id } }),
  ]);
}

/** The first, the one in the middle and the last. */
export function sample<Each>(all: readonly Each[]): Each[] {
  const places = new Set([0, Math.floor(all.length / 2), all.length - 1]);
  return [...places].flatMap((place) => all[place] ?? []);
}

/** Each link with all that is behind it, one link a request: together they would be above the limits. */
function linked({ type, single, ids }: Kind): Step[] {
  const links = free(type).filter((field) => !isLeafType(getNamedType(field.type)));
  return links.map(({ name, type: range }) =>
    ask(`query ($id: ID!) { ${single}(id: $id) { id ${link(name, getNamedType(range), 1)} } }`, {
      variables: { id: ids[0] ?? 'nothing' },
    }),
  );
}

function pages({ type, list }: Kind): Step[] {
  const edges = `edges { cursor node { id } } nodes { id }`;
  return [
    asked(`{ ${list} { ${PAGE} nodes { ${selection(type, 0)} } } }`),
    ask(`{ ${list}(first: 7) { nodes { ${selection(type, 0)} } } }`),
    ...SIZES.map((size) => ask(`{ ${list}(${size}) { ${PAGE} ${edges} } }`)),
  ];
}

function orders(kind: Kind): Step[] {
  const { list, orderFields } = kind;
  const [first, second, third = second] = orderFields;
  const several = `[{ field: ${String(first)}, direction: DESC }, { field: ${String(second)} }, { field: ${String(third)}, direction: DESC }]`;
  return [
    ...(second ? [ask(ordered(kind, several, 'first: 50'))] : []),
    ...(first
      ? ['sv', 'en, fi;q=0.5'].map((language) =>
          ask(`{ ${list}(orderBy: [{ field: ${first} }]) { ${PAGE} nodes { id ${first} } } }`, {
            headers: { 'Accept-Language': language },
          }),
        )
      : []),
    ask(ordered(kind, '[]', 'first: 5')),
  ];
}

function ordered({ list }: Kind, order: string, page: string): string {
  return `{ list: ${list}(orderBy: ${order}, ${page}) { ${PAGE} edges { cursor node { id } } } }`;
}

/** Each field in both directions, and from its first page what is after it, what is before its last one, and what is before the next page's. */
function byCursors(kind: Kind): Step[] {
  const orderings = kind.orderFields.flatMap((field) =>
    ['ASC', 'DESC'].map((direction) => `[{ field: ${field}, direction: ${direction} }]`),
  );
  return ['[]', ...orderings].flatMap((order) => {
    const first = ask(ordered(kind, order, 'first: 4'));
    const at = (name: string, page: string): Step =>
      later(`${first.name}, then ${page}`, (earlier) =>
        posted(ordered(kind, order, `${page}: ${JSON.stringify(cursorOf(earlier, name))}`)),
      );
    const next = at(first.name, 'first: 3, after');
    return [
      first,
      next,
      at(first.name, 'last: 2, before'),
      at(first.name, 'first: 2, before'),
      at(next.name, 'last: 3, before'),
    ];
  });
}

/** A request that an earlier answer is a part of. */
export function later(name: string, sent: (earlier: Earlier) => Sent): Step {
  return { name, sent };
}

/** The last cursor of a page in an earlier answer; text that is no cursor where there is none. */
export function cursorOf(earlier: Earlier, name: string): string {
  const text = earlier.get(name)?.body.toString() ?? '';
  return /"endCursor":"([^"]*)"/.exec(text)?.[1] ?? 'none';
}

/** The first field of a type that leads to many; `nothing` where it has none. */
export function listField(type: Kind['type']): string {
  const found = free(type).find((field) => String(field.type).endsWith('Connection!'));
  return found?.name ?? 'nothing';
}
