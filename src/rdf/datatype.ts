import { INT, integerBounds, isWithin, narrowed, type Bounds } from './values/integers.ts';
import { canonicalFloating, FloatingValue } from './values/floating.ts';
import { spaces } from './values/spaces.ts';
import { rdfs, XSD, xsd } from './vocabulary.ts';

/** The scalars of GraphQL that values are given as: the built-in ones that fit, and our own. */
export type ScalarName =
  | 'String'
  | 'Boolean'
  | 'Int'
  | 'BigInt'
  | 'Float'
  | 'Decimal'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Year'
  | 'YearMonth'
  | 'Duration'
  | 'URI';

/** How the values of a datatype are given: the GraphQL scalar, and what of them it has. */
interface Datatype {
  readonly scalar: ScalarName;
  /** Why the scalar cannot give a lexical form, in words, or `undefined` where it can. */
  readonly flaw: (lexical: string) => string | undefined;
  /** The value of a lexical form without a flaw, as JSON has it. */
  readonly value: (lexical: string) => string | number | boolean;
}

/** The datatypes that a field may have (XML Schema 1.1 part 2), by their addresses. */
export const datatypes: ReadonlyMap<string, Datatype> = new Map([
  entry('string', 'String'),
  entry('boolean', 'Boolean', (lexical) => lexical === 'true' || lexical === '1'),
  ...[...integerBounds].map(([local, bounds]) => integerEntry(local, bounds)),
  entry('decimal', 'Decimal'),
  floatingEntry('double'),
  floatingEntry('float'),
  entry('date', 'Date'),
  entry('dateTime', 'DateTime'),
  entry('dateTimeStamp', 'DateTime'),
  entry('time', 'Time'),
  entry('gYear', 'Year'),
  entry('gYearMonth', 'YearMonth'),
  entry('duration', 'Duration'),
  entry('yearMonthDuration', 'Duration'),
  entry('dayTimeDuration', 'Duration'),
  entry('anyURI', 'URI'),
]);

/** The integer types with their own bounds, as digits of any number. */
const bigIntegers: ReadonlyMap<string, Datatype> = new Map(
  [...integerBounds.keys()].map((local) =>
    entry(local, 'BigInt', (lexical) => canonicalText({ value: lexical, datatype: XSD + local })),
  ),
);

/** The scalars of all datatypes. */
export const scalarNames: ReadonlySet<ScalarName> = new Set([
  ...[...datatypes.values()].map(({ scalar }) => scalar),
  'BigInt',
]);

/** What a field of literals says of them: their datatype, and whether its integers may be of any size. */
export interface LiteralRange {
  /** `rdfs:Literal` where they may have several. */
  readonly datatype: string;
  /** The several datatypes; without them, any. */
  readonly among?: readonly string[];
  readonly isAnySize?: boolean;
  readonly enum?: ValueNames;
}

/** An enum of GraphQL: its type, and what it calls each value. */
export interface ValueNames {
  readonly type: string;
  /** By the text of a literal, or by the address. */
  readonly names: ReadonlyMap<string, string>;
}

/** How the values of a field are given: as texts where they have several datatypes, or an unknown one. */
export function datatypeOf({ datatype, isAnySize }: LiteralRange): Datatype {
  return (isAnySize ? bigIntegers.get(datatype) : undefined) ?? datatypes.get(datatype) ?? asText;
}

const asText: Datatype = { scalar: 'String', flaw: () => undefined, value: (lexical) => lexical };

/** Whether a literal is a value of a field that its scalar can give. */
export function isInRange(
  range: LiteralRange,
  { value, datatype }: { value: string; datatype: string },
): boolean {
  const isOf =
    range.datatype === rdfs.Literal
      ? (range.among?.includes(datatype) ?? true) && isLexical({ value, datatype })
      : datatype === range.datatype;
  if (range.enum && !range.enum.names.has(value)) return false;
  return isOf && datatypeOf(range).flaw(value) === undefined;
}

/** Whether the integers of a datatype may be of any size where a field says so. */
export function isIntegerType(datatype: string): boolean {
  return bigIntegers.has(datatype);
}

/** What is wrong with a text as a value of a scalar; of several datatypes with one scalar the widest decides. */
export function scalarFlaw(scalar: ScalarName, text: string): string | undefined {
  const types = scalar === 'BigInt' ? bigIntegers : datatypes;
  return [...types.values()].find((type) => type.scalar === scalar)?.flaw(text);
}

/** Whether a datatype has a lexical form (XML Schema 1.1 part 2); of an unknown datatype every form is one. */
export function isLexical({ value, datatype }: { value: string; datatype: string }): boolean {
  const parse = spaces.get(datatype);
  return !parse || parse(value) !== undefined;
}

/** The canonical text of a literal, the same for equal values of a datatype; of a text, or what is no value, the text. */
export function canonicalText({ value, datatype }: { value: string; datatype: string }): string {
  return spaces.get(datatype)?.(value)?.text ?? value;
}

/**
 * A double in the form that JSON-LD has it in (JSON-LD 1.1 API, section 8.6), whose sixteen digits are enough for most, and
 * one more where they are not; a form that xsd:double has not as it is.
 */
export function doubleInJsonLd(lexical: string): string {
  const value = FloatingValue.parse('double', lexical);
  if (!value) return lexical;
  const form = value.number.toExponential(15);
  const isWhole = Number.isFinite(value.number) && Number(form) === value.number;
  return isWhole && value.number !== 0
    ? form.replace(/(\d)0*e\+?/, '$1E')
    : canonicalFloating(value);
}

/** A literal's text; of true and false, which can be written as 1 and 0 too, the one way. */
export function plainText(literal: { value: string; datatype: string }): string {
  return literal.datatype === xsd.boolean ? canonicalText(literal) : literal.value;
}

function entry(
  local: string,
  scalar: ScalarName,
  value: Datatype['value'] = (lexical) => lexical,
): [string, Datatype] {
  const datatype = XSD + local;
  const flaw = (lexical: string) =>
    isLexical({ value: lexical, datatype }) ? undefined : `"${lexical}" is none`;
  return [datatype, { scalar, value, flaw }];
}

/** Only what 32 bits have is an `Int`. */
function integerEntry(local: string, own: Bounds): [string, Datatype] {
  const bounds = narrowed(own, INT);
  const flaw = (lexical: string): string | undefined => {
    if (isWithin(lexical, bounds)) return undefined;
    return /^[+-]?\d+$/.test(lexical)
      ? `${lexical} is not between ${bounds.least} and ${bounds.most}`
      : `"${lexical}" is none`;
  };
  return [XSD + local, { scalar: 'Int', value: Number, flaw }];
}

/** JSON has no word for what is no finite number. */
function floatingEntry(local: 'float' | 'double'): [string, Datatype] {
  const [datatype, type] = entry(local, 'Float', Number);
  const flaw = (lexical: string) => {
    const number = FloatingValue.parse(local, lexical)?.number;
    return Number.isFinite(number) ? undefined : `"${lexical}" is no finite number`;
  };
  return [datatype, { ...type, flaw }];
}
