import type { Resource, Value } from '../reading/view.ts';
import { compareTexts } from '../rdf/compare-texts.ts';
import { compareValues, distinct } from '../reading/values.ts';

/** A list that was added alone, or what several were merged to. */
type Values = readonly Value[] | Set<Value>;

/** Statements collected by subject and predicate: each once, all in order, whichever came first. */
export class Statements {
  readonly #all = new Map<Resource, Map<string, Values>>();

  add(subject: Resource, predicate: string, values: readonly Value[]): void {
    if (!values.length) return;
    let known = this.#all.get(subject);
    if (!known) this.#all.set(subject, (known = new Map<string, Values>()));
    const before = known.get(predicate);
    if (!before) known.set(predicate, values);
    // A name that is added again is the same list.
    else if (before !== values) known.set(predicate, merged(before, values));
  }

  /** Adds the statement that a subject is linked to an address. */
  link(subject: Resource, predicate: string, address: string): void {
    this.add(subject, predicate, [subject.view.resource(address)]);
  }

  /** The subjects by address, each with its values by predicate. */
  get bySubject(): (readonly [Resource, ReadonlyMap<string, readonly Value[]>])[] {
    return [...this.eachSubject()];
  }

  /** The same one by one: the values of each are put in order when it comes. */
  *eachSubject(): Iterable<readonly [Resource, ReadonlyMap<string, readonly Value[]>]> {
    const subjects = [...this.#all].sort(([a], [b]) => compareTexts(a.id, b.id));
    for (const [subject, statements] of subjects) yield [subject, ordered(statements)];
  }
}

function merged(before: Values, values: readonly Value[]): Set<Value> {
  const all = before instanceof Set ? before : new Set(before);
  for (const value of values) all.add(value);
  return all;
}

function ordered(statements: ReadonlyMap<string, Values>): ReadonlyMap<string, readonly Value[]> {
  const all = new Map<string, readonly Value[]>();
  for (const [predicate, values] of statements) all.set(predicate, inOrder(values));
  return all;
}

function inOrder(values: Values): readonly Value[] {
  if (!(values instanceof Set) && values.length < 2) return values;
  return distinct(values).sort(compareValues);
}
