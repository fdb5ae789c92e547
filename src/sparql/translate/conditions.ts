import type { Field, Shape } from '../../model/model.ts';
import { passesCount, type CountCondition, type ValueTest } from '../../reading/condition.ts';
import type { View } from '../../reading/view.ts';
import { xsd } from '../../rdf/vocabulary.ts';
import { ConditionExpressions } from '../query/condition-expressions.ts';
import {
  address,
  among,
  call,
  compare,
  constant,
  every,
  filter,
  not,
  some,
  text,
  valueOfTerm,
  type Expression,
  type Names,
  type Pattern,
  type Variable,
} from '../query/query.ts';
import { isWritable } from '../query/write-query.ts';
import { comparedType, operandTerm } from './comparable.ts';
import { Membership } from './membership.ts';
import { Unsayable } from './unsayable.ts';

/** Conditions as expressions over the plain statements of a catalogue; throws `Unsayable` where SPARQL has no words. */
export class PlainConditions extends ConditionExpressions {
  protected readonly membership: Membership;

  constructor(view: View, names: Names, membership = new Membership(view, names)) {
    super(names);
    this.membership = membership;
  }

  /** From a resource to the values of a field: those of its path that are in its range. */
  step(field: Field, subject: Variable, target: Variable): readonly Pattern[] {
    const path: Pattern = { kind: 'path', subject, path: field.path, object: target };
    const inRange = this.inRange(field, target);
    return inRange.kind === 'constant' ? [path] : [path, filter(inRange)];
  }

  protected inRange({ range }: Field, value: Variable): Expression {
    const term = valueOfTerm(value);
    switch (range.kind) {
      case 'link':
        return this.membership.atOrBelow(range.shape, value);
      case 'node':
        return this.membership.ofAny(value);
      case 'iri':
        return range.enum
          ? among(value, [...range.enum.names.keys()].map(address))
          : call('isIRI', term);
      case 'text':
        return range.isPlainToo
          ? call('isLiteral', term)
          : comparison(call('LANG', term), '!=', '');
      case 'literal':
        return call('isLiteral', term);
    }
  }

  protected override followed(field: Field, subject: Variable, value: Variable) {
    return this.step(field, subject, value);
  }

  protected override ways(field: Field, subject: Variable, value: Variable) {
    return [this.step(field, subject, value)];
  }

  protected override passing(tests: readonly ValueTest[], field: Field, value: Variable) {
    const passed = every(tests.map((test) => this.passes(test, field, value)));
    if (passed.kind === 'constant') return passed.value ? [] : undefined;
    return [filter(passed)];
  }

  protected override ofType(shapes: readonly Shape[], subject: Variable): Expression {
    return some(shapes.map((shape) => this.membership.exact(shape, subject)));
  }

  protected passes(test: ValueTest, field: Field, value: Variable): Expression {
    const term = valueOfTerm(value);
    switch (test.operator) {
      case 'eq':
      case 'in':
        return this.#equals([test.operand].flat().map(String), test, { field, value });
      case 'language':
        return every([
          call('LANGMATCHES', call('LANG', term), valueOfTerm(text(test.operand))),
          // A blank text is in no language.
          call('REGEX', call('STR', term), valueOfTerm(text('\\S'))),
        ]);
      case 'year':
      case 'month':
        return some([
          comparison(call('STR', term), '=', test.operand),
          call('STRSTARTS', call('STR', term), valueOfTerm(text(`${test.operand}-`))),
        ]);
      case 'contains':
      case 'startsWith':
        // Case is one thing, accents are another: SPARQL has no words for those.
        throw new Unsayable(`${field.name}.${test.operator}`);
      default: {
        const type = comparedType(field);
        if (type === undefined) throw new Unsayable(`${field.name}.${test.operator}`);
        return compare(value, SIGNS[test.operator], operandTerm(test.operand, type));
      }
    }
  }

  #equals(
    texts: readonly string[],
    test: ValueTest,
    { field, value }: { readonly field: Field; readonly value: Variable },
  ): Expression {
    const { range } = field;
    if (range.kind !== 'literal' && range.kind !== 'text')
      return among(value, texts.filter(isWritable).map(address));
    const type = comparedType(field);
    if (type !== undefined)
      return some(
        [test.operand].flat().map((each) => compare(value, '=', operandTerm(each, type))),
      );
    if (range.kind === 'literal' && range.datatype !== xsd.string)
      throw new Unsayable(`${field.name}.${test.operator}`);
    const own = call('STR', valueOfTerm(value));
    return some(texts.map((each) => comparison(own, '=', each)));
  }

  /** Whether there is any can be said in an expression; how many there are needs groups. */
  protected override ofCount({ field, tests }: CountCondition, subject: Variable): Expression {
    const most = Math.max(0, ...tests.flatMap(({ operand }) => operand));
    const outcomes = Array.from({ length: most + 2 }, (_, index) => passesCount(index + 1, tests));
    const [one = false] = outcomes;
    if (outcomes.some((each) => each !== one)) throw new Unsayable(`${field.name}.count`);
    const none = passesCount(0, tests);
    if (none === one) return constant(none);
    const isThere = this.isThere(field, subject);
    return one ? isThere : not(isThere);
  }
}

function comparison(left: Expression, operator: '=' | '!=', right: string): Expression {
  return { kind: 'compare', operator, left, right: valueOfTerm(text(right)) };
}

const SIGNS = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;
