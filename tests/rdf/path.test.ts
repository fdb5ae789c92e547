import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closurePath,
  combinedPath,
  inversePath,
  predicatePath,
  predicatesOf,
  singleStep,
  type Path,
} from '../../src/rdf/path.ts';
import { arbitraryPath } from '../support/arbitrary-path.ts';

const p = predicatePath('p');
const q = predicatePath('q');
const anyPath = arbitraryPath([p, q]);

describe('a path', () => {
  it.each<[string, Path]>([
    ['<p>', p],
    ['^<p>', inversePath(p)],
    ['(<p>/<q>)', combinedPath('sequence', [p, q])],
    ['(<p>|<q>)', combinedPath('alternative', [p, q])],
    ['(<p>)+', closurePath('oneOrMore', p)],
    ['(<p>)*', closurePath('zeroOrMore', p)],
    ['(<p>)?', closurePath('zeroOrOne', p)],
    [
      '((^<p>)+/(<q>|<p>))',
      combinedPath('sequence', [
        closurePath('oneOrMore', inversePath(p)),
        combinedPath('alternative', [q, p]),
      ]),
    ],
  ])('has the text %s', (text, path) => {
    expect(path.text).toBe(text);
  });

  it.each<[string, Path]>([
    ['^<p>', p],
    ['<p>', inversePath(p)],
    ['(^<q>/^<p>)', combinedPath('sequence', [p, q])],
    ['(^<p>|^<q>)', combinedPath('alternative', [p, q])],
    ['(^<p>)+', closurePath('oneOrMore', p)],
    ['(^<p>)*', closurePath('zeroOrMore', p)],
    ['(^<p>)?', closurePath('zeroOrOne', p)],
    [
      '((^<q>|<p>)/(^<p>)*)',
      combinedPath('sequence', [
        closurePath('zeroOrMore', p),
        combinedPath('alternative', [q, inversePath(p)]),
      ]),
    ],
  ])('has %s as inverse', (text, path) => {
    expect(inversePath(path).text).toBe(text);
  });

  it('is the inverse of its inverse', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        expect(inversePath(inversePath(path))).toEqual(path);
      }),
    );
  });

  it('has the same predicates as its inverse', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        expect([...predicatesOf(inversePath(path))].sort()).toEqual([...predicatesOf(path)].sort());
        expect(predicatesOf(path)).toEqual(path.text.match(/[pq]/g));
      }),
    );
  });

  it('is a single step where it is one predicate, forward or backward', () => {
    expect(singleStep(p)).toEqual({ predicate: 'p', inverse: false });
    expect(singleStep(inversePath(p))).toEqual({ predicate: 'p', inverse: true });
    expect(singleStep(closurePath('zeroOrOne', p))).toBeUndefined();
    expect(singleStep(combinedPath('sequence', [p, q]))).toBeUndefined();
  });
});
