import type { Resource, Value } from '../reading/view.ts';
import { compareTexts } from '../rdf/compare-texts.ts';
import { compareValues, distinct } from '../reading/values.ts';

/** Statements collected by subject and predicate: each once, all in order, whichever came first. */
export class Statements {
  readonly #all = new Map<Resource, Map<string, Set<Value>>>();

  add(subject: Resource, predicate: string, values: readonly Value[]): void {
    if (!values.length) return;
    let known = this.#all.get(subject);
    if (!known) this.#all.set(subject, (known = new Map<string, Set<Value>>()));
    const merged = known.get(predicate);
    if (!merged) known.set(predicate, new Set(values));
    else for (const value of values) merged.add(value);
  }

  /** Adds the statement that a subject is linked to an address. */
  link(subject: Resource, predicate: string, address: string): void {
    this.add(subject, predicate, [subject.view.resource(address)]);
  }

  /** The subjects by address, each with its values by predicate. */
  get bySubject(): (readonly [Resource, ReadonlyMap<string, readonly Value[]>])[] {
    return [...this.#all]
      .sort(([a], [b]) => compareTexts(a.id, b.id))
      .map(([subject, statements]) => [subject, ordered(statements)]);
  }
}

function ordered(
  statements: ReadonlyMap<string, ReadonlySet<Value>>,
): ReadonlyMap<string, readonly Value[]> {
  return new Map(
    [...statements].map(([predicate, values]) => [predicate, distinct(values).sort(compareValues)]),
  );
}
