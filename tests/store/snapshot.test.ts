import { describe, expect, it } from 'vitest';
import { snapshotOf, MUSEUM, TERMS } from '../support/turtle.ts';

const SHAPES = `
  :ArtistShape a sh:NodeShape ; sh:targetClass :Artist ; sh:order 1 ; sh:codeIdentifier "Artist" ;
    varanto:plural "artists" ; varanto:segment "artist" ; sh:description "A maker."@en .
  :WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 2 ; sh:codeIdentifier "Work" ;
    varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en .
`;

const snapshot = snapshotOf(
  SHAPES,
  `<artist/2> a :Artist ; :name "Ada"@fi . <artist/10> a :Artist ; :name "Bo"@fi , "Bo"@sv .
   <both> a :Artist , :Work . <work/1> a :Work ; :maker <artist/3> .`,
);

function local({ id }: { id: string }): string {
  return id.replace(MUSEUM, '');
}

describe('a snapshot', () => {
  it('counts its triples', () => {
    expect(snapshot.size).toBe(9);
  });

  it('has one object for each address', () => {
    const [first] = snapshot.described;
    expect(first).toBe(snapshot.resource(`${MUSEUM}artist/10`));
    expect(snapshot.find(`${MUSEUM}artist/10`)).toBe(first);
  });

  it('finds a resource that it describes, and no other', () => {
    snapshot.resource(`${MUSEUM}artist/3`);
    expect(snapshot.find(`${MUSEUM}artist/2`)?.types).toEqual([`${TERMS}Artist`]);
    expect(snapshot.find(`${MUSEUM}artist/3`)).toBeUndefined();
    expect(snapshot.find(`${MUSEUM}nowhere`)).toBeUndefined();
  });

  it('lists every resource that it describes, by address', () => {
    expect(snapshot.described.map(local)).toEqual(['artist/10', 'artist/2', 'both', 'work/1']);
  });

  it('lists the resources of a shape by address, without those of two shapes', () => {
    const lists = snapshot.model.shapes.map((shape) => snapshot.ofShape(shape).map(local));
    expect(lists).toEqual([['artist/10', 'artist/2'], ['work/1']]);
  });
});

describe('the language of a snapshot', () => {
  it.each([
    ['that of most texts', '<a> :t "1"@fi . <b> :t "2"@fi , "2"@sv .', 'fi'],
    ['the first by its tag where two have as many', '<a> :t "1"@sv , "1"@fi .', 'fi'],
    ['empty where there is no text', '<a> :t "1" , 1 .', ''],
  ])('is %s', (_what, data, language) => {
    expect(snapshotOf(SHAPES, data).language).toBe(language);
  });
});
