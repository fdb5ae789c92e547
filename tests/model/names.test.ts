import { describe, expect, it } from 'vitest';
import { messageAfter, type Change, type Mistake } from '../support/mistake.ts';
import { TERMS } from '../support/turtle.ts';

const shapeNamed = (name: string): Change => [['"Painting"', `"${name}"`]];
const fieldNamed = (name: string): Change => [['"year"', `"${name}"`]];
const pluralNamed = (name: string): Change => [['"paintings"', `"${name}"`]];
const segmentNamed = (name: string): Change => [['segment "painting"', `segment "${name}"`]];

const reserved: Mistake[] = [
  ...[
    ...[
      'id',
      'type',
      'and',
      'or',
      'not',
      'exists',
      'texts',
      'displayName',
      'true',
      'false',
      'null',
    ],
    'hasOwnProperty',
  ].map((name): Mistake => [
    `a field ${name}`,
    fieldNamed(name),
    `Painting.${name}: cannot be the name: the name is reserved`,
  ]),
  ...[
    ...['Query', 'Mutation', 'Subscription', 'Node', 'PageInfo', 'Text', 'ID', 'Int', 'Float'],
    ...[
      'IRI',
      'Facet',
      'FacetValue',
      'OrderDirection',
      'TypeName',
      'SearchResult',
      'String',
      'Boolean',
    ],
    ...[
      'Type',
      'Count',
      'Suggestion',
      'JSON',
      'GroupKey',
      'GroupHaving',
      'GroupOrderBy',
      'DatePart',
    ],
    ...['Decimal', 'Date', 'DateTime', 'Time', 'Year', 'YearMonth', 'Duration', 'URI'],
  ].map((name): Mistake => [
    `a shape ${name}`,
    shapeNamed(name),
    `${name}: cannot be the name: the type ${name} is in every schema`,
  ]),
  ...['Connection', 'Edge', 'Filter', 'Order', 'OrderField', 'FacetField', 'TextField'].map(
    (ending): Mistake => [
      `a shape Artist${ending}`,
      shapeNamed(`Artist${ending}`),
      `Artist${ending}: cannot be the name: it ends like a type made from a shape`,
    ],
  ),
  ...['Groups', 'Group', 'Grouping', 'CountField', 'OrderThrough'].map((ending): Mistake => [
    `a shape Artist${ending} beside Artist`,
    shapeNamed(`Artist${ending}`),
    `Artist${ending}: cannot be the name: a type made from Artist has this name`,
  ]),
  ...['node', 'nodes', 'search', 'suggest', 'catalogue'].map((name): Mistake => [
    `a list ${name}`,
    pluralNamed(name),
    `Painting: cannot be the name: the root field ${name} is in every schema`,
  ]),
  ...['Nodes', 'Search'].map((name): Mistake => [
    `a shape ${name}, for its root field`,
    shapeNamed(name),
    `${name}: cannot be the name: the root field ${name.toLowerCase()} is in every schema`,
  ]),
  ...[
    ...['graphql', 'graphiql', 'catalogue', 'dcat', 'context', 'ontology', 'shapes', 'schema'],
    ...['health', 'metrics', 'sitemap', 'robots', 'context-a', 'sitemap-1'],
    ...['search', 'sparql', 'query', 'changes', 'mcp', 'ask', 'suggest', 'history'],
  ].map((segment): Mistake => [
    `a segment ${segment}`,
    segmentNamed(segment),
    `Painting: has varanto:segment "${segment}", a path that the server answers itself, now or in later versions: choose another segment`,
  ]),
  ...['version', 'triples'].map((name): Mistake => [
    `a field ${name} of the catalogue`,
    [...shapeNamed('Catalogue'), ...segmentNamed(''), ...fieldNamed(name)],
    `Catalogue.${name}: cannot be the name: the catalogue has this field by itself`,
  ]),
];

const malformed: Mistake[] = [
  ...['Year', '_year', '1year', 'ye-ar', 'vuosi ä', ''].map((name): Mistake => [
    `a field "${name}"`,
    fieldNamed(name),
    `Painting.${name}: cannot be the name: a field begins with a small letter`,
  ]),
  ...['__year', '__typename'].map((name): Mistake => [
    `a field "${name}"`,
    fieldNamed(name),
    `Painting.${name}: cannot be the name: names that begin with __ are GraphQL's own`,
  ]),
  ...['painting', '_Painting', '__Painting', '1Painting', 'Pain-ting', ''].map((name): Mistake => [
    `a shape "${name}"`,
    shapeNamed(name),
    `${name}: cannot be the name: a shape begins with a capital letter`,
  ]),
  ...['Paintings', '__paintings', 'paint-ings', ''].map((name): Mistake => [
    `a list "${name}"`,
    pluralNamed(name),
    `Painting: cannot be the name: the root field "${name}" does not begin with a small letter`,
  ]),
  ...['Painting', 'pain/ting', 'pain_ting', '.well-known', 'taulu-ä', '1'].map(
    (segment): Mistake => [
      `a segment "${segment}"`,
      segmentNamed(segment),
      `Painting: cannot be the name: varanto:segment "${segment}" is no part of a path`,
    ],
  ),
  [
    'a shape Catalogue with a segment',
    shapeNamed('Catalogue'),
    'Catalogue: cannot be the name: Catalogue is the name of the shape with an empty',
  ],
  [
    'a shape of another name without one',
    segmentNamed(''),
    'Painting: cannot be the name: Catalogue is the name of the shape with an empty',
  ],
];

const twice: Mistake[] = [
  ['a shape', shapeNamed('Artist'), 'the shapes, their sh:codeIdentifier: "Artist" occurs twice'],
  ['a field', fieldNamed('maker'), 'Painting, its fields: "maker" occurs twice'],
  ['a segment', segmentNamed('artist'), 'the shapes, their varanto:segment: "artist" occurs twice'],
  ...['artists', 'artist', 'painting'].map((name): Mistake => [
    `the root field ${name}`,
    pluralNamed(name),
    `make the root field "${name}" twice; see varanto:plural`,
  ]),
  [
    'the shape of a class',
    [['sh:targetClass :Painting', 'sh:targetClass :Artist']],
    `Artist and Painting: are two shapes for <${TERMS}Artist>`,
  ],
];

describe('a name in an ontology', () => {
  it.each(reserved)('is not reserved: %s', (_what, change, message) => {
    expect(messageAfter(change)).toContain(message);
  });

  it.each(malformed)('is well formed: not %s', (_what, change, message) => {
    expect(messageAfter(change)).toContain(message);
  });

  it.each(twice)('stands once: %s', (_what, change, message) => {
    expect(messageAfter(change)).toContain(message);
  });
});
