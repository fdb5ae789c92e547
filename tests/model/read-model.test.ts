import { describe, expect, it } from 'vitest';
import { isLink, type Field, type Shape } from '../../src/model/model.ts';
import { readModel } from '../../src/model/read-model.ts';
import { modelOf, storeOf, TERMS } from '../support/turtle.ts';
import { reservedPaths } from '../../src/http/routes.ts';

const museum = modelOf(`
  :MuseumShape a sh:NodeShape ; sh:targetClass :Museum ; sh:order 1 ; varanto:segment "" ;
    sh:codeIdentifier "Catalogue" ; sh:description "The museum itself."@en ;
    sh:property [
      sh:path :founded ; sh:codeIdentifier "founded" ; sh:order 1 ;
      sh:datatype xsd:gYear ; sh:maxCount 1 ; sh:description "Its first year."@en
    ] .

  :ArtistShape a sh:NodeShape ; sh:targetClass :Artist ; sh:order 3 ;
    sh:codeIdentifier "Artist" ; varanto:plural "artists" ; varanto:segment "artist" ;
    sh:description "A maker of works."@en ;
    sh:property [
      sh:path [ sh:inversePath :maker ] ; sh:codeIdentifier "paintings" ; sh:order 2 ;
      sh:qualifiedValueShape [ sh:class :Painting ] ; sh:qualifiedMinCount 0 ;
      sh:description "What the artist painted."@en
    ] , [
      sh:path :name ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype xsd:string ;
      sh:minCount 1 ; sh:maxCount 1 ; dash:propertyRole dash:LabelRole ;
      sh:description "The artist's name."@en
    ] , [
      sh:path ( :teacher [ sh:zeroOrMorePath :teacher ] ) ; sh:codeIdentifier "teachers" ;
      sh:order 3 ; sh:class :Artist ; sh:description "All who taught the artist."@en
    ] .

  :PaintingShape a sh:NodeShape ; sh:targetClass :Painting ; sh:order 2 ;
    sh:codeIdentifier "Painting" ; varanto:plural "paintings" ; varanto:segment "painting" ;
    sh:name "painting"@en , "maalaus"@fi ;
    sh:description "Maalaus."@fi , "A painted work."@en ;
    sh:property [
      sh:path :title ; sh:codeIdentifier "title" ; sh:order 1 ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; sh:minCount 1 ; dash:propertyRole dash:LabelRole ;
      sh:name "nimi"@fi ; sh:description "What it is called."@en
    ] , [
      sh:path :note ; sh:codeIdentifier "notes" ; sh:order 2 ; sh:datatype rdf:langString ;
      sh:description "Remarks."
    ] , [
      sh:path :maker ; sh:codeIdentifier "maker" ; sh:order 3 ; sh:class :Artist ;
      sh:minCount 1 ; sh:maxCount 1 ; sh:description "Who made it."@en
    ] , [
      sh:path :about ; sh:codeIdentifier "about" ; sh:order 4 ;
      sh:or ( [ sh:class :Artist ] [ sh:class :Museum ] ) ; sh:description "What it shows."@en
    ] , [
      sh:path :image ; sh:codeIdentifier "image" ; sh:order 5 ; sh:nodeKind sh:IRI ;
      sh:minCount 1 ; sh:severity sh:Warning ; sh:message "no image" ;
      sh:description "Where a picture of it is."@en
    ] , [
      sh:path [ sh:alternativePath ( :width :height ) ] ; sh:codeIdentifier "measures" ;
      sh:order 6 ; sh:datatype xsd:decimal ; sh:description "Its sides."@en
    ] , [
      sh:path :owner ; sh:codeIdentifier "owner" ; sh:order 7 ;
      sh:qualifiedValueShape [ sh:class :Artist ] ;
      sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1 ; sh:description "Whose it is."@en
    ] .
`);

function shapeNamed(name: string): Shape {
  const shape = museum.shapes.find((each) => each.name === name);
  if (!shape) throw new Error(`no shape ${name}`);
  return shape;
}

function fieldNamed(shape: string, name: string): Field {
  const field = shapeNamed(shape).fields.find((each) => each.name === name);
  if (!field) throw new Error(`no field ${shape}.${name}`);
  return field;
}

describe('a model', () => {
  it('keeps the names and descriptions of shapes and fields in all languages', () => {
    const texts = ({ names, descriptions }: Shape | Field): string[] =>
      [...names, ...descriptions].map(({ value, language }) => `${value}@${language}`);
    expect(texts(shapeNamed('Painting')).sort()).toEqual(
      ['painting@en', 'maalaus@fi', 'Maalaus.@fi', 'A painted work.@en'].sort(),
    );
    expect(texts(fieldNamed('Painting', 'title'))).toEqual(['nimi@fi', 'What it is called.@en']);
    expect(texts(fieldNamed('Painting', 'notes'))).toEqual(['Remarks.@']);
  });

  it('has the shapes in their order, by class', () => {
    expect(museum.shapes.map(({ name }) => name)).toEqual(['Catalogue', 'Painting', 'Artist']);
    expect(museum.shapeOfClass.get(`${TERMS}Painting`)).toBe(shapeNamed('Painting'));
    expect(museum.catalogue).toBe(shapeNamed('Catalogue'));
  });

  it('has every predicate that a path goes over', () => {
    const locals = ['about', 'founded', 'height', 'image', 'maker', 'name', 'note', 'owner'];
    expect([...museum.predicates].sort()).toEqual(
      [...locals, 'teacher', 'title', 'width'].map((local) => TERMS + local),
    );
  });

  it('keeps the prefixes that its data needs', () => {
    const prefixes = {
      m: TERMS,
      xsd: 'http://www.w3.org/2001/XMLSchema#',
      sh: 'http://sh.example/',
    };
    const store = storeOf(`
      :S a sh:NodeShape ; sh:targetClass :C ; sh:codeIdentifier "S" ; varanto:segment "s" ;
        varanto:plural "ss" ; sh:order 1 ; sh:description "S."@en ;
        sh:property [ sh:path :p ; sh:codeIdentifier "p" ; sh:order 1 ; sh:datatype xsd:date ;
          sh:description "P."@en ] .`);
    expect(readModel(store, { prefixes, reserved: reservedPaths }).prefixes).toEqual({
      m: prefixes.m,
      xsd: prefixes.xsd,
    });
  });
});

describe('a shape', () => {
  it('has the names and texts of its node shape', () => {
    expect(shapeNamed('Painting')).toMatchObject({
      class: `${TERMS}Painting`,
      singular: 'painting',
      plural: 'paintings',
      segment: 'painting',
      order: 2,
      description: `A painted work.\n\nFinnish: maalaus.\n\nClass: ${TERMS}Painting`,
    });
  });

  it('has no list where its segment is empty', () => {
    expect(shapeNamed('Catalogue')).toMatchObject({ segment: '', plural: undefined });
  });

  it('has its fields in their order', () => {
    const names = shapeNamed('Artist').fields.map(({ name }) => name);
    expect(names).toEqual(['name', 'paintings', 'teachers']);
  });

  it('has the field in the label role as its label', () => {
    expect(shapeNamed('Painting').label).toBe(fieldNamed('Painting', 'title'));
    expect(shapeNamed('Catalogue').label).toBeUndefined();
  });
});

describe('a field', () => {
  const link = (name: string) => ({ kind: 'link', shape: shapeNamed(name) });

  it.each([
    ['Painting.maker', link('Artist'), { many: false, required: true }],
    ['Painting.owner', link('Artist'), { many: false, required: true }],
    ['Painting.about', { kind: 'node' }, { many: true, required: false }],
    ['Painting.image', { kind: 'iri' }, { many: true, required: false }],
    ['Painting.title', { kind: 'text' }, { many: false, required: true }],
    ['Painting.notes', { kind: 'text' }, { many: true, required: false }],
    [
      'Painting.measures',
      { kind: 'literal', datatype: 'http://www.w3.org/2001/XMLSchema#decimal' },
      { many: true, required: false },
    ],
    [
      'Artist.name',
      { kind: 'literal', datatype: 'http://www.w3.org/2001/XMLSchema#string' },
      { many: false, required: true },
    ],
    ['Artist.paintings', link('Painting'), { many: true, required: false }],
  ])('%s has its range and its counts', (place, range, counts) => {
    const [shape = '', name = ''] = place.split('.');
    const field = fieldNamed(shape, name);
    expect(field.range).toEqual(range);
    expect({ many: field.many, required: field.required }).toEqual(counts);
    expect(isLink(field)).toBe(range.kind === 'link' || range.kind === 'node');
  });

  it.each([
    ['Painting.maker', `<${TERMS}maker>`],
    ['Artist.paintings', `^<${TERMS}maker>`],
    ['Artist.teachers', `(<${TERMS}teacher>/(<${TERMS}teacher>)*)`],
    ['Painting.measures', `(<${TERMS}width>|<${TERMS}height>)`],
  ])('%s has the path %s', (place, text) => {
    const [shape = '', name = ''] = place.split('.');
    expect(fieldNamed(shape, name).path.text).toBe(text);
  });

  it('has the severity, the message and the texts of its property shape', () => {
    expect(fieldNamed('Painting', 'image')).toMatchObject({
      severity: 'warning',
      message: 'no image',
      description: `Where a picture of it is.\n\nProperty: ${TERMS}image`,
    });
    expect(fieldNamed('Painting', 'title')).toMatchObject({
      severity: 'violation',
      message: undefined,
    });
    expect(fieldNamed('Painting', 'title').description).toContain('\n\nFinnish: nimi.\n\n');
    expect(fieldNamed('Painting', 'notes').description).toBe(`Remarks.\n\nProperty: ${TERMS}note`);
  });

  it('says in its description that its values are derived, where they are', () => {
    const derived = museum.shapes.flatMap(({ name, fields }) =>
      fields.flatMap((field) =>
        field.description.includes('\n\nDerived, so in GraphQL alone')
          ? [`${name}.${field.name}`]
          : [],
      ),
    );
    expect(derived).toEqual(['Painting.measures', 'Artist.teachers']);
    expect(fieldNamed('Painting', 'measures').description).toContain(
      `Its sides.

Derived, so in GraphQL alone and in no export. Path: (<${TERMS}width>|<${TERMS}height>)`,
    );
  });
});
