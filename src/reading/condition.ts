import type { Field, Shape } from '../model/model.ts';
import type { DatePart } from '../rdf/date-part.ts';

/**
 * Which resources of a list are wanted, as plain data: checked, complete, and in the words of the model. Its evaluation
 * needs neither GraphQL nor the request that it came from.
 */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'id'; readonly among: readonly string[] }
  | { readonly kind: 'type'; readonly among: readonly Shape[] }
  | ValueCondition
  | LinkCondition
  | LinksCondition
  | CountCondition;

/** One and the same value of a field passes all tests; `exists`: whether there is a value at all. */
export interface ValueCondition {
  readonly kind: 'value';
  readonly field: Field;
  readonly tests: readonly ValueTest[];
  readonly exists: boolean | undefined;
}

/** The resource that a field links to, at most one, keeps `inner`; `missing` is the answer where there is none. */
export interface LinkCondition {
  readonly kind: 'link';
  readonly field: Field;
  readonly inner: Condition;
  readonly missing: boolean;
}

/** So many of the resources that a field links to keep `inner`. */
export interface LinksCondition {
  readonly kind: 'links';
  readonly field: Field;
  readonly quantifier: 'some' | 'none' | 'every';
  readonly inner: Condition;
}

/** A field has so many values: the number passes all tests. */
export interface CountCondition {
  readonly kind: 'count';
  readonly field: Field;
  readonly tests: readonly CountTest[];
}

/** A test of how many there are. */
export type CountTest =
  | { readonly operator: 'eq' | 'lt' | 'lte' | 'gt' | 'gte'; readonly operand: number }
  | { readonly operator: 'in'; readonly operand: readonly number[] };

/** What a value is compared with: a text, a number, or true or false. */
export type Operand = string | number | boolean;

/**
 * A test of one value. The operand of `language` is a range of tags (RFC 4647, section 3.3.1); a blank text is in no language.
 * The others compare by value.
 */
export type ValueTest =
  | { readonly operator: 'eq' | 'lt' | 'lte' | 'gt' | 'gte'; readonly operand: Operand }
  | { readonly operator: 'in'; readonly operand: readonly Operand[] }
  | TextTest
  | DatePartTest
  | { readonly operator: 'language'; readonly operand: string };

/** A test of the characters of a value, which ignores case and accents. */
export interface TextTest {
  readonly operator: 'contains' | 'startsWith';
  readonly operand: string;
}

/** A test of the year ("2026") or the month ("2026-11") that a day or a point in time is in, on the clocks of its own zone. */
export interface DatePartTest {
  readonly operator: DatePart;
  readonly operand: string;
}

/** Whether a number passes all tests of how many there are. */
export function passesCount(count: number, tests: readonly CountTest[]): boolean {
  return tests.every((test) =>
    test.operator === 'in'
      ? test.operand.includes(count)
      : countTests[test.operator](count, test.operand),
  );
}

const countTests = {
  eq: (count: number, operand: number): boolean => count === operand,
  lt: (count: number, operand: number): boolean => count < operand,
  lte: (count: number, operand: number): boolean => count <= operand,
  gt: (count: number, operand: number): boolean => count > operand,
  gte: (count: number, operand: number): boolean => count >= operand,
} as const;

/** The conditions that must each be true for a condition to be true, `all` within `all` taken apart. */
export function conjuncts(condition: Condition | undefined): readonly Condition[] {
  if (!condition) return [];
  return condition.kind === 'all' ? condition.parts.flatMap(conjuncts) : [condition];
}

/** The field that a condition is about; `undefined` where it is about several, or about something that is no field. */
export function fieldOf(condition: Condition): Field | undefined {
  const [subject, ...others] = new Set(subjectsOf(condition));
  return others.length ? undefined : subject;
}

/** What is no field counts as one more subject: `undefined`. */
function subjectsOf(condition: Condition): readonly (Field | undefined)[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts.flatMap(subjectsOf);
    case 'not':
      return subjectsOf(condition.part);
    case 'value':
    case 'link':
    case 'links':
    case 'count':
      return [condition.field];
    default:
      return [undefined];
  }
}

/** How much there is in a condition, in units of work: one for each of its parts and tests. */
export function sizeOf(condition: Condition): number {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts.reduce((size, part) => size + sizeOf(part), 1);
    case 'not':
      return 1 + sizeOf(condition.part);
    case 'link':
    case 'links':
      return 1 + sizeOf(condition.inner);
    case 'value':
    case 'count':
      return 1 + condition.tests.length;
    default:
      return 1;
  }
}

/** How many values a condition itself compares with, those of `in` counted. */
export function valuesOf(condition: Condition): number {
  if (condition.kind === 'id' || condition.kind === 'type') return condition.among.length;
  if (condition.kind !== 'value' && condition.kind !== 'count') return 0;
  return condition.tests.reduce((sum: number, test) => sum + operandsOf(test), 0);
}

function operandsOf({ operator, operand }: ValueTest | CountTest): number {
  return operator === 'in' ? operand.length : 1;
}
