import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closurePath,
  combinedPath,
  inversePath,
  predicatePath,
  type Path,
} from '../../src/rdf/path.ts';
import { Snapshot } from '../../src/store/snapshot.ts';
import { compareValues } from '../../src/reading/values.ts';
import type { Value } from '../../src/reading/view.ts';
import { modelOf, storeOf, MUSEUM, TERMS } from '../support/turtle.ts';
import { arbitraryPath } from '../support/arbitrary-path.ts';
import { runs } from '../support/runs.ts';

const model = modelOf(`
  :S a sh:NodeShape ; sh:targetClass :C ; sh:codeIdentifier "Thing" ; varanto:segment "thing" ;
    varanto:plural "things" ; sh:order 1 ; sh:description "A thing."@en .`);

function snapshotOf(data: string): Snapshot {
  return new Snapshot(storeOf(data), { model, base: MUSEUM, version: 'test' });
}

const p = predicatePath(`${TERMS}p`);
const q = predicatePath(`${TERMS}q`);

/** An edge of a graph: subject, predicate, object. */
type Edge = readonly [from: string, predicate: string, to: string];

const NODES = ['a', 'b', 'c', 'd', 'e'];
const node = fc.constantFrom(...NODES);
const edge: fc.Arbitrary<Edge> = fc.tuple(node, fc.constantFrom('p', 'q'), node);
const anyPath = arbitraryPath([p, q]);

/** Whether a path leads from a node to another, as a matrix of all nodes: the plain loops of the oracle. */
function reaches(edges: readonly Edge[], path: Path): boolean[][] {
  const matrix = (holds: (from: number, to: number) => boolean) =>
    NODES.map((_from, from) => NODES.map((_to, to) => holds(from, to)));
  const through = (first: boolean[][], second: boolean[][]) =>
    matrix((from, to) => NODES.some((_, by) => !!first[from]?.[by] && !!second[by]?.[to]));
  const either = (first: boolean[][], second: boolean[][]) =>
    matrix((from, to) => !!first[from]?.[to] || !!second[from]?.[to]);
  const self = matrix((from, to) => from === to);
  if ('predicate' in path)
    return matrix((from, to) => {
      const [subject, object] = path.kind === 'inverse' ? [to, from] : [from, to];
      return edges.some(
        ([s, each, o]) =>
          TERMS + each === path.predicate && s === NODES[subject] && o === NODES[object],
      );
    });
  if ('paths' in path)
    return path.paths
      .map((each) => reaches(edges, each))
      .reduce(path.kind === 'sequence' ? through : either);
  const step = reaches(edges, path.path);
  if (path.kind === 'zeroOrOne') return either(self, step);
  const steps = NODES.reduce((reached) => either(reached, through(reached, step)), step);
  return path.kind === 'zeroOrMore' ? either(self, steps) : steps;
}

function shown(value: Value): string {
  return value.kind === 'resource' ? value.id.replace(MUSEUM, '') : JSON.stringify(value.value);
}

describe('a path that a resource follows', () => {
  it('leads where plain loops over the graph lead, each value once, ordered', () => {
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 12 }), anyPath, (edges, path) => {
        const snapshot = snapshotOf(
          edges.map(([s, each, o]) => `<${s}> :${each} <${o}> .`).join(' '),
        );
        const expected = reaches(edges, path);
        NODES.forEach((from, row) => {
          const found = snapshot.resource(MUSEUM + from).follow(path);
          expect(found.map(shown)).toEqual(NODES.filter((_, column) => expected[row]?.[column]));
        });
      }),
      { numRuns: runs(150, 1_500) },
    );
  });

  const snapshot = snapshotOf(`
    <b> :p "b"@fi , 10 , "b" , <c> , <a> , 9 , "B" , "a"@sv , "b"@en , "9" .
    <a> :q <b> . <c> :q <b> . <d> :p "b"@fi , "b"@en .`);
  const b = snapshot.resource(`${MUSEUM}b`);

  it('leads to resources by address, then to literals by language, value and datatype', () => {
    const literals = b.follow(p).flatMap((value) => (value.kind === 'literal' ? [value] : []));
    expect(b.follow(p).slice(0, 2).map(shown)).toEqual(['a', 'c']);
    expect(
      literals.map(({ value, language, datatype }) => [value, language || datatype.split('#')[1]]),
    ).toEqual([
      ['10', 'integer'],
      ['9', 'integer'],
      ['9', 'string'],
      ['B', 'string'],
      ['b', 'string'],
      ['b', 'en'],
      ['b', 'fi'],
      ['a', 'sv'],
    ]);
    expect([...b.follow(p)].sort(compareValues)).toEqual(b.follow(p));
  });

  it('gives literals that differ in language alone as two', () => {
    const both = combinedPath('alternative', [p, combinedPath('sequence', [q, p])]);
    expect(snapshot.resource(`${MUSEUM}d`).follow(both)).toHaveLength(2);
    expect(
      snapshot.resource(`${MUSEUM}d`).follow(combinedPath('alternative', [p, p])),
    ).toHaveLength(2);
  });

  it('begins at the resource itself where no step is needed, described or not', () => {
    const nowhere = snapshot.resource(`${MUSEUM}nowhere`);
    expect(nowhere.follow(closurePath('zeroOrMore', p))).toEqual([nowhere]);
    expect(nowhere.follow(closurePath('zeroOrOne', p))).toEqual([nowhere]);
    expect(nowhere.follow(closurePath('oneOrMore', p))).toEqual([]);
  });

  it('goes back from a literal to the resources that have it', () => {
    const sameValue = combinedPath('sequence', [p, inversePath(p)]);
    expect(snapshot.resource(`${MUSEUM}d`).follow(sameValue).map(shown)).toEqual(['b', 'd']);
  });
});
