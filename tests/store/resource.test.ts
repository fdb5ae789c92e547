import { describe, expect, it, vi } from 'vitest';
import { closurePath, inversePath, predicatePath } from '../../src/rdf/path.ts';
import type { Field } from '../../src/model/model.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { snapshotOf, MUSEUM, TERMS } from '../support/turtle.ts';

const SHAPES = `
  :ArtistShape a sh:NodeShape ; sh:targetClass :Artist ; sh:order 1 ; sh:codeIdentifier "Artist" ;
    varanto:plural "artists" ; varanto:segment "artist" ; sh:description "A maker."@en .

  :WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 2 ; sh:codeIdentifier "Work" ;
    varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en ;
    sh:property
      [ sh:path :maker ; sh:codeIdentifier "maker" ; sh:order 1 ; sh:class :Artist ;
        sh:description "Its maker."@en ] ,
      [ sh:path :about ; sh:codeIdentifier "about" ; sh:order 2 ; sh:description "Subject."@en ;
        sh:or ( [ sh:class :Artist ] [ sh:class :Work ] ) ] ,
      [ sh:path :image ; sh:codeIdentifier "image" ; sh:order 3 ; sh:nodeKind sh:IRI ;
        sh:description "Its image."@en ] ,
      [ sh:path :title ; sh:codeIdentifier "title" ; sh:order 4 ; sh:datatype rdf:langString ;
        sh:description "Its title."@en ] ,
      [ sh:path :year ; sh:codeIdentifier "year" ; sh:order 5 ; sh:datatype xsd:gYear ;
        sh:description "Its year."@en ] .
`;

const DATA = `
  <artist/1> a :Artist . <artist/2> a :Artist . <work/2> a :Work .
  <other> a :Other . <both> a :Artist , :Work .
`;

function field(snapshot: Snapshot, name: string): Field {
  const found = snapshot.model.shapeOfClass
    .get(`${TERMS}Work`)
    ?.fields.find((each) => each.name === name);
  if (!found) throw new Error(`no field ${name}`);
  return found;
}

describe('the values of a field', () => {
  it.each([
    [
      'maker',
      '<artist/2> , <artist/1> , <work/2> , <both> , <nowhere> , "Ada"',
      ['artist/1', 'artist/2'],
    ],
    [
      'about',
      '<work/2> , <artist/1> , <other> , <both> , <nowhere> , "Ada"',
      ['artist/1', 'work/2'],
    ],
    ['image', '<other> , <mailto:a@b> , <nowhere> , "image"', ['nowhere', 'other', 'mailto:a@b']],
    ['title', '"Yö"@fi , "Natt"@sv , "Night" , 1 , <other>', ['Yö', 'Natt']],
    ['year', '"1907"^^xsd:gYear , 1907 , "1907" , "1907"@fi', ['1907']],
  ])('of %s pass over what is not in its range', (name, objects, expected) => {
    const snapshot = snapshotOf(SHAPES, `${DATA} <work/1> a :Work ; :${name} ${objects} .`);
    const values = snapshot.resource(`${MUSEUM}work/1`).values(field(snapshot, name));
    expect(
      values.map((value) =>
        value.kind === 'resource' ? value.id.replace(MUSEUM, '') : value.value,
      ),
    ).toEqual(expected);
  });
});

describe('the shape of a resource', () => {
  const snapshot = snapshotOf(SHAPES, `${DATA} <typed> a :Artist , :Other .`);

  it.each([
    ['artist/1', 'Artist'],
    ['typed', 'Artist'],
    ['other', undefined],
    ['both', undefined],
    ['nowhere', undefined],
  ])('of <%s> is %s', (address, name) => {
    expect(snapshot.resource(MUSEUM + address).shape?.name).toBe(name);
  });
});

describe('the statements of a resource', () => {
  const snapshot = snapshotOf(
    SHAPES,
    '<work/1> a :Work ; :maker <artist/2> , <artist/1> ; :year 1907 .',
  );
  const work = snapshot.resource(`${MUSEUM}work/1`);

  it('are its values by predicate, ordered', () => {
    const [first, second] = work.statements.get(`${TERMS}maker`) ?? [];
    expect(first).toBe(snapshot.resource(`${MUSEUM}artist/1`));
    expect(second).toBe(snapshot.resource(`${MUSEUM}artist/2`));
    expect(work.statements.get(`${TERMS}year`)).toEqual([
      {
        kind: 'literal',
        value: '1907',
        language: '',
        datatype: 'http://www.w3.org/2001/XMLSchema#integer',
      },
    ]);
  });

  it('keep the language of a text in small letters', () => {
    const other = snapshotOf(SHAPES, '<work/1> :title "Night"@en-GB .').resource(`${MUSEUM}work/1`);
    expect(other.statements.get(`${TERMS}title`)).toMatchObject([{ language: 'en-gb' }]);
  });

  it('that have it as object are found by their predicate', () => {
    const artist = snapshot.resource(`${MUSEUM}artist/1`);
    expect(artist.subjects(`${TERMS}maker`)).toEqual([work]);
    expect(artist.subjects(`${TERMS}title`)).toEqual([]);
    expect(artist.statements.size).toBe(0);
  });
});

describe('a resource', () => {
  it('reads the store once for its statements and once for those about it', () => {
    const snapshot = snapshotOf(
      SHAPES,
      '<work/1> a :Work ; :maker <artist/1> . <artist/1> a :Artist .',
    );
    const work = snapshot.resource(`${MUSEUM}work/1`);
    const maker = predicatePath(`${TERMS}maker`);
    const read = () => [
      work.statements,
      work.types,
      work.shape,
      work.follow(maker),
      work.follow(closurePath('oneOrMore', maker)),
      work.follow(inversePath(maker)),
      work.values(field(snapshot, 'maker')),
    ];
    const first = read();
    const quads = vi.spyOn(snapshot, 'quads');
    const second = read();
    expect(quads).not.toHaveBeenCalled();
    second.forEach((value, index) => {
      expect(value).toEqual(first[index]);
    });
    expect(work.follow(maker)).toBe(first[3]);
    expect(snapshot.resource(`${MUSEUM}new`).statements.size).toBe(0);
    expect(quads).toHaveBeenCalledOnce();
  });
});

describe('the statements of a resource in passing', () => {
  it('are those that it has, and are not kept', () => {
    const snapshot = snapshotOf(SHAPES, `${DATA} <work/1> a :Work ; :maker <artist/1> .`);
    const read = vi.spyOn(snapshot, 'quads');
    const work = snapshot.resource(`${MUSEUM}work/1`);
    const passing = work.passingStatements;
    expect(work.passingStatements).toEqual(passing);
    expect(work.passingStatements).not.toBe(passing);
    expect(read).toHaveBeenCalledTimes(3);
    expect(work.shape?.name).toBe('Work');
    expect(read).toHaveBeenCalledTimes(3);
    expect(work.statements).toEqual(passing);
    expect(work.passingStatements).toBe(work.statements);
  });

  it.each(['both', 'other'])('tell the shape as the kept ones do: %s', (name) => {
    const [passed, kept] = [snapshotOf(SHAPES, DATA), snapshotOf(SHAPES, DATA)].map((snapshot) =>
      snapshot.resource(MUSEUM + name),
    );
    expect(passed?.passingStatements.size).toBe(1);
    expect(kept?.statements.size).toBe(1);
    expect(passed?.shape).toBe(kept?.shape);
  });
});

describe('what a resource has read', () => {
  const facts =
    ':title "Yö"@fi , "Natt"@sv ; :year "1907"^^xsd:gYear ; :image <other> ; :maker <artist/1>';
  const work = () =>
    snapshotOf(SHAPES, `${DATA} <work/1> a :Work ; ${facts} .`).resource(`${MUSEUM}work/1`);

  it('is the same objects, whether a property or all of it was asked for first', () => {
    const resource = work();
    const titles = resource.objects(`${TERMS}title`);
    expect(titles).toHaveLength(2);
    expect(resource.statements.get(`${TERMS}title`)).toBe(titles);
    expect(resource.objects(`${TERMS}title`)).toBe(titles);
  });

  it('is the same, property by property and all at once', () => {
    const [one, other] = [work(), work()];
    const properties = [...one.statements.keys()];
    expect(properties).toHaveLength(5);
    const texts = (resource: typeof one) =>
      properties.map((property) =>
        resource
          .objects(property)
          .map((value) => (value.kind === 'resource' ? value.id : value.value)),
      );
    expect(texts(other)).toEqual(texts(one));
  });

  it('is read of the store for what is asked for alone, as long as that is little', () => {
    const resource = work();
    const quads = vi.spyOn(resource.view, 'quads');
    resource.objects(`${TERMS}title`);
    resource.objects(`${TERMS}title`);
    resource.objects(`${TERMS}nothing`);
    resource.objects(`${TERMS}nothing`);
    expect(quads.mock.calls.map(([{ predicate }]) => predicate)).toEqual([
      `${TERMS}title`,
      `${TERMS}nothing`,
    ]);
  });

  it('is read again after it was forgotten', () => {
    const resource = work();
    const before = resource.statements;
    resource.forget();
    expect(resource.statements).not.toBe(before);
    expect(resource.statements).toEqual(before);
    expect(resource.shape?.name).toBe('Work');
  });
});
