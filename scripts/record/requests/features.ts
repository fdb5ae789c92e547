import { getIntrospectionQuery } from 'graphql';
import { BASE } from '../server.ts';
import { ask, asked, type Step } from '../step.ts';
import type { Kind, Subject } from '../subject.ts';
import { sample } from './lists.ts';

/** The parts of the language GraphQL, the languages of texts, and the fields that are of no list. */
export function featureSteps(subject: Subject): Step[] {
  const { main, kinds } = subject;
  return [
    ...syntax(main),
    ...variables(main),
    ...kinds.flatMap(languages),
    ...nodes(subject),
    ...whole(subject),
  ];
}

/** Aliases, fragments and directives. */
function syntax({ type, list, single, ids, filter }: Kind): Step[] {
  const [id = '', other = ''] = ids;
  const one = `${single}(id: "${id}")`;
  const fragment = `fragment Part on ${type.name} { __typename id }`;
  const queries = [
    `{ a: ${one} { b: id c: id } d: ${single}(id: "${other}") { id __typename } }`,
    `{ ${one} { ...Part id ...Part } } ${fragment}`,
    `{ ${one} { ... { id } ... on Node { id } ... on ${type.name} { __typename } } }`,
    `{ ${list}(first: 2) { ...Page } } fragment Page on ${type.name}Connection { nodes { ...Part } } ${fragment}`,
    `{ ${one} { id } ${one} { __typename } }`,
    `{ ${one} { id @skip(if: true) __typename @include(if: true) } }`,
    `{ ${one} { id @include(if: false) ... @skip(if: false) { id } } }`,
    `{ ${one} { ...Part @include(if: false) } } ${fragment}`,
    `{ __typename ... on Query { catalogue { id } } }`,
    `# a comment\n{\n\t__typename , , ,\r\n}\n`,
    `\uFEFF{ __typename }`,
    `{ ${single}(id: """${id}""") { id } }`,
    `{ ${list}(first: 1, where: { not: { and: [{}, { or: [] }] } }) { totalCount } }`,
    `query Named { ${list} { __typename edges { __typename } pageInfo { __typename } } }`,
    `{ __type(name: "${filter.name}") { kind inputFields { name description type { name } } } }`,
  ];
  return queries.flatMap((query) => [ask(query), asked(query)]);
}

function variables({ list, single, ids, type }: Kind): Step[] {
  const id = ids[0] ?? '';
  const query = `query ($id: ID = "${id}", $first: Int = 2, $yes: Boolean! = true, $no: Boolean = false) {
    ${single}(id: $id) { id @include(if: $yes) __typename }
    ${list}(first: $first) @skip(if: $no) { nodes { id } }
  }`;
  const page = `query ($first: Int, $after: String, $where: ${type.name}Filter, $orderBy: [${type.name}Order!]) {
    ${list}(first: $first, after: $after, where: $where, orderBy: $orderBy) { totalCount nodes { id } }
  }`;
  const given = [
    {},
    { id: ids[1] },
    { first: 0, yes: false },
    { no: true },
    { first: null },
    { first: 3.0 },
    { id: 5 },
    { unused: 1 },
  ];
  const pages = [{}, { first: 3, after: null, where: {}, orderBy: [] }, { where: null }];
  return [
    ...given.flatMap((each) => [
      ask(query, { variables: each }),
      asked(query, { variables: each }),
    ]),
    ...pages.map((each) => ask(page, { variables: each })),
    ask('query ($a: Boolean!) { __typename @skip(if: $a) }', { variables: { a: true } }),
  ];
}

const ACCEPT_LANGUAGES = ['sv', 'en-GB, fi;q=0.5', '*', 'xx', 'SV, fi;q=0', 'de;q=0.1, en;q=0.9'];

/** A text of a kind, by argument and by header, and all its texts. */
function languages({ list, textFields, type }: Kind): Step[] {
  const texts = 'field value language chosen';
  const [text, ...more] = textFields.filter((name) =>
    type.getFields()[name]?.args.some((argument) => argument.name === 'languages'),
  );
  if (text === undefined) return [];
  const arguments_ = ['["sv", "fi"]', '["en"]', '[]', '["*"]', '["xx", "SV"]', '["en-GB", "en"]'];
  const named = arguments_.map((tags, index) => `l${index}: ${text}(languages: ${tags})`);
  const headed = (query: string): Step[] =>
    ACCEPT_LANGUAGES.flatMap((language) => [
      asked(query, { headers: { 'Accept-Language': language } }),
    ]);
  return [
    ask(`{ ${list}(first: 4) { nodes { id ${named.join(' ')} } } }`),
    ...headed(`{ ${list}(first: 2) { nodes { ${[text, ...more].join(' ')} } } }`),
    ask(`{ ${list}(first: 2) { nodes { texts { ${texts} } } } }`),
    ask(`{ ${list}(first: 2) { nodes { texts(fields: [${text}]) { ${texts} } } } }`, {
      headers: { 'Accept-Language': 'en' },
    }),
    ask(`{ ${list}(first: 2) { nodes { texts(languages: ["sv"], fields: []) { ${texts} } } } }`),
  ];
}

/** Any resource by its address. */
function nodes({ kinds, main }: Subject): Step[] {
  const ids = kinds.flatMap((kind) => sample(kind.ids));
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on ${main.type.name} { __typename } } }`;
  const lists = [
    ids,
    [...ids].reverse(),
    [],
    [ids[0], 'nothing', ids[0]],
    main.ids.map((id) => id.replace(BASE, '')),
  ];
  return [
    ...lists.map((each) => ask(query, { variables: { ids: each } })),
    ...ids.map((id) => asked(`{ node(id: "${id}") { __typename id } }`)),
    ...['', 'nothing', BASE].map((id) => asked(`{ node(id: "${id}") { __typename id } }`)),
  ];
}

/** The catalogue as a whole, and the schema. */
function whole({ schema }: Subject): Step[] {
  const type = 'name kind description fields { name description args { name defaultValue } }';
  const named = Object.keys(schema.getTypeMap()).map(
    (name) => `{ __type(name: "${name}") { ${type} enumValues { name description } } }`,
  );
  return [
    asked('{ catalogue { id version triples } }'),
    asked('{ catalogue { __typename version texts { field value language chosen } } }'),
    ask(getIntrospectionQuery({ directiveIsRepeatable: true, specifiedByUrl: true })),
    asked('{ __schema { queryType { name } mutationType { name } types { name } } }'),
    ...named.map((query) => ask(query)),
  ];
}
