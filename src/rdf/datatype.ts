import { XSD } from './vocabulary.ts';

/** The scalars of GraphQL that values are given as: the built-in ones that fit, and our own. */
export type ScalarName =
  | 'String'
  | 'Boolean'
  | 'Int'
  | 'Float'
  | 'Decimal'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Year'
  | 'YearMonth'
  | 'Duration'
  | 'URI';

/** What the values of a datatype are: the name of their GraphQL scalar, and the lexical forms that it has. */
interface Datatype {
  readonly scalar: ScalarName;
  /** What is wrong with a lexical form, in words, or `undefined` where nothing is. */
  readonly flaw: (lexical: string) => string | undefined;
  /** The value of a lexical form without a flaw, as JSON has it. */
  readonly value: (lexical: string) => string | number | boolean;
}

const YEAR = '-?(?:[1-9]\\d{3,}|0\\d{3})';
const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = '(?:0[1-9]|[12]\\d|3[01])';
const CLOCK = '(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)';
const ZONE = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))?';
const DURATION =
  '-?P(?=.)(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?(?:T(?=.)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?';

/** The datatypes that a field may have (XML Schema 1.1 part 2), by their addresses. */
export const datatypes: ReadonlyMap<string, Datatype> = new Map([
  entry('string', { scalar: 'String', flaw: () => undefined, value: (lexical) => lexical }),
  entry(
    'boolean',
    matching('Boolean', 'true|false|1|0', (text) => text === 'true' || text === '1'),
  ),
  ...integers(),
  entry('decimal', matching('Decimal', '[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)')),
  entry('double', { scalar: 'Float', flaw: doubleFlaw, value: Number }),
  entry('float', { scalar: 'Float', flaw: floatFlaw, value: Number }),
  entry('date', dated('Date', `${YEAR}-${MONTH}-${DAY}${ZONE}`)),
  entry('dateTime', dated('DateTime', `${YEAR}-${MONTH}-${DAY}T${CLOCK}${ZONE}`)),
  entry('time', matching('Time', CLOCK + ZONE)),
  entry('gYear', matching('Year', YEAR + ZONE)),
  entry('gYearMonth', matching('YearMonth', `${YEAR}-${MONTH}${ZONE}`)),
  entry('duration', matching('Duration', DURATION)),
  entry('anyURI', { scalar: 'URI', flaw: () => undefined, value: (lexical) => lexical }),
]);

function entry(local: string, datatype: Datatype): [string, Datatype] {
  return [XSD + local, datatype];
}

function matching(
  scalar: ScalarName,
  pattern: string,
  value: Datatype['value'] = (lexical) => lexical,
): Datatype {
  const whole = new RegExp(`^(?:${pattern})$`);
  return {
    scalar,
    value,
    flaw: (lexical) => (whole.test(lexical) ? undefined : `"${lexical}" is none`),
  };
}

/** The integer types with their bounds, inside the 32 bits that a GraphQL Int has. */
function integers(): [string, Datatype][] {
  const least = -(2 ** 31);
  const most = 2 ** 31 - 1;
  const bounds: Record<string, [number, number]> = {
    integer: [least, most],
    long: [least, most],
    int: [least, most],
    short: [-(2 ** 15), 2 ** 15 - 1],
    byte: [-(2 ** 7), 2 ** 7 - 1],
    nonNegativeInteger: [0, most],
    positiveInteger: [1, most],
    nonPositiveInteger: [least, 0],
    negativeInteger: [least, -1],
    unsignedLong: [0, most],
    unsignedInt: [0, most],
    unsignedShort: [0, 2 ** 16 - 1],
    unsignedByte: [0, 2 ** 8 - 1],
  };
  return Object.entries(bounds).map(([local, [low, high]]) =>
    entry(local, {
      scalar: 'Int',
      value: Number,
      flaw: (lexical) => {
        if (!/^[+-]?\d+$/.test(lexical)) return `"${lexical}" is none`;
        return Number(lexical) >= low && Number(lexical) <= high
          ? undefined
          : `${lexical} is not between ${low} and ${high}`;
      },
    }),
  );
}

const FLOAT = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

function floatFlaw(lexical: string): string | undefined {
  const isFinite = FLOAT.test(lexical) && Number.isFinite(Number(lexical));
  return isFinite ? undefined : `"${lexical}" is no finite number`;
}

/** JSON-LD processors rewrite a double in its canonical form, so only that form survives an exchange. */
function doubleFlaw(lexical: string): string | undefined {
  const number = Number(lexical);
  if (lexical.trim() === '' || !Number.isFinite(number)) return `"${lexical}" is no finite number`;
  const canonical = number.toExponential(15).replace(/(\d)0*e\+?/, '$1E');
  return lexical === canonical ? undefined : `"${lexical}" is not canonical: write "${canonical}"`;
}

/** A type that begins with a day, which its month must have. */
function dated(scalar: ScalarName, pattern: string): Datatype {
  const whole = new RegExp(`^${pattern}$`);
  const flaw = (lexical: string): string | undefined => {
    const [, year, month, day] = /^(-?\d{4,})-(\d\d)-(\d\d)/.exec(lexical) ?? [];
    const isDay = Number(day) <= daysOf(Number(year), Number(month));
    return whole.test(lexical) && isDay ? undefined : `"${lexical}" is none`;
  };
  return { scalar, flaw, value: (lexical) => lexical };
}

/** The days of a month. A date of its own, since `Date.UTC` takes the years 0 to 99 for others. */
function daysOf(year: number, month: number): number {
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
}

/** A literal's text; of true and false, which can be written as 1 and 0 too, the one way. */
export function plainText({ value, datatype }: { value: string; datatype: string }): string {
  const type = datatypes.get(datatype);
  return type?.scalar === 'Boolean' ? String(type.value(value)) : value;
}
