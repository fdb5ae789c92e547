import type { Value } from '../reading/view.ts';
import type { WriteValue } from './json-value.ts';

/** How compacted JSON-LD says things: under which context, and so with which names. */
export interface Terms extends Names {
  /** What `@context` is: an address, or the context itself. */
  readonly context: string | Readonly<Record<string, unknown>>;
}

/** What stands for what in a document of JSON-LD. */
export interface Names {
  /** The keys for `@id` and `@type`. */
  readonly id: string;
  readonly type: string;
  /** Whether the types are a list where there is but one, too. */
  readonly isTypeSet: boolean;
  /** What stands for the address of a resource. */
  readonly address: (id: string) => string;
  /** What stands for the address of a class. */
  readonly className: (address: string) => string;
  /** Where values stand inside a node object of these types. */
  readonly places: (types: readonly string[]) => Places;
}

/** The place of a property's values that are of one kind. */
export type Places = (predicate: string, kind: string) => Place;

/** Where values stand, and as what. */
export interface Place {
  /** The key, in quotation marks. */
  readonly key: string;
  /** Whether they are a list where there is but one, too. */
  readonly isSet: boolean;
  /** Whether they stand below their languages. */
  readonly isLanguageMap: boolean;
  readonly write: WriteValue;
}

/** What compaction tells values apart by: `@id`, `@language`, or else their datatype. */
export function kindOf(value: Value): string {
  if (value.kind === 'resource') return '@id';
  return value.language ? '@language' : value.datatype;
}
