/** A day of the Gregorian calendar, which goes on before its time; the year 0 is that before the year 1. */
export interface Day {
  readonly year: number | bigint;
  readonly month: number;
  readonly day: number;
}

/** A year that leap years go by: what has no year is of it (XML Schema 1.1 part 2, section E.3.4). */
export const SOME_YEAR = 1972;

export const DAY_SECONDS = 86_400;

const DAYS_OF_400_YEARS = 146_097;

/** The days from 1970-01-01 to a day; a `bigint` for years beyond a hundred million. */
export function daysTo({ year, month, day }: Day): number | bigint {
  if (typeof year === 'number') return smallDaysTo(year, month, day);
  const { cycles, rest } = inCycles(year, 400n);
  return cycles * BigInt(DAYS_OF_400_YEARS) + BigInt(smallDaysTo(Number(rest), month, day));
}

/** The day that comes so many days after 1970-01-01. */
export function dayAfter(days: number | bigint): Day {
  if (typeof days === 'number') return smallDayAfter(days);
  const { cycles, rest } = inCycles(days, BigInt(DAYS_OF_400_YEARS));
  const { year, month, day } = smallDayAfter(Number(rest));
  return { year: cycles * 400n + BigInt(year), month, day };
}

/** How many days a month has. */
export function daysOfMonth(year: number | bigint, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeap(year: number | bigint): boolean {
  const rest = typeof year === 'number' ? year % 400 : Number(year % 400n);
  return rest % 4 === 0 && (rest % 100 !== 0 || rest === 0);
}

function inCycles(number: bigint, length: bigint): { cycles: bigint; rest: bigint } {
  const rest = ((number % length) + length) % length;
  return { cycles: (number - rest) / length, rest };
}

/** Counts years from March, so that the day of a leap year is the last. */
function smallDaysTo(year: number, month: number, day: number): number {
  const march = month > 2 ? year : year - 1;
  const cycle = Math.floor(march / 400);
  const yearOfCycle = march - cycle * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  return cycle * DAYS_OF_400_YEARS + yearOfCycle * 365 + leapDays + dayOfYear - 719_468;
}

function smallDayAfter(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const cycle = Math.floor(shifted / DAYS_OF_400_YEARS);
  const dayOfCycle = shifted - cycle * DAYS_OF_400_YEARS;
  const yearOfCycle = Math.floor(
    (dayOfCycle -
      Math.floor(dayOfCycle / 1460) +
      Math.floor(dayOfCycle / 36_524) -
      Math.floor(dayOfCycle / 146_096)) /
      365,
  );
  const leapDays = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + leapDays);
  const march = Math.floor((5 * dayOfYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  return {
    year: yearOfCycle + cycle * 400 + (month > 2 ? 0 : 1),
    month,
    day: dayOfYear - Math.floor((153 * march + 2) / 5) + 1,
  };
}

/** A sum, as exact as its first number. */
export function plus(a: number | bigint, b: number): number | bigint {
  return typeof a === 'number' ? a + b : a + BigInt(b);
}

/** A product, as exact as its first number. */
export function times(a: number | bigint, b: number): number | bigint {
  return typeof a === 'number' ? a * b : a * BigInt(b);
}

/** The rest of a division, never negative. */
export function modulo(a: number | bigint, b: number): number | bigint {
  if (typeof a === 'number') return ((a % b) + b) % b;
  return ((a % BigInt(b)) + BigInt(b)) % BigInt(b);
}
