import { datatypes } from './datatype.ts';
import type { Literal } from './literal.ts';

/** How two literals stand to each other by value; `undefined` where they have no common order. */
export function compareLiterals(a: Literal, b: Literal): number | undefined {
  const [x, y] = [magnitude(a), magnitude(b)];
  if (!x || !y) return undefined;
  return x.kind === y.kind ? x.size - y.size : undefined;
}

const NUMBERS = new Set(['Int', 'Float', 'Decimal']);

function magnitude({ value, datatype }: Literal): { kind: string; size: number } | undefined {
  const type = datatypes.get(datatype);
  if (!type || type.flaw(value)) return undefined;
  if (NUMBERS.has(type.scalar)) return { kind: 'number', size: Number(value) };
  if (type.scalar === 'Date' || type.scalar === 'DateTime')
    return { kind: type.scalar, size: moment(value) };
  return type.scalar === 'Year' ? { kind: 'Year', size: moment(value) } : undefined;
}

const PARTS =
  /^(?<year>-?\d+)(?:-(?<month>\d\d)-(?<day>\d\d))?(?:T(?<clock>[\d:.]+))?(?<zone>Z|[+-]\d\d:\d\d)?$/;

/** Milliseconds since 1970. A time without a zone is read as UTC, so that every two times have an order. */
function moment(value: string): number {
  const {
    year,
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
