import { INT, integerBounds, narrowed, type Bounds } from '../../rdf/values/integers.ts';
import type { LiteralRange } from '../../rdf/datatype.ts';
import { rdfs, XSD, xsd } from '../../rdf/vocabulary.ts';
import {
  address,
  call,
  compare,
  every,
  text,
  valueOfTerm,
  type Comparison,
  type Expression,
  type Variable,
} from '../query/query.ts';
import { Unsayable } from '../translate/unsayable.ts';

/** Whether what a variable is bound to is a value of a field of literals that its scalar can give. */
export function isValueOf(range: LiteralRange, value: Variable): Expression {
  const { datatype, enum: values } = range;
  if (datatype === rdfs.Literal) throw new Unsayable('values of several datatypes');
  return every([
    call('isLiteral', valueOfTerm(value)),
    isOfType(value, datatype),
    ...(values ? [isOneOf([...values.names.keys()], value)] : []),
    ...formOf(range, value),
  ]);
}

export function isOfType(value: Variable, datatype: string): Expression {
  return compareWith(call('DATATYPE', valueOfTerm(value)), '=', address(datatype));
}

/** Whether the characters of a literal are one of some texts. */
function isOneOf(texts: readonly string[], value: Variable): Expression {
  const [first = '', ...rest] = texts;
  const own = call('STR', valueOfTerm(value));
  return rest.reduce<Expression>(
    (found, each) => ({ kind: 'some', parts: [found, compareWith(own, '=', text(each))] }),
    compareWith(own, '=', text(first)),
  );
}

/** Whether its form is one that its datatype has, as far as an engine can tell. */
function formOf({ datatype, isAnySize = false }: LiteralRange, value: Variable): Expression[] {
  const local = datatype.slice(XSD.length);
  const bounds = integerBounds.get(local);
  if (bounds) return isWithin(isAnySize ? bounds : narrowed(bounds, INT), value);
  const isNumber = call('isNumeric', valueOfTerm(value));
  if (local === 'decimal') return [isNumber];
  if (datatype === xsd.double || datatype === xsd.float)
    return [isNumber, compare(value, '<', infinity('INF')), compare(value, '>', infinity('-INF'))];
  if (datatype === xsd.boolean) return [isOneOf(['true', 'false', '1', '0'], value)];
  const form = FORMS[local];
  return form === undefined
    ? []
    : [call('REGEX', call('STR', valueOfTerm(value)), valueOfTerm(text(`^${form}$`)))];
}

function isWithin({ least, most }: Bounds, value: Variable): Expression[] {
  return [
    call('isNumeric', valueOfTerm(value)),
    ...(least === undefined ? [] : [compare(value, '>=', whole(least))]),
    ...(most === undefined ? [] : [compare(value, '<=', whole(most))]),
  ];
}

function whole(value: bigint) {
  return { kind: 'text', value: String(value), datatype: xsd.integer } as const;
}

function infinity(value: 'INF' | '-INF') {
  return { kind: 'text', value, datatype: xsd.double } as const;
}

function compareWith(
  left: Expression,
  operator: Comparison,
  right: Parameters<typeof valueOfTerm>[0],
): Expression {
  return { kind: 'compare', operator, left, right: valueOfTerm(right) };
}

const ZONE = '(Z|[+-][0-9]{2}:[0-9]{2})?';
const YEAR = '-?([1-9][0-9]{3,}|0[0-9]{3})';
const MONTH = `${YEAR}-(0[1-9]|1[0-2])`;
const DAY = `${MONTH}-(0[1-9]|[12][0-9]|3[01])`;
const TIME = '([01][0-9]|2[0-4]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?';

/** The forms of datatypes with a calendar (XML Schema 1.1 part 2), but for the lengths of months. */
const FORMS: Readonly<Record<string, string>> = {
  gYear: YEAR + ZONE,
  gYearMonth: MONTH + ZONE,
  date: DAY + ZONE,
  time: TIME + ZONE,
  dateTime: `${DAY}T${TIME}${ZONE}`,
  dateTimeStamp: `${DAY}T${TIME}(Z|[+-][0-9]{2}:[0-9]{2})`,
};
