import type { Field } from '../../model/model.ts';
import { compareValues } from '../../reading/values.ts';
import type { Value } from '../../reading/view.ts';
import { termsOf } from '../sidecar/terms.ts';
import type { KnownValues, RemoteResource } from '../view/remote-resource.ts';

/**
 * The values of some fields of all resources: a map of each field takes a third of the memory that one of each resource takes,
 * and a value without a list around it half of that.
 */
export class Columns implements KnownValues {
  readonly #columns: ReadonlyMap<string, Map<RemoteResource, Value | Value[]>>;

  constructor(fields: readonly Field[]) {
    this.#columns = new Map(fields.map((field) => [termsOf(field).key, new Map()]));
  }

  /** Adds a value that a resource has in one of the fields. */
  add(field: Field, resource: RemoteResource, value: Value): void {
    const column = this.#columns.get(termsOf(field).key);
    const known = column?.get(resource);
    if (known === undefined) column?.set(resource, value);
    else column?.set(resource, [known, value].flat().sort(compareValues));
  }

  has(field: Field): boolean {
    return this.#columns.has(termsOf(field).key);
  }

  values(field: Field, resource: RemoteResource): readonly Value[] {
    const known = this.#columns.get(termsOf(field).key)?.get(resource);
    return known === undefined ? NONE : [known].flat();
  }
}

const NONE: readonly never[] = [];
