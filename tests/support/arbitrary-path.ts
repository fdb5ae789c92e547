import fc from 'fast-check';
import { closurePath, combinedPath, inversePath, type Path } from '../../src/rdf/path.ts';

/** Random paths of every kind over some predicates, nested a few levels deep. */
export function arbitraryPath(predicates: readonly Path[]): fc.Arbitrary<Path> {
  return fc.letrec<{ path: Path }>((tie) => ({
    path: fc.oneof(
      { maxDepth: 3, depthSize: 'medium', withCrossShrink: true },
      fc.constantFrom(...predicates),
      tie('path').map(inversePath),
      fc
        .tuple(
          fc.constantFrom('sequence' as const, 'alternative' as const),
          fc.array(tie('path'), { minLength: 2, maxLength: 3 }),
        )
        .map(([kind, paths]) => combinedPath(kind, paths)),
      fc
        .tuple(
          fc.constantFrom('oneOrMore' as const, 'zeroOrMore' as const, 'zeroOrOne' as const),
          tie('path'),
        )
        .map(([kind, path]) => closurePath(kind, path)),
    ),
  })).path;
}
