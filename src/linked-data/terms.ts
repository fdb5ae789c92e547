import type { Node } from '../rdf/literal.ts';
import type { WriteValue } from './json-value.ts';

/** How compacted JSON-LD says things: under which context, and so with which names. */
export interface Terms extends Names {
  /** What `@context` is: an address, or the context itself. */
  readonly context: string | Readonly<Record<string, unknown>>;
}

/** The short names of a JSON-LD document. */
export interface Names {
  /** The keys for `@id` and `@type`. */
  readonly id: string;
  readonly type: string;
  /** Whether the types are a list where there is but one, too. */
  readonly isTypeSet: boolean;
  /** The short name of a resource's address. */
  readonly address: (id: string) => string;
  /** The short name of a class's address. */
  readonly className: (address: string) => string;
  /** The keys of values in a node object of these types. */
  readonly places: (types: readonly string[]) => Places;
}

/** The place of a property's values that are of one kind. */
export type Places = (predicate: string, kind: string) => Place;

/** The key of values, and their form. */
export interface Place {
  /** The key, in quotation marks. */
  readonly key: string;
  /** Whether they are a list where there is but one, too. */
  readonly isSet: boolean;
  /** Whether they are grouped by language. */
  readonly isLanguageMap: boolean;
  readonly write: WriteValue;
}

/** What compaction distinguishes values by: `@id`, `@language`, or else their datatype. */
export function kindOf(value: Node): string {
  if (value.kind === 'resource') return '@id';
  return value.language ? '@language' : value.datatype;
}
