import type { Field } from '../../model/model.ts';
import {
  conjuncts,
  passesCount,
  type Condition,
  type CountCondition,
  type LinkCondition,
  type LinksCondition,
  type ValueCondition,
} from '../../reading/condition.ts';
import {
  address,
  among,
  compare,
  constant,
  every,
  exists,
  filter,
  integer,
  not,
  some,
  text,
  triple,
  type Expression,
  type Names,
  type Pattern,
  type Variable,
} from '../query/query.ts';
import { isWritable } from '../query/write-query.ts';
import type { About } from '../sidecar/about.ts';
import { sidecar, termsOf, valuePredicates } from '../sidecar/terms.ts';
import { TestPatterns, type Tables } from './value-tests.ts';

/** What conditions are compiled with. */
interface Compiling {
  readonly about: Pick<About, 'several'>;
  readonly tables: Tables;
  readonly names: Names;
}

/** Conditions as expressions about what a variable is bound to, of facts that the sidecar states. */
export class Conditions {
  readonly #compiling: Compiling;
  readonly #tests: TestPatterns;

  constructor(compiling: Compiling) {
    this.#compiling = compiling;
    this.#tests = new TestPatterns(compiling);
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
        return this.#ofType(
          condition.among.map(({ name }) => name),
          subject,
        );
      case 'value':
        return this.#ofValues(condition, subject);
      case 'link':
        return this.#ofLink(condition, subject);
      case 'links':
        return this.#ofLinks(condition, subject);
      case 'count':
        return this.#ofCount(condition, subject);
    }
  }

  /**
   * What has to be there for a condition, as patterns that a subject passes once for each of its values that does;
   * `undefined` where it asks for more than values of fields. An engine that joins these need not read all else first.
   */
  required(condition: Condition, subject: Variable): readonly Pattern[] | undefined {
    const parts = conjuncts(condition).map((part) =>
      part.kind === 'value' ? this.#requiredValue(part, subject) : undefined,
    );
    return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
  }

  #requiredValue({ field, tests, exists: isThere }: ValueCondition, subject: Variable) {
    if (isThere === false || !tests.length) return undefined;
    const value = this.#compiling.names.next();
    const [step, second] = this.#steps(field, subject, value);
    const patterns = tests.map((test) => this.#tests.of(test, field, value));
    if (!step || second || patterns.includes(undefined)) return undefined;
    return [step, ...patterns.flatMap((each) => each ?? [])];
  }

  #ofType(names: readonly string[], subject: Variable): Expression {
    const shape = this.#compiling.names.next();
    if (!names.length) return constant(false);
    return exists(triple(subject, sidecar.shape, shape), filter(among(shape, names.map(text))));
  }

  #ofValues({ field, tests, exists: isThere }: ValueCondition, subject: Variable): Expression {
    const value = this.#compiling.names.next();
    const first = exists(triple(subject, termsOf(field).value, value));
    if (isThere === false) return tests.length ? constant(false) : not(first);
    if (!tests.length) return isThere === undefined ? constant(true) : first;
    const patterns = tests.map((test) => this.#tests.of(test, field, value));
    if (patterns.includes(undefined)) return constant(false);
    const tested = testOf(patterns.flatMap((each) => each ?? []));
    return some(this.#steps(field, subject, value).map((step) => exists(step, ...tested)));
  }

  #ofLink({ field, inner, missing }: LinkCondition, subject: Variable): Expression {
    const target = this.#compiling.names.next();
    const step = triple(subject, termsOf(field).value, target);
    const found = existsWhere([step], this.of(inner, target));
    if (!missing) return found;
    const other = this.#compiling.names.next();
    return some([found, not(exists(triple(subject, termsOf(field).value, other)))]);
  }

  #ofLinks({ field, quantifier, inner }: LinksCondition, subject: Variable): Expression {
    const target = this.#compiling.names.next();
    const keeps = this.of(inner, target);
    const found = (condition: Expression): Expression =>
      some(this.#steps(field, subject, target).map((step) => existsWhere([step], condition)));
    if (quantifier === 'some') return found(keeps);
    return not(found(quantifier === 'none' ? keeps : not(keeps)));
  }

  /** From a resource to each of its values, not only to the one that readers follow. */
  #steps(field: Field, subject: Variable, target: Variable): readonly Pattern[] {
    const predicates = valuePredicates(field, this.#compiling.about);
    return predicates.map((predicate) => triple(subject, predicate, target));
  }

  #ofCount({ field, tests }: CountCondition, subject: Variable): Expression {
    const count = this.#compiling.names.next();
    const step = triple(subject, termsOf(field).count, count);
    const found = existsWhere(
      [step],
      every(
        tests.map((test) =>
          test.operator === 'in'
            ? among(count, test.operand.map(integer))
            : compare(count, SIGNS[test.operator], integer(test.operand)),
        ),
      ),
    );
    return passesCount(0, tests) ? some([found, not(exists(step))]) : found;
  }
}

const SIGNS = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/**
 * What a value has to have, asked of each value by itself: in one group with the step to the value, Oxigraph reads it of all
 * values for each resource, and takes 500 times as long.
 */
function testOf(patterns: readonly Pattern[]): readonly Pattern[] {
  return patterns.some(({ kind }) => kind === 'triple') ? [filter(exists(...patterns))] : patterns;
}

function existsWhere(step: readonly Pattern[], condition: Expression): Expression {
  if (condition.kind === 'constant') return condition.value ? exists(...step) : condition;
  return exists(...step, filter(condition));
}

/** The conditions of a question without those on a field itself: what its facet is counted over. */
export function without(
  where: Condition | undefined,
  isLeftOut: (condition: Condition) => boolean,
): Condition | undefined {
  if (!where) return undefined;
  return { kind: 'all', parts: conjuncts(where).filter((each) => !isLeftOut(each)) };
}
