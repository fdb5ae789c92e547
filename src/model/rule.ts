import type { Node } from '../rdf/literal.ts';
import type { Path } from '../rdf/path.ts';
import type { Constraints } from './constraints.ts';
import type { Field } from './model.ts';

/** A triple rule (SHACL Advanced Features, section 8): each of its subjects has each of its objects under the predicate. */
export interface Rule {
  readonly subject: Expression;
  readonly predicate: string;
  readonly object: Expression;
  /** What a resource keeps for the rule to say anything of it. */
  readonly conditions: readonly Condition[];
}

/** What the values of a path keep. */
export interface Condition {
  readonly path: Path;
  readonly constraints: Constraints;
}

/** A node expression (section 6 there), or a made text. */
export type Expression =
  | { readonly kind: 'this' }
  | { readonly kind: 'constant'; readonly term: Node }
  /** What a path leads to: from one address, or from the resource itself. */
  | { readonly kind: 'path'; readonly path: Path; readonly from: string | undefined }
  | { readonly kind: 'template'; readonly templates: readonly Template[] };

/** A text with gaps, in a language or in none. */
export interface Template {
  readonly language: string;
  readonly parts: readonly TemplatePart[];
}

/** A gap is filled with a field's values, or with the resource's address. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'address' };

/** The addresses that a rule names itself. */
export function addressesIn({ subject, predicate, object }: Rule): string[] {
  const constants = [subject, object].flatMap((expression) =>
    expression.kind === 'constant' && expression.term.kind === 'resource'
      ? [expression.term.id]
      : [],
  );
  return [predicate, ...constants];
}
