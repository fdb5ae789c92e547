const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY = '(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)';
const LONG_DAY = '(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day';
const MONTH = `(?<month>${MONTHS.join('|')})`;
const TIME = String.raw`(?<time>\d\d:\d\d:\d\d)`;

/** The one form of today, and the two that readers must understand as well (RFC 9110, section 5.6.7). */
const FORMS = [
  String.raw`${DAY}, (?<day>\d\d) ${MONTH} (?<year>\d{4}) ${TIME} GMT`,
  String.raw`${LONG_DAY}, (?<day>\d\d)-${MONTH}-(?<year>\d\d) ${TIME} GMT`,
  String.raw`${DAY} ${MONTH} (?<day>[ \d]\d) ${TIME} (?<year>\d{4})`,
].map((form) => new RegExp(`^${form}$`));

/** The moment that a date of HTTP names; `undefined` where a text is no such date. Days of the week are taken as they come. */
export function httpDate(text: string): Date | undefined {
  const groups = FORMS.map((form) => form.exec(text)?.groups).find(Boolean);
  if (!groups) return undefined;
  const { day = '', month = '', year = '', time = '' } = groups;
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  const written = `${fullYear(year)}-${number}-${day.replace(' ', '0')}T${time}.000Z`;
  const date = new Date(written);
  // There is no 30 February, though Date takes one.
  return !Number.isNaN(date.getTime()) && date.toISOString() === written ? date : undefined;
}

/** Of two digits the year that is not more than fifty years ahead. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  const thisYear = new Date().getUTCFullYear();
  const near = thisYear - (thisYear % 100) + Number(year);
  return String(near > thisYear + 50 ? near - 100 : near);
}
