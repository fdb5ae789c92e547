import { conditions, type Where } from '../conditions.ts';
import { ask, asked, type Step } from '../step.ts';
import type { Kind, Subject } from '../subject.ts';

const VALUES = 'field totalCount values(first: 6) { value label count }';

/** The facets of every field, over filters of that field, of another one, and of both. */
export function facetSteps(subject: Subject): Step[] {
  return subject.kinds.flatMap((kind) => [
    ...kind.facetFields.map((field) => ofField(kind, field, subject)),
    ...ofAll(kind),
  ]);
}

function ofField(kind: Kind, field: string, subject: Subject): Step {
  const { list, filter } = kind;
  const all = conditions(kind, subject);
  const own = all.find(([name]) => name === field)?.[1][0] ?? { [field]: { exists: true } };
  const other = all.find(([name]) => name !== field)?.[1].at(-1) ?? {};
  const wheres: Where[] = [
    {},
    own,
    other,
    { ...other, ...own },
    { and: [own, { and: [own, other] }] },
    { or: [own, { [field]: { exists: false } }] },
    { or: [own, other] },
    { not: own },
    { not: { ...own, ...other } },
  ];
  const declared = wheres.map((_, index) => `$w${index}: ${filter.name}`).join(', ');
  const facets = `facets(fields: [${field}]) { ${VALUES} }`;
  const parts = wheres.map(
    (_, index) => `f${index}: ${list}(where: $w${index}, first: 0) { totalCount ${facets} }`,
  );
  const variables = Object.fromEntries(wheres.map((where, index) => [`w${index}`, where]));
  return ask(`query (${declared}) { ${parts.join(' ')} }`, { variables });
}

/** All facets at once, with few values and with none, in other languages, and with sizes that are refused. */
function ofAll({ list, facetFields, textFields }: Kind): Step[] {
  const [first = ''] = facetFields;
  const facets = (fields: readonly string[], of: string): string =>
    `{ ${list}(first: 2) { nodes { id } facets(fields: [${fields.join(', ')}]) { ${of} } } }`;
  const sizes = ['', '(first: 0)', '(first: 1)', '(first: 100)', '(first: 101)', '(first: -1)'];
  return [
    asked(facets(facetFields, 'field totalCount')),
    asked(facets(facetFields, VALUES)),
    ...sizes.map((size) => ask(facets([first], `field values${size} { value label count }`))),
    ask(facets([], 'field')),
    ask(facets([first, first], 'field totalCount')),
    ask(facets(textFields.length ? textFields : [first], VALUES), {
      headers: { 'Accept-Language': 'sv, en' },
    }),
  ];
}
