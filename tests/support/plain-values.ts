/**
 * Equality and order of typed values, written out from the standards with no thought of speed: XML Schema 1.1 part 2 for
 * times (3.2.7.3, E.3) and durations (3.3.6), XQuery and XPath Functions 3.1 for numbers (4.3), booleans (7.2). It
 * shares no code with the program.
 */
export type Order = '<' | '=' | '>' | 'none';

/** The order of two lexical forms of one datatype, or of two datatypes of numbers. */
export function plainOrder(
  [typeA, a]: readonly [string, string],
  [typeB, b]: readonly [string, string],
): Order {
  if (NUMBERS.includes(typeA) && NUMBERS.includes(typeB))
    return numbersInOrder([typeA, a], [typeB, b]);
  if (typeA !== typeB) return 'none';
  if (typeA === 'boolean') return sign(Number(isTrue(a)), Number(isTrue(b)));
  return typeA === 'duration' ? durationsInOrder(a, b) : momentsInOrder(typeA, a, b);
}

/** Whether two lexical forms of one datatype denote the same value: NaN is itself, whatever it is equal to. */
export function plainSame(type: string, a: string, b: string): boolean {
  if (a === 'NaN' && b === 'NaN') return true;
  return plainOrder([type, a], [type, b]) === '=';
}

const NUMBERS = ['integer', 'decimal', 'float', 'double'];

function sign(a: number | bigint, b: number | bigint): Order {
  return a < b ? '<' : a > b ? '>' : '=';
}

function isTrue(lexical: string): boolean {
  return lexical === 'true' || lexical === '1';
}

/** A decimal is cast to float or double beside one, a float to double (XPath 3.1, B.1: numeric type promotion). */
function numbersInOrder(
  [typeA, a]: readonly [string, string],
  [typeB, b]: readonly [string, string],
): Order {
  const isExact = (type: string): boolean => type === 'integer' || type === 'decimal';
  if (isExact(typeA) && isExact(typeB)) {
    const places = Math.max(placesOf(a), placesOf(b));
    return sign(scaled(a, places), scaled(b, places));
  }
  const isFloat = (type: string): boolean => type === 'float' || isExact(type);
  const cast = isFloat(typeA) && isFloat(typeB) ? Math.fround : (n: number) => n;
  const [x, y] = [cast(floating(typeA, a)), cast(floating(typeB, b))];
  return Number.isNaN(x) || Number.isNaN(y) ? 'none' : sign(x, y);
}

function floating(type: string, lexical: string): number {
  const number = lexical.includes('INF')
    ? lexical.startsWith('-')
      ? -Infinity
      : Infinity
    : Number(lexical);
  return type === 'float' ? Math.fround(number) : number;
}

function placesOf(lexical: string): number {
  return lexical.includes('.') ? lexical.length - lexical.indexOf('.') - 1 : 0;
}

/** A decimal times ten to a power that makes it whole. */
function scaled(lexical: string, places: number): bigint {
  const digits = lexical.replace(/[+.-]/g, '') || '0';
  const size = BigInt(digits) * 10n ** BigInt(places - placesOf(lexical));
  return lexical.startsWith('-') ? -size : size;
}

/** Each without a zone is taken as of the farthest zones to either side; only what holds of both is an order. */
function momentsInOrder(type: string, a: string, b: string): Order {
  const [x, y] = [momentOf(type, a), momentOf(type, b)];
  if ((x.zone === undefined) === (y.zone === undefined)) return instants(x, y, [0, 0]);
  const bothWays = [14, -14].map((hours) =>
    instants(x, y, [x.zone === undefined ? hours : 0, y.zone === undefined ? hours : 0]),
  );
  return bothWays[0] === bothWays[1] ? (bothWays[0] ?? 'none') : 'none';
}

interface Moment {
  /** Nanoseconds and further: seconds times 10^20, on the clock of the zone. */
  readonly local: bigint;
  /** In minutes. */
  readonly zone: number | undefined;
}

const PARTS = 10n ** 20n;

function instants(a: Moment, b: Moment, [hoursA, hoursB]: readonly [number, number]): Order {
  const utc = ({ local, zone = 0 }: Moment, hours: number): bigint =>
    local - BigInt(zone * 60 + hours * 3600) * PARTS;
  return sign(utc(a, hoursA), utc(b, hoursB));
}

function momentOf(type: string, lexical: string): Moment {
  const zoneText = /(Z|[+-]\d\d:\d\d)$/.exec(lexical)?.[0];
  const rest = zoneText ? lexical.slice(0, -zoneText.length) : lexical;
  const [date = '', clock = '00:00:00'] = type === 'time' ? ['', rest] : rest.split('T');
  const { year, month, day } = dateOf(type, date);
  const [hours = '', minutes = '', seconds = ''] = clock.split(':');
  const [whole = '', fraction = ''] = seconds.split('.');
  const hour = type === 'time' && hours === '24' ? 0 : Number(hours);
  const ofDay = BigInt(hour * 3600 + Number(minutes) * 60 + Number(whole)) * PARTS;
  return {
    local: daysOf(year, month, day) * 86_400n * PARTS + ofDay + BigInt(fraction.padEnd(20, '0')),
    zone: zoneText === undefined ? undefined : minutesOf(zoneText),
  };
}

/** The parts that a type has not are those of 1972-12-31, or the first of the month. */
function dateOf(type: string, text: string): { year: bigint; month: number; day: number } {
  const numbers = text.match(/\d+/g) ?? [];
  const year = BigInt(numbers[0] ?? 0) * (text.startsWith('-') ? -1n : 1n);
  const [first = 0, second = 1, third = 1] = numbers.map(Number);
  switch (type) {
    case 'gYear':
      return { year, month: 1, day: 1 };
    case 'gYearMonth':
      return { year, month: second, day: 1 };
    case 'gMonth':
      return { year: 1972n, month: first, day: 1 };
    case 'gMonthDay':
      return { year: 1972n, month: first, day: second };
    case 'gDay':
      return { year: 1972n, month: 12, day: first };
    case 'time':
      return { year: 1972n, month: 12, day: 31 };
    default:
      return { year, month: second, day: third };
  }
}

/** JavaScript's calendar, in a year of the same place among the four hundred after which it repeats itself. */
function daysOf(year: bigint, month: number, day: number): bigint {
  const place = ((year % 400n) + 400n) % 400n;
  const days = Date.UTC(2000 + Number(place), month - 1, day) / 86_400_000;
  return BigInt(days) + ((year - place - 2000n) / 400n) * 146_097n;
}

function minutesOf(zone: string): number {
  if (zone === 'Z') return 0;
  const size = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith('-') ? -size : size;
}

/** Both are added to four dates (3.3.6); equal are those of equal months and equal seconds (XQuery, op:duration-equal). */
function durationsInOrder(a: string, b: string): Order {
  const [x, y] = [durationOf(a), durationOf(b)];
  if (x.months === y.months && x.seconds === y.seconds) return '=';
  const starts = [
    [1696, 8],
    [1697, 1],
    [1903, 2],
    [1903, 6],
  ] as const;
  const signs = starts.map(([year, month]) => {
    const end = ({ months, seconds }: Duration): bigint =>
      BigInt(Date.UTC(year, month + months, 1) / 1000) * PARTS + seconds;
    return sign(end(x), end(y));
  });
  const [first = 'none'] = signs;
  return first !== '=' && signs.every((each) => each === first) ? first : 'none';
}

interface Duration {
  readonly months: number;
  /** Times 10^20. */
  readonly seconds: bigint;
}

function durationOf(lexical: string): Duration {
  const [date = '', time = ''] = lexical.replace(/^-?P/, '').split('T');
  const number = (text: string, unit: string): string =>
    new RegExp(`([\\d.]+)${unit}`).exec(text)?.[1] ?? '0';
  const [whole = '0', fraction = ''] = number(time, 'S').split('.');
  const minutes =
    (BigInt(number(date, 'D')) * 24n + BigInt(number(time, 'H'))) * 60n + BigInt(number(time, 'M'));
  const factor = lexical.startsWith('-') ? -1 : 1;
  return {
    months: factor * (Number(number(date, 'Y')) * 12 + Number(number(date, 'M'))),
    seconds:
      BigInt(factor) * ((minutes * 60n + BigInt(whole)) * PARTS + BigInt(fraction.padEnd(20, '0'))),
  };
}
