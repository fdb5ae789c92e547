import { graphql, validateSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { buildSchema } from '../../src/graphql/schema.ts';
import { leaveOutPrivate } from '../../src/store/leave-out-private.ts';
import { Snapshot } from '../../src/store/snapshot.ts';
import { MUSEUM, modelOf, snapshotOf, storeOf } from '../support/turtle.ts';

/** A type of a class of its own name, with these words about it and these property shapes. */
function type(name: string, words: string, ...properties: string[]): string {
  const small = name.toLowerCase();
  const made = properties.map((each, index) => `sh:property [ sh:order ${index} ; ${each} ] ;`);
  return `:${name}Shape a sh:NodeShape ; sh:targetClass :${name} ; sh:order ${name.length} ;
    sh:codeIdentifier "${name}" ; varanto:plural "${small}s" ; varanto:segment "${small}" ;
    ${made.join('\n')} ${words} sh:description "A type."@en .`;
}

const field = (name: string, words: string): string =>
  `sh:path :${name} ; sh:codeIdentifier "${name}" ; sh:description "A field."@en ; ${words}`;

/** What a query gives over shapes and data. */
async function answer(shapes: string, data: string, query: string): Promise<unknown> {
  const snapshot = snapshotOf(shapes, data);
  const schema = buildSchema(snapshot.model, { pageSize: 20, maxPageSize: 100 });
  expect(validateSchema(schema)).toEqual([]);
  const context = { view: snapshot, languages: [], pace: undefined };
  const { data: given, errors } = await graphql({ schema, source: query, contextValue: context });
  expect(errors).toBeUndefined();
  return given;
}

/** The constraints that data does not keep, each as `resource place constraint`. */
function broken(shapes: string, data: string): string[] {
  return check(snapshotOf(shapes, data)).flatMap(({ resource = '', place = '', constraint }) =>
    constraint ? [`${resource.replace(MUSEUM, '')} ${place} ${constraint}`] : [],
  );
}

const fieldsOf = (shapes: string, name: string): string[] =>
  modelOf(shapes)
    .shapes.find((shape) => shape.name === name)
    ?.fields.map((each) => each.name) ?? [];

describe('a resource of a class below another', () => {
  const shapes =
    type('Work', '', field('title', 'sh:datatype xsd:string ; sh:minCount 1')) +
    type('Owner', '', field('owns', 'sh:class :Work')) +
    ':Etching rdfs:subClassOf :Print . :Print rdfs:subClassOf :Work .';
  const data = '<work/1> a :Etching ; :title "Night" . <owner/1> a :Owner ; :owns <work/1> .';

  it('has the type of the nearest shape above, is in its list, and satisfies sh:class', async () => {
    const query =
      '{ works { totalCount nodes { title } } owners { nodes { owns { nodes { title } } } } }';
    expect(await answer(shapes, data, query)).toMatchObject({
      works: { totalCount: 1, nodes: [{ title: ['Night'] }] },
      owners: { nodes: [{ owns: { nodes: [{ title: ['Night'] }] } }] },
    });
    expect(check(snapshotOf(shapes, data))).toEqual([]);
  });

  it('keeps the shape above', () => {
    expect(broken(shapes, '<work/1> a :Etching .')).toEqual(['work/1 Work.title minCount']);
  });

  it('is of a class below another where the data alone says so', () => {
    const own = '<work/2> a :Poster ; :title "Sun" . :Poster rdfs:subClassOf :Work .';
    expect(snapshotOf(shapes, own).find(`${MUSEUM}work/2`)?.shape?.name).toBe('Work');
  });

  it('may state both classes: the nearest shape is its type', () => {
    const both = shapes + type('Print', '', field('state', 'sh:datatype xsd:string'));
    const snapshot = snapshotOf(both, '<print/1> a :Print , :Work ; :title "Night" .');
    expect(snapshot.find(`${MUSEUM}print/1`)?.shape?.name).toBe('Print');
    expect(check(snapshot)).toEqual([]);
  });

  it('has no type where two shapes are as near', () => {
    const two = shapes + type('Tool', '', field('use', 'sh:datatype xsd:string'));
    const found = check(snapshotOf(two, '<work/1> a :Work , :Tool ; :title "Night" .'));
    expect(found.map(({ message }) => message)).toContain(
      'expected one type that has a shape, got Tool and Work',
    );
  });
});

describe('the fields of a type', () => {
  const above = type(
    'Work',
    '',
    field('title', 'sh:datatype xsd:string'),
    field('size', 'sh:datatype xsd:integer'),
  );

  it('are its own, then those of the types above, whose fields of the same name give way', () => {
    const shapes =
      `${above} :Print rdfs:subClassOf :Work .` +
      type(
        'Print',
        '',
        field('state', 'sh:datatype xsd:string'),
        field('size', 'sh:datatype xsd:string'),
      );
    expect(fieldsOf(shapes, 'Print')).toEqual(['state', 'size', 'title']);
  });

  it('are its own alone where varanto:inherits says so', () => {
    const shapes =
      `${above} :Print rdfs:subClassOf :Work .` +
      type('Print', 'varanto:inherits false ;', field('state', 'sh:datatype xsd:string'));
    expect(fieldsOf(shapes, 'Print')).toEqual(['state']);
  });

  it('are those of the shapes too that its resources keep by sh:node, also of a shape without a class', () => {
    const shapes =
      `:Named sh:property [ sh:order 1 ; ${field('name', 'sh:datatype xsd:string ; sh:minCount 1')} ] .` +
      type('Maker', 'sh:node :Named ;', field('born', 'sh:datatype xsd:date'));
    expect(fieldsOf(shapes, 'Maker')).toEqual(['born', 'name']);
    expect(broken(shapes, '<maker/1> a :Maker .')).toEqual(['maker/1 Maker node']);
  });

  it('come of several property shapes of one path and name, which narrow each other', () => {
    const shapes = type(
      'Maker',
      '',
      field('name', 'sh:datatype xsd:string'),
      field('name', 'sh:minCount 1 ; sh:maxCount 1'),
    );
    const [name] = modelOf(shapes).shapes[0]?.fields ?? [];
    expect(name).toMatchObject({ many: false, required: true, range: { kind: 'literal' } });
  });

  it('are none of a property shape that asks something and does not say of what', () => {
    const shapes = type('Maker', '', field('name', 'sh:minCount 1'));
    expect(fieldsOf(shapes, 'Maker')).toEqual([]);
    expect(broken(shapes, '<maker/1> a :Maker .')).toEqual(['maker/1 Maker.name minCount']);
  });
});

describe('the values of a field', () => {
  it.each([
    ['several datatypes by sh:or', 'sh:or ( [ sh:datatype xsd:date ] [ sh:datatype xsd:gYear ] )'],
    ['several datatypes by a list', 'sh:datatype ( xsd:date xsd:gYear )'],
    [
      'several datatypes by sh:node',
      'sh:node [ sh:or ( [ sh:datatype xsd:date ] [ sh:datatype xsd:gYear ] ) ]',
    ],
  ])('are texts where they have %s', async (_what, words) => {
    const data = '<work/1> a :Work ; :made "2026"^^xsd:gYear , "2026-05-01"^^xsd:date , "May" .';
    expect(
      await answer(type('Work', '', field('made', words)), data, '{ works { nodes { made } } }'),
    ).toEqual({
      works: { nodes: [{ made: ['2026', '2026-05-01'] }] },
    });
  });

  it('are texts where their datatype is unknown, as notations have their own', async () => {
    const shapes = type('Work', '', field('code', 'sh:datatype :CallNumber ; sh:maxCount 1'));
    const query = '{ works(where: { code: { startsWith: "a" } }) { nodes { code } } }';
    expect(await answer(shapes, '<work/1> a :Work ; :code "A 12"^^:CallNumber .', query)).toEqual({
      works: { nodes: [{ code: 'A 12' }] },
    });
  });

  it('are literals of any datatype with sh:nodeKind sh:Literal', async () => {
    const shapes = type('Work', '', field('code', 'sh:nodeKind sh:Literal'));
    const data = '<work/1> a :Work ; :code "A 12"^^:CallNumber , 7 , "B" , <work/1> .';
    expect(await answer(shapes, data, '{ works { nodes { code } } }')).toEqual({
      works: { nodes: [{ code: ['7', 'A 12', 'B'] }] },
    });
  });

  it('are texts with a language or without one', async () => {
    const words =
      'sh:or ( [ sh:datatype xsd:string ] [ sh:datatype rdf:langString ] ) ; sh:maxCount 1';
    const shapes = type('Work', '', field('title', words));
    const data = '<work/1> a :Work ; :title "Night" . <work/2> a :Work ; :title "Yö"@fi .';
    expect(await answer(shapes, data, '{ works { nodes { title } } }')).toEqual({
      works: { nodes: [{ title: 'Night' }, { title: 'Yö' }] },
    });
  });

  it('are an enum of GraphQL where varanto:enum says so', async () => {
    const words =
      'sh:datatype xsd:string ; sh:in ( "in use" "2.0" "gone" ) ; varanto:enum true ; sh:maxCount 1';
    const shapes = type('Work', '', field('state', words));
    const data = '<work/1> a :Work ; :state "in use" . <work/2> a :Work ; :state "2.0" .';
    const query = '{ works(where: { state: { in: [in_use, gone] } }) { nodes { state } } }';
    expect(await answer(shapes, data, query)).toEqual({ works: { nodes: [{ state: 'in_use' }] } });
  });
});

describe('a qualified shape', () => {
  const fieldWith = (words: string) => {
    const model = modelOf(type('Work', '', field('p', words)) + type('Artist', ''));
    const found = model.shapes.find(({ name }) => name === 'Work')?.fields[0];
    return found && { kind: found.range.kind, ...found };
  };
  const ofSwedish = 'sh:qualifiedValueShape [ sh:languageIn ( "sv" ) ]';
  const any = { min: 0, max: Infinity };

  it.each([
    // What is counted may be but some of the values.
    [`sh:datatype rdf:langString ; ${ofSwedish} ; sh:qualifiedMinCount 1`, 'text, many, required'],
    [`sh:datatype rdf:langString ; ${ofSwedish} ; sh:qualifiedMaxCount 1`, 'text, many'],
    [`sh:datatype rdf:langString ; ${ofSwedish} ; sh:minCount 1`, 'text, many, required'],
    [
      'sh:datatype xsd:string ; sh:qualifiedValueShape [ sh:datatype xsd:string ; sh:pattern "a" ] ; sh:qualifiedMaxCount 1',
      'literal, many',
    ],
    [
      'sh:class :Artist ; sh:qualifiedValueShape [ sh:class :Artist ; sh:nodeKind sh:IRI ] ; sh:qualifiedMaxCount 1',
      'link, many',
    ],
    [
      'sh:qualifiedValueShape [ sh:class :Artist ; sh:not [ sh:hasValue :a ] ] ; sh:qualifiedMaxCount 1',
      'link, many',
    ],
    // It selects them all.
    ['sh:qualifiedValueShape [ sh:class :Artist ] ; sh:qualifiedMaxCount 1', 'link'],
    ['sh:qualifiedValueShape [ sh:class :Artist ] ; sh:minCount 1', 'link, many'],
  ])('says how many values a field has: %s', (words, expected) => {
    const { kind = '', many = false, required = false } = fieldWith(words) ?? {};
    const counted = `${many ? ', many' : ''}${required ? ', required' : ''}`;
    expect(`${kind}${counted}`).toBe(expected);
  });

  it('counts what the range is not selected by beside all values', () => {
    const words = `sh:datatype rdf:langString ; ${ofSwedish}`;
    expect(fieldWith(`${words} ; sh:qualifiedMinCount 1 ; sh:maxCount 3`)?.counts).toEqual({
      min: 1,
      max: 3,
    });
    expect(fieldWith(`${words} ; sh:qualifiedMaxCount 1`)?.counts).toEqual(any);
  });
});

describe('sh:defaultValue', () => {
  const shapes = type('Work', '', field('state', 'sh:datatype xsd:string ; sh:defaultValue "new"'));

  it('is in the description of the field', () => {
    const [state] = modelOf(shapes).shapes[0]?.fields ?? [];
    expect(state?.description).toContain('Default in forms, and in no data: "new"');
    expect(state?.required).toBe(false);
  });

  it('makes no statement: a resource without a value has none', async () => {
    const query =
      '{ works { nodes { state } } found: works(where: { state: { eq: "new" } }) { totalCount } }';
    expect(await answer(shapes, '<work/1> a :Work .', query)).toEqual({
      works: { nodes: [{ state: [] }] },
      found: { totalCount: 0 },
    });
    const demanded = type(
      'Work',
      '',
      field('state', 'sh:datatype xsd:string ; sh:minCount 1 ; sh:defaultValue "new"'),
    );
    expect(broken(demanded, '<work/1> a :Work .')).toEqual(['work/1 Work.state minCount']);
  });
});

describe('a private shape', () => {
  const shapes =
    type('Work', '', field('title', 'sh:datatype xsd:string')) +
    type('Note', '', field('about', 'sh:class :Work ; sh:maxCount 1'));
  const data =
    '<work/1> a :Work ; :title "x" . <note/1> a :Note ; :about <work/1> . <note/2> a :Memo . :Memo rdfs:subClassOf :Note .';
  const graphqlPrefix = '@prefix graphql: <http://datashapes.org/graphql#> .';
  const published = (words: string): { types: string[]; subjects: string[] } => {
    const model = modelOf(`${graphqlPrefix} :Api a graphql:Schema ; ${words} . ${shapes}`);
    const store = storeOf(data);
    leaveOutPrivate(store, model);
    const snapshot = new Snapshot(store, { model, base: MUSEUM, version: 'test' });
    return {
      types: model.shapes.map(({ name }) => name),
      subjects: snapshot.described.map(({ id }) => id.replace(MUSEUM, '')),
    };
  };

  it.each([
    ['a private shape', 'graphql:privateShape :NoteShape'],
    ['a private class', 'graphql:privateClass :Note'],
    ['a public shape, and no other', 'graphql:publicShape :WorkShape'],
    ['a public class, and no other', 'graphql:publicClass :Work'],
  ])('is no type, and its resources are nowhere: %s', (_what, words) => {
    expect(published(words)).toEqual({ types: ['Work'], subjects: ['terms#Memo', 'work/1'] });
  });

  it('is not told by a word that nothing reads', () => {
    expect(() => published('graphql:protectedShape :NoteShape')).toThrow(
      'graphql:protectedShape is unknown or refused',
    );
  });

  it('may be one property alone, by dash:hidden', () => {
    const hidden = type('Work', '', field('title', 'sh:datatype xsd:string ; dash:hidden true'));
    const model = modelOf(hidden);
    const store = storeOf(data);
    leaveOutPrivate(store, model);
    expect(model.shapes[0]?.fields).toEqual([]);
    expect(store.countQuads(null, `${MUSEUM}terms#title`, null, null)).toBe(0);
  });
});
