import { describe, expect, it } from 'vitest';
import {
  closurePath,
  combinedPath,
  inversePath,
  predicatePath,
  type Path,
} from '../../src/rdf/path.ts';
import { firstPlace, type Place } from '../../src/rdf/path-places.ts';

const p = predicatePath('p');
const q = predicatePath('q');

/** All places of a path, from its first one on. */
function placesOf(path: Path): Place[] {
  const places = new Set([firstPlace(path)]);
  for (const { steps } of places) for (const { to } of steps) places.add(to);
  return [...places];
}

/** The walks of up to so many steps that a path allows, as texts such as "p ^q". */
function walks(path: Path, most: number): string[] {
  const found = new Set<string>();
  const go = ({ isEnd, steps }: Place, done: readonly string[]): void => {
    if (isEnd) found.add(done.join(' '));
    if (done.length === most) return;
    for (const { kind, predicate, to } of steps)
      go(to, [...done, `${kind === 'inverse' ? '^' : ''}${predicate}`]);
  };
  go(firstPlace(path), []);
  return [...found].sort();
}

describe('the places of a path', () => {
  it('allow the walks that the path is made of', () => {
    const sequence = combinedPath('sequence', [p, closurePath('zeroOrOne', q)]);
    expect(walks(sequence, 3)).toEqual(['p', 'p q']);
    expect(walks(inversePath(sequence), 3)).toEqual(['^p', '^q ^p']);
    expect(walks(combinedPath('alternative', [p, q]), 3)).toEqual(['p', 'q']);
    expect(walks(closurePath('oneOrMore', p), 3)).toEqual(['p', 'p p', 'p p p']);
    expect(walks(closurePath('zeroOrMore', sequence), 2)).toEqual(['', 'p', 'p p', 'p q']);
  });

  it('are as few for closures of closures as for one', () => {
    let nested: Path = p;
    for (let depth = 0; depth < 200; depth += 1) nested = closurePath('zeroOrMore', nested);
    expect(placesOf(nested)).toHaveLength(2);
  });

  it('are found once for a path', () => {
    const path = closurePath('oneOrMore', p);
    expect(firstPlace(path)).toBe(firstPlace(path));
  });
});
