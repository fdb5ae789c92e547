import { conditions, type Where } from '../conditions.ts';
import { BASE } from '../server.ts';
import { ask, asked, type Step } from '../step.ts';
import type { Kind, Subject } from '../subject.ts';

/** So many filters are asked in one request: it has an alias for each. */
const AT_ONCE = 8;

/** Every operator of every field, and what joins them. */
export function filterSteps(subject: Subject): Step[] {
  return subject.kinds.flatMap((kind) => [
    ...conditions(kind, subject).flatMap(([, wheres]) => filtered(kind, wheres)),
    ...filtered(kind, joined(kind, subject)),
    ...byAddress(kind),
  ]);
}

/** Several filters of one list, as variables. */
function filtered(kind: Kind, wheres: readonly Where[]): Step[] {
  const starts = Array.from({ length: Math.ceil(wheres.length / AT_ONCE) }, (_, n) => n * AT_ONCE);
  return starts.map((start) => together(kind, wheres.slice(start, start + AT_ONCE)));
}

function together({ list, filter }: Kind, wheres: readonly Where[]): Step {
  const declared = wheres.map((_, index) => `$w${index}: ${filter.name}`);
  const parts = wheres.map(
    (_, index) => `f${index}: ${list}(where: $w${index}, first: 5) { totalCount nodes { id } }`,
  );
  const variables = Object.fromEntries(wheres.map((where, index) => [`w${index}`, where]));
  return ask(`query (${declared.join(', ')}) { ${parts.join(' ')} }`, { variables });
}

/** `and`, `or` and `not`, one in the other, with nothing in them, and beside other conditions. */
function joined(kind: Kind, subject: Subject): Where[] {
  const all = conditions(kind, subject).flatMap(([, wheres]) => wheres.slice(0, 1));
  const [first = {}, second = first, third = second] = all;
  const id = { id: { in: kind.ids.slice(0, 10) } };
  return [
    {},
    { and: [] },
    { or: [] },
    { not: {} },
    { exists: true },
    { exists: false },
    { and: [first, second] },
    { or: [first, second] },
    { not: first },
    { and: [id, { or: [first, { not: second }] }] },
    { not: { or: [first, { and: [second, third] }] } },
    { or: [{ not: first }, { not: { not: second } }], ...id },
    { and: [{ and: [{ and: [first] }] }], or: [second, first, third] },
    { ...first, ...second, not: third },
  ];
}

/** Addresses whole and relative, in filters and in fields, by POST and by GET. */
function byAddress(kind: Kind): Step[] {
  const { single, list, ids } = kind;
  const [id = `${BASE}nothing`, other = id] = ids;
  const relative = id.replace(BASE, '');
  const addresses = [id, relative, `/${relative}`, `./${relative}`, `${id}#a`, `${id}?a`];
  return [
    together(kind, [
      { id: { eq: id } },
      { id: { eq: relative } },
      { id: { in: [relative, other, 'nothing/here'] } },
      { id: { in: [] } },
      { not: { id: { in: [id, other] } } },
      { id: { eq: id, in: [other] } },
    ]),
    ...addresses.map((each) => asked(`{ ${single}(id: ${JSON.stringify(each)}) { id } }`)),
    asked(`{ ${list}(where: { id: { eq: "${relative}" } }) { totalCount nodes { id } } }`),
  ];
}
