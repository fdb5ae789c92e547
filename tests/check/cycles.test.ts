import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { circlesIn } from '../../src/check/circles.ts';
import { ask } from '../support/catalogue.ts';
import { MUSEUM, snapshotOf, TERMS } from '../support/turtle.ts';

/** Shapes of classes with one field of a path. */
function classesWith(path: string): string {
  return `:ConceptShape a sh:NodeShape ; sh:targetClass :Concept ; sh:order 1 ;
    sh:codeIdentifier "Concept" ; varanto:plural "concepts" ; varanto:segment "concept" ;
    sh:description "A class."@en ;
    sh:property [ sh:path ${path} ; sh:codeIdentifier "all" ; sh:order 1 ; sh:class :Concept ;
      sh:description "Those around it."@en ] ,
    [ sh:path :broader ; sh:codeIdentifier "broader" ; sh:order 2 ; sh:class :Concept ;
      sh:description "The next broader ones."@en ] ,
    [ sh:path [ sh:oneOrMorePath [ sh:inversePath :broader ] ] ; sh:codeIdentifier "below" ;
      sh:order 3 ; sh:class :Concept ; sh:description "Those below it."@en ] .`;
}

const UP = '[ sh:oneOrMorePath :broader ]';

function dataOf(...pairs: readonly string[]): string {
  const links = pairs
    .map((pair) => pair.split(' '))
    .map(([a, b]) => `<concept/${a}> :broader <concept/${b}> .`);
  const all = new Set(pairs.flatMap((pair) => pair.split(' ')));
  return [...links, ...[...all].map((each) => `<concept/${each}> a :Concept .`)].join('\n');
}

function circles(path: string, ...pairs: readonly string[]): string[] {
  return check(snapshotOf(classesWith(path), dataOf(...pairs))).map(
    ({ severity, place, message }) =>
      [severity, place, message.replaceAll(`${MUSEUM}concept/`, '').replace(TERMS, '')].join(' '),
  );
}

describe('a circle in what a field follows over and over', () => {
  it.each([
    [['a b', 'b a'], ['<a>, <b>']],
    [['a a'], ['<a>']],
    [['a b', 'b c', 'c a', 'd a', 'c e'], ['<a>, <b>, <c>']],
    [
      ['a b', 'b a', 'c d', 'd c', 'b c'],
      ['<a>, <b>', '<c>, <d>'],
    ],
    [['a b', 'b c', 'a c'], []],
  ])('is a warning with its members, once for both directions: %j', (pairs, members) => {
    expect(circles(UP, ...pairs).sort()).toEqual(
      members.map((each) => `warning Concept.all <broader> leads in a circle: ${each}`),
    );
  });

  it('is found inside of a longer path', () => {
    expect(circles(`( [ sh:zeroOrMorePath :broader ] :broader )`, 'a b', 'b a')).toHaveLength(1);
  });

  it('is none where a path goes both ways by itself', () => {
    const both =
      '[ sh:oneOrMorePath [ sh:alternativePath ( :broader [ sh:inversePath :broader ] ) ] ]';
    const found = circles(both, 'a b', 'b c');
    expect(found).toEqual([]);
  });

  it('names ten members, and how many more there are', () => {
    const ring = Array.from({ length: 12 }, (_, index) => `c${index} c${(index + 1) % 12}`);
    expect(circles(UP, ...ring)).toEqual([
      expect.stringMatching(/(<c\d+>, ){9}<c\d+> and 2 more$/),
    ]);
  });

  it('is found at the end of a chain of 50000', () => {
    const edges = new Map(Array.from({ length: 50_000 }, (_, index) => [index, [index + 1]]));
    edges.set(50_000, [49_999]);
    expect(circlesIn(edges)).toEqual([[49_999, 50_000]]);
  });

  it('is answered: each member is above and below itself', async () => {
    const snapshot = snapshotOf(classesWith(UP), dataOf('a b', 'b a', 'a a'));
    const query = '{ concepts { nodes { all { nodes { id } } below { totalCount } } } }';
    const ids = ['a', 'b'].map((each) => ({ id: `${MUSEUM}concept/${each}` }));
    expect(await ask(snapshot, query)).toEqual({
      data: {
        concepts: { nodes: ids.map(() => ({ all: { nodes: ids }, below: { totalCount: 2 } })) },
      },
    });
  });
});

describe('the circles of a random graph', () => {
  it('are the sets of nodes that lead to one another', () => {
    const node = fc.integer({ min: 0, max: 7 });
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node), { maxLength: 14 }), (pairs) => {
        const edges = new Map<number, number[]>();
        for (const [from, to] of pairs) edges.set(from, [...(edges.get(from) ?? []), to]);
        const found = circlesIn(edges).map((circle) => circle.sort().join(''));
        expect(found.sort()).toEqual(plainCircles(pairs).sort());
      }),
    );
  });

  /** By the whole of what is reached from each node. */
  function plainCircles(pairs: readonly (readonly [number, number])[]): string[] {
    const reached = (start: number): Set<number> => {
      const found = new Set<number>();
      const grow = ([from, to]: readonly [number, number]): void => {
        if (from === start || found.has(from)) found.add(to);
      };
      // A way is no longer than there are nodes.
      for (let round = 0; round < 8; round += 1) pairs.forEach(grow);
      return found;
    };
    const all = [...new Set(pairs.flat())];
    const sets = all.flatMap((one) => {
      const both = all.filter((other) => reached(one).has(other) && reached(other).has(one));
      return both.length ? [both.sort().join('')] : [];
    });
    return [...new Set(sets)];
  }
});
