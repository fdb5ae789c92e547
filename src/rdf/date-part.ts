import { daysOfMonth } from './values/calendar.ts';

/** A part of a day or of a point in time. */
export type DatePart = 'year' | 'month';

/** How a part is written: "2026", "2026-11". */
export const datePartForms: Readonly<Record<DatePart, RegExp>> = {
  year: /^-?(?:[1-9]\d{3,}|0\d{3})$/,
  month: /^-?(?:[1-9]\d{3,}|0\d{3})-(?:0[1-9]|1[0-2])$/,
};

const DAY = /^(-?\d{4,})-(\d\d)-(\d\d)(T24)?/;

/**
 * The year or the month that a day or a point in time is in, on the clocks of its own zone; `undefined` of what is neither.
 * The last midnight of a day is the first of the next (XML Schema 1.1 part 2, section 3.3.7).
 */
export function datePart(lexical: string, part: DatePart): string | undefined {
  const [, year = '', month = '', day = '', midnight] = DAY.exec(lexical) ?? [];
  if (!year) return undefined;
  const isNext = midnight !== undefined && Number(day) === daysOfMonth(BigInt(year), Number(month));
  const next = isNext ? Number(month) + 1 : Number(month);
  const whole = next > 12 || year.startsWith('-') ? yearText(BigInt(year), next > 12) : year;
  return part === 'year' ? whole : `${whole}-${String(next > 12 ? 1 : next).padStart(2, '0')}`;
}

function yearText(before: bigint, isNext: boolean): string {
  const year = isNext ? before + 1n : before;
  const digits = String(year < 0n ? -year : year).padStart(4, '0');
  return year < 0n ? `-${digits}` : digits;
}
