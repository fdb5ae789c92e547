import { datatypes, type ScalarName } from './datatype.ts';
import type { Literal } from './literal.ts';

/** How two literals stand to each other by value; `undefined` where they have no common order. */
export function compareLiterals(a: Literal, b: Literal): number | undefined {
  const [x, y] = [scalarOf(a), scalarOf(b)];
  if (x === undefined || y === undefined) return undefined;
  if (EXACT.has(x) && EXACT.has(y)) return compareDecimals(a.value, b.value);
  if (NUMBERS.has(x) && NUMBERS.has(y)) return Number(a.value) - Number(b.value);
  return x === y && MOMENTS.has(x) ? moment(a.value) - moment(b.value) : undefined;
}

const EXACT = new Set<ScalarName>(['Int', 'Decimal']);
const NUMBERS = new Set<ScalarName>([...EXACT, 'Float']);
const MOMENTS = new Set<ScalarName>(['Date', 'DateTime', 'Time', 'Year', 'YearMonth']);

/** The scalar of a literal whose datatype has it. */
function scalarOf({ value, datatype }: Literal): ScalarName | undefined {
  const type = datatypes.get(datatype);
  return type && !type.flaw(value) ? type.scalar : undefined;
}

/** Digit by digit: a number of JavaScript has but seventeen of them. */
function compareDecimals(a: string, b: string): number {
  const places = Math.max(placesOf(a), placesOf(b));
  const difference = scaled(a, places) - scaled(b, places);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function placesOf(decimal: string): number {
  return decimal.split('.')[1]?.length ?? 0;
}

function scaled(decimal: string, places: number): bigint {
  const [whole = '', fraction = ''] = decimal.replace(/^[+-]/, '').split('.');
  const size = BigInt(whole + fraction.padEnd(places, '0'));
  return decimal.startsWith('-') ? -size : size;
}

const PARTS =
  /^(?:(?<year>-?\d{4,})(?:-(?<month>\d\d)(?:-(?<day>\d\d))?)?)?(?:T?(?<clock>\d\d:\d\d:[\d.]+))?(?<zone>Z|[+-]\d\d:\d\d)?$/;

/** Milliseconds since 1970. A time without a zone is read as UTC, so that every two times have an order. */
function moment(value: string): number {
  const {
    year = '1970',
    month = '1',
    day = '1',
    clock = '0:0:0',
    zone = 'Z',
  } = PARTS.exec(value)?.groups ?? {};
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  // Date.parse takes years of four digits alone, and Date.UTC the years 0 to 99 for others.
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getTime() + ((hours * 60 + minutes - offset(zone)) * 60 + seconds) * 1000;
}

/** The minutes that a zone is ahead of UTC. */
function offset(zone: string): number {
  if (zone === 'Z') return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
