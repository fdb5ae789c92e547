import { orderBeside } from '../../rdf/compare-literals.ts';
import { plainText } from '../../rdf/datatype.ts';
import type { Literal } from '../../rdf/literal.ts';
import { xsd } from '../../rdf/vocabulary.ts';
import type { Value } from '../../store/value.ts';
import { fold } from './fold.ts';

/** Whether one value of a field keeps what a filter says of it. */
export type ValueTest = (value: Value) => boolean;

/** What a filter compares values with: texts, numbers, or true and false, as GraphQL gives them. */
type Operand = string | number | boolean;

/** The test that an operator and its operand make; `datatype` is that of the field's literals, if it has them. */
export function valueTest(name: string, operand: unknown, datatype: string | undefined): ValueTest {
  const make = operators[name];
  if (!make) throw new Error(`The operator ${name} is in the schema and not in the table.`);
  return make(operand, datatype);
}

const operators: Readonly<
  Record<string, (operand: unknown, datatype: string | undefined) => ValueTest>
> = {
  eq: (operand, datatype) => equals(operand as Operand, datatype),
  in: (operands, datatype) => {
    const tests = (operands as readonly Operand[]).map((operand) => equals(operand, datatype));
    return (value) => tests.some((test) => test(value));
  },
  contains: (operand) => {
    const part = foldedOperand(operand as string);
    return (value) => foldedText(value).includes(part);
  },
  startsWith: (operand) => {
    const start = foldedOperand(operand as string);
    return (value) => foldedText(value).startsWith(start);
  },
  lt: (operand, datatype) => compares(operand as Operand, datatype, (order) => order < 0),
  lte: (operand, datatype) => compares(operand as Operand, datatype, (order) => order <= 0),
  gt: (operand, datatype) => compares(operand as Operand, datatype, (order) => order > 0),
  gte: (operand, datatype) => compares(operand as Operand, datatype, (order) => order >= 0),
};

/** Accents alone fold to nothing, which every text contains: they are looked for as they are. */
function foldedOperand(operand: string): string {
  return fold(operand) || operand;
}

/** Equal by value where the datatype has values with an order, to the letter everywhere else. */
function equals(operand: Operand, datatype: string | undefined): ValueTest {
  const text = String(operand);
  const byValue = compares(operand, datatype, (order) => order === 0);
  return (value) => textOf(value) === text || byValue(value);
}

function compares(
  operand: Operand,
  datatype: string | undefined,
  keeps: (order: number) => boolean,
): ValueTest {
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

function textOf(value: Value): string {
  return value.kind === 'resource' ? value.id : plainText(value);
}

/** A resource keeps its literals, so a literal's folded text is worked out once for a snapshot. */
const foldedTexts = new WeakMap<Value, string>();

function foldedText(value: Value): string {
  let text = foldedTexts.get(value);
  if (text === undefined) foldedTexts.set(value, (text = fold(textOf(value))));
  return text;
}
