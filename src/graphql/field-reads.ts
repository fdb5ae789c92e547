import type { FieldNode, GraphQLField } from 'graphql';
import type { Field, Shape } from '../model/model.ts';
import type {
  GroupQuestion,
  Measure,
  Question,
  SearchQuestion,
  SuggestQuestion,
} from '../reading/question.ts';
import type { Errand } from '../reading/plan.ts';
import type { RequestContext } from './request-context.ts';

/** A field's arguments, after coercion. */
export type Arguments = Readonly<Record<string, unknown>>;

/**
 * What resolving a field of the schema reads, stated where the field is defined: the plan and the cost of an operation
 * follow from it before anything is resolved.
 */
export type FieldReads =
  /** Resources by the addresses in the arguments `id` or `ids`; those of another shape are passed over. */
  | { readonly kind: 'lookup'; readonly shape: Shape | undefined }
  | { readonly kind: 'catalogue' }
  | ListReads
  | {
      readonly kind: 'search';
      readonly question: (args: Arguments, context: RequestContext) => SearchQuestion;
    }
  | {
      readonly kind: 'suggest';
      readonly question: (args: Arguments, context: RequestContext) => SuggestQuestion;
    }
  | {
      readonly kind: 'errand';
      readonly run: (args: Arguments, context: RequestContext) => Errand['run'];
    }
  | { readonly kind: 'values'; readonly fields: readonly Field[] }
  /** What names a resource of any type. */
  | { readonly kind: 'label' }
  | { readonly kind: 'link'; readonly field: Field }
  | PagePart
  | GroupPart;

/** A list: of a class where no field leads to it. */
export interface ListReads {
  readonly kind: 'list';
  readonly shape: Shape | undefined;
  readonly field: Field | undefined;
  /** The question that arguments ask; throws the caller's mistakes. */
  readonly question: (node: FieldNode, args: Arguments, context: RequestContext) => Question;
}

/** A part of a list or of search results: what is in it, how many there are, what is around it, or its facets. */
type PagePart =
  | { readonly kind: 'nodes' | 'total' | 'around' }
  | { readonly kind: 'facets'; readonly shape: Shape };

/** Groups of a list, and what is read of one: a figure, or what its members have in common. */
type GroupPart =
  | {
      readonly kind: 'groups';
      readonly question: (args: Arguments, context: RequestContext) => GroupQuestion;
    }
  | { readonly kind: 'measure'; readonly measure: (args: Arguments) => Measure }
  | { readonly kind: 'keys' | 'key' };

/** The option of a field that states what it reads. */
export function reading(reads: FieldReads): { extensions: { reads: FieldReads } } {
  return { extensions: { reads } };
}

/** What a field reads; `undefined` for one that reads nothing more than its parent. */
export function readsOf(
  field: Pick<GraphQLField<unknown, unknown>, 'extensions'> | undefined,
): FieldReads | undefined {
  return field?.extensions['reads'] as FieldReads | undefined;
}

/** The fields of a shape that have one of some names, each once, in the order of the names. */
export function fieldsNamed(names: readonly string[], { fields }: Shape): readonly Field[] {
  return [...new Set(names)].flatMap((name) => fields.find((field) => field.name === name) ?? []);
}

/** A field that an enum of the schema names. */
export function fieldNamed(name: string, { fields, name: type }: Shape): Field {
  const field = fields.find((each) => each.name === name);
  if (!field) throw new Error(`The schema has ${name}, and ${type} has it not.`);
  return field;
}
