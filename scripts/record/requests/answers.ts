import { ask, asked, post, type Step } from '../step.ts';
import type { Kind, Subject } from '../subject.ts';
import { selection } from '../selection.ts';
import { listField } from './lists.ts';

/** The formats of an answer besides JSON, by ending and by media type. */
const FORMATS = [
  ['.csv', 'text/csv'],
  ['.jsonld', 'application/ld+json'],
  ['.ttl', 'text/turtle'],
  ['.nt', 'application/n-triples'],
] as const;

/** Answers as graphs and as tables, and what is none. */
export function answerSteps({ kinds, main }: Subject): Step[] {
  return [
    ...kinds.flatMap(({ type, list }) =>
      inFormats(`{ ${list}(first: 10) { nodes { ${selection(type, 0)} } } }`),
    ),
    ...queries(main).flatMap(inFormats),
    ...FORMATS.flatMap(([ending]) => special(main, ending)),
  ];
}

function inFormats(query: string): Step[] {
  return FORMATS.flatMap(([ending, type]) => [
    asked(query, { ending }),
    asked(query, { headers: { Accept: type } }),
  ]);
}

/** Lists in lists, links, aliases, counts and facets; and for the table two lists, none, or an error. */
function queries({ type, single, list, ids, facetFields, textFields }: Kind): string[] {
  const [id = ''] = ids;
  const [text = 'id'] = textFields;
  const links = listField(type);
  const part = `fragment Part on ${type.name} { id also: ${text} }`;
  return [
    `{ ${single}(id: "${id}") { ${selection(type, 1)} } }`,
    `{ ${list}(first: 5) { totalCount edges { cursor node { id other: ${text} } } } }`,
    `{ ${list}(first: 5) { nodes { ...Part ...Part @skip(if: true) } } } ${part}`,
    `{ ${list}(first: 5) { nodes { id ${links}(first: 2) { totalCount nodes { id } } } } }`,
    `{ ${single}(id: "${id}") { id ${links}(first: 4) { nodes { id } } } }`,
    `{ a: ${list}(first: 2) { nodes { id } } b: ${list}(last: 2) { nodes { id } } }`,
    `{ ${list}(first: 0) { totalCount nodes { id } } }`,
    `{ ${list} { totalCount } }`,
    `{ ${list}(first: 1) { facets(fields: [${facetFields[0] ?? ''}]) { field values { value count } } } }`,
    `{ ${single}(id: "nothing") { id } }`,
    `{ node(id: "${id}") { __typename id ... on ${type.name} { ${text} } } }`,
    `{ nodes(ids: ["${id}", "nothing"]) { id } }`,
    `{ search(query: "rekisteri", first: 3) { nodes { resource { id } snippet score } } }`,
    `{ catalogue { id version triples } }`,
    `{ __typename }`,
    `{ __schema { types { name } } }`,
    `{ ${list}(first: 101) { nodes { id } } }`,
    `{ nothing }`,
    `{`,
  ];
}

/** Languages, other ways to ask, and what the ending says against what `Accept` says. */
function special({ list, textFields }: Kind, ending: string): Step[] {
  const query = `{ ${list}(first: 3) { nodes { id ${textFields[0] ?? ''} } } }`;
  const body = JSON.stringify({ query });
  const type = FORMATS.find(([each]) => each === ending)?.[1] ?? '';
  return [
    asked(query, { ending, headers: { 'Accept-Language': 'sv, en;q=0.5' } }),
    asked(query, { ending, headers: { Accept: 'image/png' } }),
    asked(query, { ending, headers: { 'Accept-Encoding': 'br' } }),
    asked(query, { headers: { Accept: `${type};q=0.5, text/html;q=0.4` } }),
    ask(query, { headers: { Accept: type } }),
    post(body, { 'Content-Type': 'text/plain', Accept: type }),
  ];
}
