import { daysOfMonth, daysTo, DAY_SECONDS, plus, SOME_YEAR, times } from './calendar.ts';
import { withoutFinalZeros } from './decimal.ts';

/** The datatypes of times: each is a part of a date and time, with a zone or without one. */
export type MomentKind =
  'dateTime' | 'date' | 'time' | 'gYear' | 'gYearMonth' | 'gMonth' | 'gMonthDay' | 'gDay';

/** The position of a value on the line of time. */
export interface Moment {
  /** Whole seconds since 1970: in UTC, or on the clocks of no zone. */
  readonly seconds: number | bigint;
  /** The digits of a second's fraction, without final zeros. */
  readonly fraction: string;
  /** The minutes that its zone is ahead of UTC. */
  readonly zone: number | undefined;
}

const YEAR = '(-?(?:[1-9]\\d{3,}|0\\d{3}))';
const MONTH = '(0[1-9]|1[0-2])';
const DAY = '(0[1-9]|[12]\\d|3[01])';
const CLOCK = '(?:([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d)(?:\\.(\\d+))?|(24):00:00(?:\\.0+)?)';

/** Which groups a form has, and what replaces the parts that it does not have (XML Schema 1.1 part 2, section E.3.4). */
const FORMS: Readonly<Record<MomentKind, Form>> = {
  dateTime: form(`${YEAR}-${MONTH}-${DAY}T${CLOCK}`, { year: 1, month: 2, day: 3, clock: 4 }),
  date: form(`${YEAR}-${MONTH}-${DAY}`, { year: 1, month: 2, day: 3 }),
  time: form(CLOCK, { clock: 1 }),
  gYear: form(YEAR, { year: 1 }),
  gYearMonth: form(`${YEAR}-${MONTH}`, { year: 1, month: 2 }),
  gMonth: form(`--${MONTH}`, { month: 1 }),
  gMonthDay: form(`--${MONTH}-${DAY}`, { month: 1, day: 2 }),
  gDay: form(`---${DAY}`, { day: 1 }),
};

interface Form {
  readonly whole: RegExp;
  /** The numbers of the groups; of a clock that of its hour, after which minute, second, fraction and 24 follow. */
  readonly groups: {
    readonly year?: number;
    readonly month?: number;
    readonly day?: number;
    readonly clock?: number;
  };
}

function form(pattern: string, groups: Form['groups']): Form {
  return {
    whole: new RegExp(`^${pattern}(Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))?$`),
    groups,
  };
}

/** The datatypes of times. */
export const momentKinds = Object.keys(FORMS) as readonly MomentKind[];

/** The parts of a lexical form; `undefined` where the datatype has it not, as where its month has not the day. */
export function readMoment(kind: MomentKind, lexical: string): Moment | undefined {
  const { whole, groups } = FORMS[kind];
  const found = whole.exec(lexical);
  return found ? partsOf(found, groups) : undefined;
}

function partsOf(found: RegExpExecArray, groups: Form['groups']): Moment | undefined {
  const { clock = 0 } = groups;
  const year = groups.year ? yearOf(found[groups.year] ?? '') : SOME_YEAR;
  // A form without a month is a time or a day of December, or a year: of this the month is one and the same.
  const month = groups.month ? Number(found[groups.month]) : 12;
  const day = groups.day ? Number(found[groups.day]) : 1;
  if (day > 28 && day > daysOfMonth(year, month)) return undefined;
  const zone = zoneOf(found.at(-1));
  const date = clock && !groups.day ? 31 : day;
  const isMidnight = clock !== 0 && found[clock + 4] !== undefined;
  // The last midnight of a day is the first of the next; of a time of no day it is the same (section 3.3.7).
  const ofDay = isMidnight ? (groups.day ? DAY_SECONDS : 0) : clockOf(found, clock);
  return {
    seconds: plus(times(daysTo({ year, month, day: date }), DAY_SECONDS), ofDay - (zone ?? 0) * 60),
    fraction: clock ? withoutFinalZeros(found[clock + 3] ?? '') : '',
    zone,
  };
}

function clockOf(found: RegExpExecArray, clock: number): number {
  if (!clock) return 0;
  return Number(found[clock]) * 3600 + Number(found[clock + 1]) * 60 + Number(found[clock + 2]);
}

/** Up to eight digits the seconds are whole numbers that a double has. */
function yearOf(text: string): number | bigint {
  return text.length <= 8 ? Number(text) : BigInt(text);
}

/** The minutes that a zone is ahead of UTC. */
function zoneOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4));
  return text.startsWith('-') ? 0 - minutes : minutes;
}
