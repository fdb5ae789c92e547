import type { Field, Shape } from '../../model/model.ts';
import type {
  Condition,
  CountCondition,
  LinkCondition,
  LinksCondition,
  ValueCondition,
  ValueTest,
} from '../../reading/condition.ts';
import {
  address,
  among,
  constant,
  every,
  exists,
  filter,
  not,
  some,
  type Expression,
  type Names,
  type Pattern,
  type Variable,
} from './query.ts';
import { isWritable } from './write-query.ts';

/** Conditions as expressions about what a variable is bound to. Where a graph states values and types is for subclasses. */
export abstract class ConditionExpressions {
  protected readonly names: Names;

  constructor(names: Names) {
    this.names = names;
  }

  of(condition: Condition, subject: Variable): Expression {
    switch (condition.kind) {
      case 'all':
        return every(condition.parts.map((part) => this.of(part, subject)));
      case 'any':
        return some(condition.parts.map((part) => this.of(part, subject)));
      case 'not':
        return not(this.of(condition.part, subject));
      case 'constant':
        return constant(condition.value);
      case 'id':
        return among(subject, condition.among.filter(isWritable).map(address));
      case 'type':
        return this.ofType(condition.among, subject);
      case 'value':
        return this.#ofValues(condition, subject);
      case 'link':
        return this.#ofLink(condition, subject);
      case 'links':
        return this.#ofLinks(condition, subject);
      case 'count':
        return this.ofCount(condition, subject);
    }
  }

  /** Whether a resource has one of these types. */
  protected abstract ofType(shapes: readonly Shape[], subject: Variable): Expression;

  /** Whether a resource has so many values. */
  protected abstract ofCount(condition: CountCondition, subject: Variable): Expression;

  /** From a resource to the values of a field that readers follow. */
  protected abstract followed(field: Field, subject: Variable, value: Variable): readonly Pattern[];

  /** From a resource to each of its values: the ways, of which one leads to each. */
  protected abstract ways(
    field: Field,
    subject: Variable,
    value: Variable,
  ): readonly (readonly Pattern[])[];

  /** What a value has to have to pass all tests; `undefined` where none passes. */
  protected abstract passing(
    tests: readonly ValueTest[],
    field: Field,
    value: Variable,
  ): readonly Pattern[] | undefined;

  /** From a resource to each of its values that passes all tests: the ways, of which one leads to each. */
  protected toPassing(
    tests: readonly ValueTest[],
    field: Field,
    subject: Variable,
  ): readonly (readonly Pattern[])[] {
    const value = this.names.next();
    const ways = this.ways(field, subject, value);
    const passing = this.passing(tests, field, value);
    return passing ? ways.map((way) => [...way, ...passing]) : [];
  }

  /** Whether a field has any value. */
  protected isThere(field: Field, subject: Variable): Expression {
    return exists(...this.followed(field, subject, this.names.next()));
  }

  #ofValues({ field, tests, exists: isThere }: ValueCondition, subject: Variable): Expression {
    if (isThere === false && tests.length) return constant(false);
    if (isThere === false) return not(this.isThere(field, subject));
    if (!tests.length) return isThere ? this.isThere(field, subject) : constant(true);
    return some(this.toPassing(tests, field, subject).map((way) => exists(...way)));
  }

  #ofLink({ field, inner, missing }: LinkCondition, subject: Variable): Expression {
    const target = this.names.next();
    const found = existsWhere(this.followed(field, subject, target), this.of(inner, target));
    return missing ? some([found, not(this.isThere(field, subject))]) : found;
  }

  #ofLinks({ field, quantifier, inner }: LinksCondition, subject: Variable): Expression {
    const target = this.names.next();
    const ways = this.ways(field, subject, target);
    const keeps = this.of(inner, target);
    const found = (condition: Expression): Expression =>
      some(ways.map((way) => existsWhere(way, condition)));
    if (quantifier === 'some') return found(keeps);
    return not(found(quantifier === 'none' ? keeps : not(keeps)));
  }
}

/** Whether what these patterns find keeps a condition. */
export function existsWhere(patterns: readonly Pattern[], condition: Expression): Expression {
  if (condition.kind === 'constant') return condition.value ? exists(...patterns) : condition;
  return exists(...patterns, filter(condition));
}
