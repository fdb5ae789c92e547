import type { DatePartTest, Operand, TextTest, ValueTest } from '../../reading/condition.ts';
import type { Collation } from '../../reading/collation.ts';
import type { Value, View } from '../../reading/view.ts';
import { orderBeside } from '../../rdf/compare-literals.ts';
import { plainText } from '../../rdf/datatype.ts';
import { datePart } from '../../rdf/date-part.ts';
import type { Literal } from '../../rdf/literal.ts';
import { xsd } from '../../rdf/vocabulary.ts';
import { languageRange } from '../../rdf/language.ts';
import { isBlank, visibleText } from '../../rdf/visible-text.ts';
import { collationOf } from './collation.ts';
import { foldedPart, foldedTextOf } from './folded-text.ts';

/** Whether one value passes a test. */
export type Passes = (value: Value) => boolean;

/** A test, ready for many values; `datatype` is that of the field's literals, if it has one. */
export function passes(test: ValueTest, datatype: string | undefined, view: View): Passes {
  switch (test.operator) {
    case 'eq':
      return equals(test.operand, datatype, seenIn(view));
    case 'in':
      return among(test.operand, datatype, seenIn(view));
    case 'contains':
    case 'startsWith':
      return inFoldedText(test, view);
    case 'language':
      return inLanguage(test.operand);
    case 'year':
    case 'month':
      return inPart(test);
    default: {
      const keeps = bounds[test.operator];
      return compares(test.operand, datatype, keeps);
    }
  }
}

const bounds = {
  lt: (order: number): boolean => order < 0,
  lte: (order: number): boolean => order <= 0,
  gt: (order: number): boolean => order > 0,
  gte: (order: number): boolean => order >= 0,
} as const;

type Seen = Collation['seen'];

function seenIn({ collation }: View): Seen {
  return collation?.seen ?? visibleText;
}

/** Equal by value where the datatype has values with an order; elsewhere the same to the eye, to the letter; an address is itself alone. */
function equals(operand: Operand, datatype: string | undefined, seen: Seen): Passes {
  const exact = String(operand);
  const text = seen(exact);
  const byValue = compares(operand, datatype, (order) => order === 0);
  return (value) =>
    value.kind === 'resource'
      ? value.id === exact
      : seen(plainText(value)) === text || byValue(value);
}

/** Equal to one of several. Texts are found in a set, however many there are. */
function among(operands: readonly Operand[], datatype: string | undefined, seen: Seen): Passes {
  const exact = new Set(operands.map(String));
  const texts = new Set(operands.map((operand) => seen(String(operand))));
  if (datatype === undefined)
    return (value) =>
      value.kind === 'resource' ? exact.has(value.id) : texts.has(seen(plainText(value)));
  const tests = operands.map((operand) => compares(operand, datatype, (order) => order === 0));
  return (value) =>
    value.kind === 'literal' &&
    (texts.has(seen(plainText(value))) || tests.some((test) => test(value)));
}

function compares(
  operand: Operand,
  datatype: string | undefined,
  keeps: (order: number) => boolean,
): Passes {
  if (datatype === undefined) return () => false;
  const orderOf = orderBeside(boundOf(operand, datatype));
  return (value) => {
    const order = value.kind === 'literal' ? orderOf(value) : undefined;
    return order !== undefined && keeps(order);
  };
}

/** A whole number is compared as such: whether the datatype, if it is one of integers, has it is another question. */
function boundOf(operand: Operand, datatype: string): Literal {
  const isFloating = datatype === xsd.double || datatype === xsd.float;
  const type = typeof operand === 'number' && !isFloating ? xsd.integer : datatype;
  return { kind: 'literal', value: String(operand), datatype: type, language: '' };
}

function inPart({ operator, operand }: DatePartTest): Passes {
  return (value) => value.kind === 'literal' && datePart(value.value, operator) === operand;
}

function inLanguage(operand: string): Passes {
  const range = languageRange(operand);
  return (value) => {
    if (value.kind === 'resource' || value.language === '' || isBlank(value.value)) return false;
    return range === '*' || `${value.language}-`.startsWith(`${range}-`);
  };
}

interface Folding {
  readonly texts: Map<Value, string>;
  readonly collation: Collation;
}

const textTests: Readonly<Record<TextTest['operator'], (text: string, part: string) => boolean>> = {
  contains: (text, part) => text.includes(part),
  startsWith: (text, part) => text.startsWith(part),
};

function inFoldedText({ operator, operand }: TextTest, view: View): Passes {
  const collation = collationOf(view);
  const part = foldedPart(operand, collation);
  // A resource has the same literals each time, so a literal's text is folded once for a view.
  const texts = view.remember('folded texts', () => new Map<Value, string>());
  const meets = textTests[operator];
  return (value) => meets(texts.get(value) ?? foldedText(value, { texts, collation }), part);
}

function foldedText(value: Value, { texts, collation }: Folding): string {
  const text = foldedTextOf(value, collation);
  texts.set(value, text);
  return text;
}
