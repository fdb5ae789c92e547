import type { Field } from '../../model/model.ts';
import type { TextTest, ValueTest } from '../../reading/condition.ts';
import type { View } from '../../reading/view.ts';
import { languageRange } from '../../rdf/language.ts';
import type { Path } from '../../rdf/path.ts';
import { xsd } from '../../rdf/vocabulary.ts';
import { isToOne } from '../sidecar/terms.ts';
import {
  address,
  among,
  call,
  constant,
  every,
  exists,
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
import { PlainConditions } from '../translate/conditions.ts';
import { Unsayable } from '../translate/unsayable.ts';
import { BareMembership } from './membership.ts';
import { hasLanguage, isInLanguage, showsSomething } from './text-key.ts';
import { isOfType, isValueOf } from './value-range.ts';

/** Conditions over statements that nobody has checked; throws `Unsayable` where they are to be tested here. */
export class BareConditions extends PlainConditions {
  constructor(view: View, names: Names) {
    super(view, names, new BareMembership(view, names));
  }

  /** From a resource to the value that readers follow: of several resources of a link to one the first. */
  override followed(field: Field, subject: Variable, value: Variable): readonly Pattern[] {
    const step = this.step(field, subject, value);
    if (!isToOne(field)) return step;
    const other = this.names.next();
    const isBefore = lessThan(other, value);
    return [...step, filter(not(exists(...this.step(field, subject, other), filter(isBefore))))];
  }

  override step(field: Field, subject: Variable, target: Variable): readonly Pattern[] {
    // Engines follow what goes on and on in different ways, and some of them wrongly.
    if (!hasLength(field.path)) throw new Unsayable(field.name);
    return super.step(field, subject, target);
  }

  protected override isThere(field: Field, subject: Variable): Expression {
    return exists(...this.step(field, subject, this.names.next()));
  }

  protected override inRange({ range }: Field, value: Variable): Expression {
    const term = valueOfTerm(value);
    switch (range.kind) {
      case 'link':
        return every([call('isIRI', term), this.membership.atOrBelow(range.shape, value)]);
      case 'node':
        return every([call('isIRI', term), this.membership.ofAny(value)]);
      case 'iri':
        return every([
          call('isIRI', term),
          range.enum ? among(value, [...range.enum.names.keys()].map(address)) : constant(true),
        ]);
      case 'text':
        return every([
          call('isLiteral', term),
          range.isPlainToo
            ? some([hasLanguage(value), isOfType(value, xsd.string)])
            : hasLanguage(value),
        ]);
      case 'literal':
        return isValueOf(range, value);
    }
  }

  protected override passes(test: ValueTest, field: Field, value: Variable): Expression {
    if (test.operator === 'contains' || test.operator === 'startsWith') return partOf(test, value);
    if (test.operator === 'language') return inLanguage(test.operand, value);
    return super.passes(test, field, value);
  }
}

/** Whether the characters of one are before those of another. */
export function lessThan(a: Variable, b: Variable): Expression {
  const [left, right] = [a, b].map((each) => call('STR', valueOfTerm(each)));
  if (!left || !right) throw new Error('Expected two variables.');
  return { kind: 'compare', operator: '<', left, right };
}

/** Whether a path leads as far in all data: each step once. */
export function hasLength(path: Path): boolean {
  if ('predicate' in path) return true;
  return 'paths' in path && path.paths.every(hasLength);
}

/** In small letters, which are all that SPARQL knows of how texts are alike. */
function partOf({ operator, operand }: TextTest, value: Variable): Expression {
  const name = operator === 'contains' ? 'CONTAINS' : 'STRSTARTS';
  // Virtuoso finds nothing that begins with nothing.
  if (operand === '') return constant(true);
  const own = call('LCASE', call('STR', valueOfTerm(value)));
  return call(name, own, call('LCASE', valueOfTerm(text(operand))));
}

function inLanguage(operand: string, value: Variable): Expression {
  const range = languageRange(operand);
  const isIn = range === '*' ? constant(true) : isInLanguage(value, range);
  return every([hasLanguage(value), isIn, showsSomething(value)]);
}
