import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { httpDate } from '../../src/http/http-date.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The three forms of RFC 9110, section 5.6.7, written from the fields of what `Date` says of itself. */
function forms(date: Date): string[] {
  const [, day = '', month = '', year = '', time = ''] =
    /, (\d\d) (\w{3}) (\d{4}) (\S+)/.exec(date.toUTCString()) ?? [];
  const name = DAYS[date.getUTCDay()] ?? '';
  return [
    date.toUTCString(),
    `${name}, ${day}-${month}-${year.slice(2)} ${time} GMT`,
    `${name.slice(0, 3)} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`,
  ];
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a date of HTTP', () => {
  it('is read in the form of today and in the two older ones', () => {
    const [from, to] = ['1981-01-01', '2069-12-31'].map(Date.parse);
    vi.useFakeTimers({ now: new Date('2026-06-01'), toFake: ['Date'] });
    fc.assert(
      fc.property(fc.integer({ min: (from ?? 0) / 1000, max: (to ?? 0) / 1000 }), (seconds) => {
        const date = new Date(seconds * 1000);
        expect(forms(date).map(httpDate)).toEqual([date, date, date]);
      }),
    );
  });

  it('has an example of each form in the standard', () => {
    for (const text of [
      'Sun, 06 Nov 1994 08:49:37 GMT',
      'Sunday, 06-Nov-94 08:49:37 GMT',
      'Sun Nov  6 08:49:37 1994',
    ])
      expect(httpDate(text)?.toISOString()).toBe('1994-11-06T08:49:37.000Z');
  });

  it('of two digits is at most fifty years ahead', () => {
    vi.useFakeTimers({ now: new Date('2026-06-01'), toFake: ['Date'] });
    const year = (digits: string) =>
      httpDate(`Sunday, 06-Nov-${digits} 08:49:37 GMT`)?.getUTCFullYear();
    expect([year('76'), year('77'), year('26'), year('00')]).toEqual([2076, 1977, 2026, 2000]);
  });

  it.each([
    ...['', 'yesterday', '2099', '2099-01-01', '2026-01-01T00:00:00.000Z', '0', 'Sun'],
    ...[
      'Sun, 06 Nov 1994 08:49:37',
      'Sun, 6 Nov 1994 08:49:37 GMT',
      'sun, 06 nov 1994 08:49:37 gmt',
    ],
    ...[
      'Sun, 30 Feb 2020 08:49:37 GMT',
      'Sun, 06 Nov 1994 25:49:37 GMT',
      'Sun, 06 Nov 94 08:49:37 GMT',
    ],
    ...[
      'Sun, 06 Nov 1994 08:49:37 +0200',
      'Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT',
    ],
    ...['Wed, 99 Foo 99999 99:99:99 GMT', 'Fri, 31 Dec 99999 23:59:59 GMT'],
  ])('is not "%s"', (text) => {
    expect(httpDate(text)).toBeUndefined();
  });
});
