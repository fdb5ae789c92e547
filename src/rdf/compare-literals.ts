import { datatypes } from './datatype.ts';
import type { Literal } from './literal.ts';

/** How two literals stand to each other by value; `undefined` where they have no common order. */
export function compareLiterals(a: Literal, b: Literal): number | undefined {
  const [x, y] = [magnitude(a), magnitude(b)];
  if (!x || !y) return undefined;
  return x.kind === y.kind ? x.size - y.size : undefined;
}

const NUMBERS = new Set(['Int', 'Float', 'Decimal']);

/** A time without a zone is read as UTC, so that every two times have an order. */
function magnitude({ value, datatype }: Literal): { kind: string; size: number } | undefined {
  const type = datatypes.get(datatype);
  if (!type || type.flaw(value)) return undefined;
  if (NUMBERS.has(type.scalar)) return { kind: 'number', size: Number(value) };
  const withoutZone = value.replace(/(Z|[+-]\d\d:\d\d)$/, '');
  const zone = value.slice(withoutZone.length) || 'Z';
  if (type.scalar === 'Date')
    return { kind: 'date', size: Date.parse(`${withoutZone}T00:00:00${zone}`) };
  if (type.scalar === 'DateTime') return { kind: 'dateTime', size: Date.parse(withoutZone + zone) };
  return type.scalar === 'Year' ? { kind: 'year', size: Number(withoutZone) } : undefined;
}
