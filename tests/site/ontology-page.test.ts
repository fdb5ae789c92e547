import { describe, expect, it } from 'vitest';
import { ontologyPage } from '../../src/site/ontology-page.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { attributes, element, elements, parsePage, textOf } from '../support/html.ts';
import { modelOf, snapshotOf } from '../support/turtle.ts';

const catalogues = [
  { name: 'Helsinki', ontology: 'ontology', data: 'data/helsinki' },
  {
    name: 'the museums',
    ontology: 'tests/fixtures/museum/ontology',
    data: 'tests/fixtures/museum/data',
  },
];

describe.each(catalogues)('the page of the ontology of $name', ({ ontology, data }) => {
  const { snapshot } = loadCatalogue({ ontology, data });
  const { shapes } = snapshot.model;
  const tree = parsePage(ontologyPage({ snapshot, languages: ['en'], alternates: [] }).html);
  const ids = attributes(tree, 'id');

  it('has a fragment for each type and each field, and none twice', () => {
    const names = shapes.flatMap(({ name, fields }) => [
      name,
      ...fields.map((field) => `${name}.${field.name}`),
    ]);
    expect(ids).toEqual(expect.arrayContaining(names));
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('links within itself to what is there', () => {
    const within = attributes(tree, 'href').filter((href) => href.startsWith('#'));
    expect(within.length).toBeGreaterThan(shapes.length);
    expect(within.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
  });

  it('shows the class of each type, and the path, label and description of each field', () => {
    for (const { name, class: type, fields, descriptions } of shapes) {
      const section = elements(tree, 'section').find(({ attributes: each }) => each['id'] === name);
      const text = section ? textOf(section) : '';
      expect(text).toContain(type);
      expect(text).toContain(descriptions.find(({ language }) => language === 'en')?.value);
      const rows = section ? elements(section, 'tr').slice(1) : [];
      expect(rows.map((row) => elements(row, 'td').map(textOf))).toEqual(
        fields.map((field) => [
          field.names.find(({ language }) => language === 'en')?.value ?? field.name,
          expect.stringContaining(
            'predicate' in field.path ? field.path.predicate : field.path.text,
          ) as unknown,
          expect.stringMatching(/./) as unknown,
          expect.stringMatching(/^\d+\.\.(\d+|\*)(, .*)?$/) as unknown,
          field.descriptions.find(({ language }) => language === 'en')?.value,
        ]),
      );
    }
  });

  it('has heads for all rows and columns', () => {
    for (const table of elements(tree, 'table')) {
      const scopes = elements(table, 'th').map(({ attributes: each }) => each['scope']);
      expect(scopes.slice(0, 6)).toEqual(Array(6).fill('col'));
      expect(new Set(scopes.slice(6))).toEqual(new Set(['row']));
      expect(scopes.length - 6).toBe(elements(element(table, 'tbody'), 'tr').length);
    }
  });
});

describe('a field in the table of its type', () => {
  const shape = (field: string): string => `
    :Thing a sh:NodeShape ; sh:targetClass :Thing ; sh:description "A thing."@en ;
      sh:codeIdentifier "Thing" ; varanto:plural "things" ; varanto:segment "thing" ; sh:order 1 ;
      sh:property [ sh:codeIdentifier "field" ; sh:order 1 ; sh:description "A field."@en ; ${field} ] .
    :Other a sh:NodeShape ; sh:targetClass :Other ; sh:description "Another."@en ;
      sh:codeIdentifier "Other" ; varanto:plural "others" ; varanto:segment "other" ; sh:order 2 .`;

  it.each([
    ['sh:path :p ; sh:datatype xsd:date ; sh:minCount 1 ; sh:maxCount 1', '', 'date', '1..1'],
    ['sh:path :p ; sh:datatype rdf:langString', '', 'text in a language', '0..*'],
    ['sh:path :p ; sh:nodeKind sh:IRI', '', 'address', '0..*'],
    ['sh:path [ sh:inversePath :p ] ; sh:class :Other', '^', 'Other', '0..*'],
    [
      'sh:path :p ; sh:datatype rdf:langString ; sh:uniqueLang true ; sh:minCount 1',
      '',
      'text in a language',
      '1..*, at most one in each language',
    ],
    [
      'sh:path :p ; sh:qualifiedValueShape [ sh:class :Other ] ; sh:qualifiedMinCount 0 ; sh:qualifiedMaxCount 3',
      '',
      'Other',
      '0..3',
    ],
  ])('says %s', (field, ...expected) => {
    const [direction, range, count] = expected;
    const model = modelOf(shape(field));
    const { predicate } = model.shapes[0]?.fields[0]?.path as { predicate: string };
    const snapshot = snapshotOf(shape(field), '');
    const tree = parsePage(ontologyPage({ snapshot, languages: ['en'], alternates: [] }).html);
    const [, row] = elements(tree, 'tr');
    expect(row && elements(row, 'td').map(textOf)).toEqual([
      'field',
      direction + predicate,
      range,
      count,
      'A field.',
    ]);
  });

  it('names every class that a choice allows, and marks a path that is derived', () => {
    const cells = (field: string): string[] => {
      const snapshot = snapshotOf(shape(field), '');
      const tree = parsePage(ontologyPage({ snapshot, languages: ['en'], alternates: [] }).html);
      return elements(tree, 'td').map(textOf);
    };
    const choice = cells('sh:path :p ; sh:or ( [ sh:class :Thing ] [ sh:class :Other ] )')[2];
    expect(choice?.split(/\s+/)).toEqual(['Thing', 'Other']);
    const path = cells('sh:path [ sh:oneOrMorePath :p ] ; sh:class :Thing')[1];
    expect(path).toMatch(/^\(<[^>]*p>\)\+ \(derived: in GraphQL alone\)$/);
  });
});
