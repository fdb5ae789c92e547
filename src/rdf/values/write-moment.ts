import { dayAfter, daysTo, DAY_SECONDS, modulo, plus, SOME_YEAR, type Day } from './calendar.ts';
import type { Moment, MomentKind } from './read-moment.ts';

/** A form that is the same for equal values alone: date and time in UTC, a day in a zone of twelve hours or less. */
export function writeMoment(kind: MomentKind, moment: Moment): string {
  const zone =
    moment.zone === undefined ? undefined : canonicalZone(kind, moment.seconds, moment.zone);
  const local = plus(moment.seconds, (zone ?? 0) * 60);
  const ofDay = Number(modulo(local, DAY_SECONDS));
  const days = plus(local, -ofDay);
  const day = dayAfter(typeof days === 'number' ? days / DAY_SECONDS : days / BigInt(DAY_SECONDS));
  const shown = WRITERS[kind](day, clockText(ofDay, moment.fraction));
  return shown + (zone === undefined ? '' : zoneText(zone));
}

const WRITERS: Readonly<Record<MomentKind, (day: Day, clock: string) => string>> = {
  dateTime: (day, clock) => `${dateText(day)}T${clock}`,
  date: dateText,
  time: (_day, clock) => clock,
  gYear: ({ year }) => yearText(year),
  gYearMonth: ({ year, month }) => `${yearText(year)}-${two(month)}`,
  gMonth: ({ month }) => `--${two(month)}`,
  gMonthDay: ({ month, day }) => `--${two(month)}-${two(day)}`,
  gDay: ({ day }) => `---${two(day)}`,
};

/** In which zone a value is written: equal values in the same. */
function canonicalZone(kind: MomentKind, seconds: number | bigint, zone: number): number {
  switch (kind) {
    case 'dateTime':
      return 0;
    case 'time':
      return zoneOfTime(seconds);
    case 'date':
      return zoneOfDay(seconds);
    case 'gMonthDay':
      return stays(seconds, zone, 'year') ? zoneOfDay(seconds) : zone;
    case 'gDay':
      return stays(seconds, zone, 'month') ? zoneOfDay(seconds) : zone;
    default:
      return zone;
  }
}

/** The whole hours that bring a time back into the day that times are of, the last of 1972. */
function zoneOfTime(seconds: number | bigint): number {
  const start = Number(daysTo({ year: SOME_YEAR, month: 12, day: 31 })) * DAY_SECONDS;
  const hours = Math.floor((Number(seconds) - start) / 3600);
  return hours < 0 ? hours * -60 : hours > 23 ? (23 - hours) * 60 : 0;
}

/** The zone, ahead of UTC by twelve hours at most and behind by less, in which a moment is a midnight. */
function zoneOfDay(seconds: number | bigint): number {
  const minutes = Number(modulo(seconds, DAY_SECONDS)) / 60;
  return minutes >= 720 ? 1440 - minutes : 0 - minutes;
}

/** Whether a day of the year 1972 stays in its year, or in its month, when it is written in a zone of twelve hours. */
function stays(seconds: number | bigint, zone: number, part: 'year' | 'month'): boolean {
  const [here, there] = [zone, zoneOfDay(seconds)].map((minutes) =>
    dayAfter((Number(seconds) + minutes * 60) / DAY_SECONDS),
  );
  return here?.[part] === there?.[part];
}

function dateText({ year, month, day }: Day): string {
  return `${yearText(year)}-${two(month)}-${two(day)}`;
}

function yearText(year: number | bigint): string {
  const size = String(year < 0 ? -year : year).padStart(4, '0');
  return year < 0 ? `-${size}` : size;
}

function clockText(seconds: number, fraction: string): string {
  const [hour, minute] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${two(hour)}:${two(minute)}:${two(seconds % 60)}${fraction && `.${fraction}`}`;
}

function zoneText(zone: number): string {
  if (zone === 0) return 'Z';
  const size = Math.abs(zone);
  return `${zone < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
