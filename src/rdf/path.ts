/** A SHACL property path (SHACL, section 2.3.1). `text` is its SPARQL form: equal for equal paths. */
export type Path = { readonly text: string } & (
  | { readonly kind: 'predicate' | 'inverse'; readonly predicate: string }
  | { readonly kind: 'sequence' | 'alternative'; readonly paths: readonly Path[] }
  | { readonly kind: 'oneOrMore' | 'zeroOrMore' | 'zeroOrOne'; readonly path: Path }
);

const CLOSURES = { oneOrMore: '+', zeroOrMore: '*', zeroOrOne: '?' } as const;

export function predicatePath(predicate: string): Path {
  return { kind: 'predicate', predicate, text: `<${predicate}>` };
}

/** The same path read from object to subject. The inverse moves inward, so that it is on predicates alone. */
export function inversePath(path: Path): Path {
  switch (path.kind) {
    case 'predicate':
      return { kind: 'inverse', predicate: path.predicate, text: `^${path.text}` };
    case 'inverse':
      return predicatePath(path.predicate);
    case 'sequence':
      return combinedPath('sequence', path.paths.map(inversePath).reverse());
    case 'alternative':
      return combinedPath('alternative', path.paths.map(inversePath));
    default:
      return closurePath(path.kind, inversePath(path.path));
  }
}

export function combinedPath(kind: 'sequence' | 'alternative', paths: readonly Path[]): Path {
  const sign = kind === 'sequence' ? '/' : '|';
  return { kind, paths, text: `(${paths.map(({ text }) => text).join(sign)})` };
}

export function closurePath(kind: keyof typeof CLOSURES, path: Path): Path {
  return { kind, path, text: `(${path.text})${CLOSURES[kind]}` };
}

/** The one predicate that a path follows, or follows backwards; `undefined` for every other path. */
export function singleStep(path: Path): { predicate: string; inverse: boolean } | undefined {
  return 'predicate' in path
    ? { predicate: path.predicate, inverse: path.kind === 'inverse' }
    : undefined;
}

/** The predicates of a path. */
export function predicatesOf(path: Path): readonly string[] {
  if ('predicate' in path) return [path.predicate];
  return 'paths' in path ? path.paths.flatMap(predicatesOf) : predicatesOf(path.path);
}

/** Whether a path goes on as long as it can somewhere: how far it leads, the data alone says. */
export function isClosure(path: Path): boolean {
  if ('predicate' in path) return false;
  return 'paths' in path
    ? path.paths.some(isClosure)
    : path.kind !== 'zeroOrOne' || isClosure(path.path);
}
