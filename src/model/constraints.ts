import type { Literal, Node } from '../rdf/literal.ts';
import type { Pattern } from '../rdf/pattern/pattern.ts';

/** What a property shape demands of its values, by the names of SHACL's parameters. */
export interface Constraints {
  readonly minCount?: number;
  readonly maxCount?: number;
  readonly class?: readonly string[];
  /** The classes of `sh:or`: each value is of one of them. */
  readonly or?: readonly string[];
  readonly datatype?: string;
  readonly nodeKind?: string;
  readonly uniqueLang?: boolean;
  /** The class that the counted values have; the others are passed over. */
  readonly qualifiedValueShape?: string;
  readonly qualifiedMinCount?: number;
  readonly qualifiedMaxCount?: number;
  readonly in?: readonly Node[];
  readonly hasValue?: readonly Node[];
  readonly pattern?: Pattern;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Language ranges in small letters. */
  readonly languageIn?: readonly string[];
  readonly minInclusive?: Literal;
  readonly maxInclusive?: Literal;
  readonly minExclusive?: Literal;
  readonly maxExclusive?: Literal;
}
