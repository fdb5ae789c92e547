import type { Store } from 'n3';
import { rdfs } from './vocabulary.ts';

/** A class and one that is above it, as `rdfs:subClassOf` has them. */
type SubclassStatement = readonly [below: string, above: string];

/** Which classes are above which: a resource of a class is of those above it too. */
export class ClassTree {
  readonly #statements: readonly SubclassStatement[];
  readonly #above = new Map<string, ReadonlySet<string>>();
  readonly #below = new Map<string, ReadonlySet<string>>();

  constructor(statements: readonly SubclassStatement[]) {
    this.#statements = statements;
  }

  /** The same tree with further statements. */
  with(statements: readonly SubclassStatement[]): ClassTree {
    return statements.length ? new ClassTree([...this.#statements, ...statements]) : this;
  }

  /** A class and all above it, nearest first. */
  above(type: string): ReadonlySet<string> {
    return this.#reached(this.#above, type, (each) =>
      this.#statements.flatMap(([below, above]) => (below === each ? [above] : [])),
    );
  }

  /** A class and all below it. */
  below(type: string): ReadonlySet<string> {
    return this.#reached(this.#below, type, (each) =>
      this.#statements.flatMap(([below, above]) => (above === each ? [below] : [])),
    );
  }

  /** The classes of a resource that states some of them. */
  ofTypes(types: readonly string[]): ReadonlySet<string> {
    const [only, second] = types;
    if (only !== undefined && second === undefined) return this.above(only);
    return new Set(types.flatMap((type) => [...this.above(type)]));
  }

  /** Those of some classes that have no other one of them below. */
  lowest(classes: readonly string[]): readonly string[] {
    const isBelow = (a: string, b: string): boolean => this.above(a).has(b);
    return classes.filter(
      (type) => !classes.some((other) => isBelow(other, type) && !isBelow(type, other)),
    );
  }

  #reached(
    known: Map<string, ReadonlySet<string>>,
    type: string,
    next: (type: string) => readonly string[],
  ): ReadonlySet<string> {
    let reached = known.get(type);
    if (reached) return reached;
    const found = new Set([type]);
    // A set that grows while it is walked gives what was added as well.
    for (const each of found) for (const other of next(each)) found.add(other);
    known.set(type, (reached = found));
    return reached;
  }
}

/** What triples say of classes above others. */
export function subclassStatements(store: Store): SubclassStatement[] {
  return store
    .getQuads(null, rdfs.subClassOf, null, null)
    .map(({ subject, object }) => [subject.value, object.value] as const);
}
