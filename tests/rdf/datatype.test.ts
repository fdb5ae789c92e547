import fc from 'fast-check';
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { doubleInJsonLd, datatypeOf, datatypes, scalarFlaw } from '../../src/rdf/datatype.ts';
import { XSD } from '../../src/rdf/vocabulary.ts';

/** Lexical forms that each datatype has, and some that it has not. */
const FORMS: Record<string, { valid: string[]; invalid: string[] }> = {
  string: { valid: ['', 'a', ' a\n'], invalid: [] },
  boolean: { valid: ['true', 'false', '1', '0'], invalid: ['', 'TRUE', 'yes', ' true', '01'] },
  decimal: { valid: ['1', '-1.5', '+.5', '1.', '00.10'], invalid: ['', '.', '1e5', '1,5', 'INF'] },
  double: {
    valid: ['1.0E0', '-2.5E-3', '0.0E0', '1.0E21', '1', '1.0', '1.0e0', '1.0E+0', '10.0E0', '-0'],
    invalid: ['', 'INF', 'NaN', '0x10', ' 1.0E0'],
  },
  float: {
    valid: ['1', '-1.5', '1e5', '.5E-3', '1.'],
    invalid: ['', 'INF', 'NaN', '1e', '0x10', '1e400', '1e39'],
  },
  date: {
    valid: [
      '2026-02-28',
      '2024-02-29',
      '2000-02-29',
      '2026-12-31Z',
      '2026-01-01+02:00',
      '0000-02-29',
    ],
    invalid: [
      ...['2026-02-29', '2026-02-30', '2026-04-31', '1900-02-29', '2026-13-01', '2026-00-01'],
      ...['2026-01-00', '2026-1-1', '26-01-01', '02026-01-01', '2026-01-01T00:00:00', ''],
      ...['2026-01-01+15:00', '2026-01-01z', '2026-01-01\n'],
    ],
  },
  dateTime: {
    valid: ['2026-02-28T23:59:59', '2026-02-28T24:00:00Z', '2026-02-28T00:00:00.125-14:00'],
    invalid: [
      ...['2026-02-30T00:00:00', '2026-02-29T00:00:00Z', '2026-02-28T24:00:01'],
      ...['2026-02-28T25:00:00', '2026-02-28T10:60:00', '2026-02-28T10:00', '2026-02-28', ''],
      ...['2026-02-28 10:00:00', '2026-02-28T10:00:00.'],
    ],
  },
  time: {
    valid: ['00:00:00', '23:59:59.999', '24:00:00', '10:00:00Z', '10:00:00+14:00'],
    invalid: ['', '24:00:01', '10:00', '10:60:00', '10:00:60', '1:00:00', '10:00:00+14:01'],
  },
  gYear: {
    valid: ['2026', '-0044', '0000', '12026', '2026Z', '2026+02:00'],
    invalid: ['', '26', '02026', '+2026', '2026-01'],
  },
  gYearMonth: {
    valid: ['2026-01', '-0044-03', '2026-12Z'],
    invalid: ['', '2026', '2026-13', '2026-00', '2026-1', '2026-01-01'],
  },
  dateTimeStamp: {
    valid: ['2026-02-28T23:59:59Z', '2026-02-28T24:00:00+02:00'],
    invalid: ['2026-02-28T23:59:59', '2026-02-30T00:00:00Z', ''],
  },
  yearMonthDuration: { valid: ['P1Y', '-P14M'], invalid: ['P1D', 'P1YT1H', 'P', ''] },
  dayTimeDuration: { valid: ['P1D', '-PT5M', 'P1DT0.5S'], invalid: ['P1Y', 'P1M', 'PT', ''] },
  duration: {
    valid: ['P1Y', 'P1Y2M3DT4H5M6.7S', '-P1D', 'PT0.5S', 'P0D'],
    invalid: ['', 'P', 'PT', 'P1YT', 'P1M2Y', 'P1S', '1Y', 'PT.5S', 'P-1D', 'P1.5D'],
  },
  anyURI: { valid: ['https://museum.example/', 'painting/1', ''], invalid: [] },
};

/** The bounds of each integer type, inside the 32 bits of a GraphQL Int. */
const INTEGERS: Record<string, [low: number, high: number]> = {
  integer: [-2147483648, 2147483647],
  long: [-2147483648, 2147483647],
  int: [-2147483648, 2147483647],
  short: [-32768, 32767],
  byte: [-128, 127],
  nonNegativeInteger: [0, 2147483647],
  positiveInteger: [1, 2147483647],
  nonPositiveInteger: [-2147483648, 0],
  negativeInteger: [-2147483648, -1],
  unsignedLong: [0, 2147483647],
  unsignedInt: [0, 2147483647],
  unsignedShort: [0, 65535],
  unsignedByte: [0, 255],
};

function flaw(local: string, lexical: string): string | undefined {
  const datatype = datatypes.get(XSD + local);
  if (!datatype) throw new Error(`no datatype ${local}`);
  return datatype.flaw(lexical);
}

describe('the datatypes', () => {
  it('are those of the tables below', () => {
    const tested = [...Object.keys(FORMS), ...Object.keys(INTEGERS)].map((local) => XSD + local);
    expect([...datatypes.keys()].sort()).toEqual(tested.sort());
  });

  const rows = (kind: 'valid' | 'invalid'): [string, string][] =>
    Object.entries(FORMS).flatMap(([local, forms]) =>
      forms[kind].map((form): [string, string] => [local, form]),
    );

  it.each(rows('valid'))('%s has "%s"', (local, lexical) => {
    expect(flaw(local, lexical)).toBeUndefined();
  });

  it.each(rows('invalid'))('%s has not "%s"', (local, lexical) => {
    expect(flaw(local, lexical) ?? 'no flaw').toContain(`"${lexical}"`);
  });
});

describe('an integer type', () => {
  it.each(Object.entries(INTEGERS))(
    '%s has its bounds and nothing outside',
    (local, [low, high]) => {
      expect([low, high, `+${high}`.replace('+-', '-')].map((n) => flaw(local, String(n)))).toEqual(
        [undefined, undefined, undefined],
      );
      expect(flaw(local, String(low - 1))).toBe(`${low - 1} is not between ${low} and ${high}`);
      expect(flaw(local, String(high + 1))).toBe(`${high + 1} is not between ${low} and ${high}`);
    },
  );

  it.each(['', '1.0', '1e3', '0x1', ' 1', '--1', '+'])('has not "%s"', (lexical) => {
    expect(flaw('integer', lexical)).toBe(`"${lexical}" is none`);
  });
});

describe('an integer of any size', () => {
  it.each([
    ['integer', '-99999999999999999999', '-99999999999999999999'],
    ['integer', '+007', '7'],
    ['nonNegativeInteger', '18446744073709551616', '18446744073709551616'],
    ['unsignedLong', '18446744073709551615', '18446744073709551615'],
  ])('of xsd:%s, %s, is the text "%s"', (local, lexical, text) => {
    const type = datatypeOf({ datatype: XSD + local, isAnySize: true });
    expect([type.scalar, type.flaw(lexical), type.value(lexical)]).toEqual([
      'BigInt',
      undefined,
      text,
    ]);
  });

  it.each([
    ['unsignedLong', '18446744073709551616'],
    ['nonNegativeInteger', '-1'],
    ['int', '2147483648'],
    ['integer', '1.0'],
  ])('is within the bounds of xsd:%s, which %s is not', (local, lexical) => {
    expect(datatypeOf({ datatype: XSD + local, isAnySize: true }).flaw(lexical)).toBeDefined();
  });

  it('is what a caller gives as a BigInt', () => {
    expect(scalarFlaw('BigInt', '99999999999999999999')).toBeUndefined();
    expect(scalarFlaw('BigInt', '1.5')).toContain('"1.5"');
  });
});

describe('a date', () => {
  it('is valid where a calendar has the day', () => {
    const year = fc.integer({ min: 1, max: 9999 });
    const part = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(year, part, part, (y, m, d) => {
        const lexical = `${String(y).padStart(4, '0')}-${twoDigits(m)}-${twoDigits(d)}`;
        expect(flaw('date', lexical) === undefined).toBe(d >= 1 && d <= daysOf(y, m));
      }),
    );
  });

  const twoDigits = (number: number) => String(number).padStart(2, '0');

  function daysOf(year: number, month: number): number {
    const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    return [0, 31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month] ?? 0;
  }
});

describe('a double in JSON-LD', () => {
  it('has the form that a processor makes of a number of sixteen digits', async () => {
    // The sixteen digits of a processor round a few greater numbers up to infinity.
    const number = fc
      .double({ noNaN: true, min: -1.797e308, max: 1.797e308 })
      .map((value) => Number(value.toPrecision(16)));
    await fc.assert(
      fc.asyncProperty(number, async (value) => {
        const canonical = await lexicalOfJsonLd(value);
        expect(doubleInJsonLd(String(value))).toBe(canonical);
        expect(doubleInJsonLd(canonical)).toBe(canonical);
      }),
    );
  });

  it('loses nothing of a number, and of zero not its sign', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(doubleInJsonLd(value.toExponential(20)))).toBe(value + 0);
      }),
    );
    const forms = ['-0', 'INF', '+INF', '-INF', 'NaN', 'none'];
    expect(forms.map(doubleInJsonLd)).toEqual(['-0.0E0', 'INF', 'INF', '-INF', 'NaN', 'none']);
  });

  async function lexicalOfJsonLd(value: number): Promise<string> {
    const quads = (await jsonld.toRDF({
      'https://museum.example/weight': { '@value': value, '@type': `${XSD}double` },
    })) as unknown as { object: { value: string } }[];
    return quads[0]?.object.value ?? '';
  }
});

describe('the value of a lexical form', () => {
  it.each([
    ['boolean', '1', true],
    ['boolean', 'false', false],
    ['integer', '+007', 7],
    ['double', '2.5E-1', 0.25],
    ['decimal', '1.50', '1.50'],
    ['date', '2026-02-28', '2026-02-28'],
    ['string', ' a ', ' a '],
  ])('of xsd:%s "%s" is %j in JSON', (local, lexical, value) => {
    expect(datatypes.get(XSD + local)?.value(lexical)).toBe(value);
  });
});
