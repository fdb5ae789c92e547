import type { Literal } from '../rdf/literal.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';

/** The times that HTML can say (HTML, section 4.5.14); XML Schema has more, such as days with a time zone. */
const DAY = '(?!0000)\\d{4,}(?:-\\d\\d(?:-\\d\\d';
const CLOCK = '(?:[01]\\d|2[0-3]):\\d\\d:\\d\\d(?:\\.\\d{1,3})?';
const HTML_TIME = new RegExp(`^(?:${DAY}(?:T${CLOCK}(?:Z|[+-]\\d\\d:\\d\\d)?)?)?)?|${CLOCK})$`);

/** A day, or a month, and what follows it, in a year that the calendars of all countries here count alike. */
const CALENDAR = /^((?:1[6-9]|[2-9]\d)\d\d-\d\d(-\d\d)?)(?:T(\d\d:\d\d:\d\d(?:\.\d+)?)(.*))?$/;

/** A time in the form of the reader's language, with its own form for programs; a year and a clock time are as they are. */
export function timePiece({ value }: Literal, reader: Reader): Piece | undefined {
  if (!HTML_TIME.test(value)) return undefined;
  const text = timeText(value, reader);
  return text === value
    ? html`<time>${value}</time>`
    : html`<time datetime="${value}">${text}</time>`;
}

/** A day, a month, or a day with a clock time, as people write it; what is none of them as it is. */
function timeText(value: string, { say }: Reader): string {
  const [, date = '', day, clock, zone = ''] = CALENDAR.exec(value) ?? [];
  const at = new Date(`${date}${day ? '' : '-01'}T${clock ?? '00:00:00'}Z`);
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(date)) return value;
  const form = day ? (clock ? 'moment' : 'day') : 'month';
  const text = formatOf(say('locale').replace('_', '-'), form).format(at);
  return zone ? `${text} ${zone === 'Z' ? 'UTC' : `UTC${zone}`}` : text;
}

const FORMS = {
  month: { year: 'numeric', month: 'long' },
  day: { dateStyle: 'medium' },
  moment: { dateStyle: 'medium', timeStyle: 'medium' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** To make one takes longer than the rest of a foot. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, form: keyof typeof FORMS): Intl.DateTimeFormat {
  const key = `${locale} ${form}`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...FORMS[form], timeZone: 'UTC' });
  formats.set(key, format);
  return format;
}
