import type { Field, Shape } from '../../model/model.ts';
import {
  conjuncts,
  passesCount,
  type Condition,
  type CountCondition,
  type CountTest,
  type ValueCondition,
  type ValueTest,
} from '../../reading/condition.ts';
import { ConditionExpressions, existsWhere } from '../query/condition-expressions.ts';
import {
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
import type { About } from '../sidecar/about.ts';
import { isFolded, sidecar, termsOf, valuePredicates } from '../sidecar/terms.ts';
import { isOfParts, partOf, TestPatterns, type Tables } from './value-tests.ts';

/** What conditions are compiled with. */
interface Compiling {
  readonly about: Pick<About, 'several'>;
  readonly tables: Tables;
  readonly names: Names;
}

/** Conditions as expressions of facts that the sidecar states. */
export class Conditions extends ConditionExpressions {
  readonly #about: Compiling['about'];
  readonly #tests: TestPatterns;

  constructor(compiling: Compiling) {
    super(compiling.names);
    this.#about = compiling.about;
    this.#tests = new TestPatterns(compiling);
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
    const folded = this.#folded(tests, field, subject);
    if (folded) return folded;
    const value = this.names.next();
    const [way, second] = this.ways(field, subject, value);
    const patterns = this.#patternsOf(tests, field, value);
    return way && !second && patterns ? [...way, ...patterns] : undefined;
  }

  protected override followed(field: Field, subject: Variable, value: Variable) {
    return [triple(subject, termsOf(field).value, value)];
  }

  /** To each value, not only to the one that readers follow. */
  protected override ways(field: Field, subject: Variable, value: Variable) {
    const predicates = valuePredicates(field, this.#about);
    return predicates.map((predicate) => [triple(subject, predicate, value)]);
  }

  protected override toPassing(tests: readonly ValueTest[], field: Field, subject: Variable) {
    const folded = this.#folded(tests, field, subject);
    return folded ? [folded] : super.toPassing(tests, field, subject);
  }

  /**
   * To each text that passes, where all tests are of parts of texts: no step to the value is needed. Values with one folded
   * text all pass these tests, or none does.
   */
  #folded(tests: readonly ValueTest[], field: Field, subject: Variable) {
    if (!isFolded(field) || !tests.every(isOfParts)) return undefined;
    const folded = this.names.next();
    const parts = tests.flatMap((test) => partOf(test, folded));
    return [triple(subject, termsOf(field).fold, folded), ...parts];
  }

  protected override passing(tests: readonly ValueTest[], field: Field, value: Variable) {
    const patterns = this.#patternsOf(tests, field, value);
    return patterns && testOf(patterns);
  }

  #patternsOf(tests: readonly ValueTest[], field: Field, value: Variable) {
    const patterns = tests.map((test) => this.#tests.of(test, field, value));
    return patterns.includes(undefined) ? undefined : patterns.flatMap((each) => each ?? []);
  }

  protected override ofType(shapes: readonly Shape[], subject: Variable): Expression {
    if (!shapes.length) return constant(false);
    const name = this.names.next();
    const isNamed = among(
      name,
      shapes.map((shape) => text(shape.name)),
    );
    return exists(triple(subject, sidecar.shape, name), filter(isNamed));
  }

  protected override ofCount({ field, tests }: CountCondition, subject: Variable): Expression {
    const count = this.names.next();
    const step = triple(subject, termsOf(field).count, count);
    const found = existsWhere([step], every(tests.map((test) => passesTest(count, test))));
    return passesCount(0, tests) ? some([found, not(exists(step))]) : found;
  }
}

function passesTest(count: Variable, test: CountTest): Expression {
  return test.operator === 'in'
    ? among(count, test.operand.map(integer))
    : compare(count, SIGNS[test.operator], integer(test.operand));
}

/**
 * What a value has to have, asked of each value by itself: in one group with the step to the value, Oxigraph reads it of all
 * values for each resource, and takes 500 times as long.
 */
function testOf(patterns: readonly Pattern[]): readonly Pattern[] {
  return patterns.some(({ kind }) => kind === 'triple') ? [filter(exists(...patterns))] : patterns;
}

const SIGNS = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** The conditions of a question without those on a field itself: what its facet is counted over. */
export function without(
  where: Condition | undefined,
  isLeftOut: (condition: Condition) => boolean,
): Condition | undefined {
  if (!where) return undefined;
  return { kind: 'all', parts: conjuncts(where).filter((each) => !isLeftOut(each)) };
}
