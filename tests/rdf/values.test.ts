import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareLiterals,
  compareTotally,
  equalValues,
  valueKey,
  valueOf,
} from '../../src/rdf/compare-literals.ts';
import { canonicalText, isLexical } from '../../src/rdf/datatype.ts';
import type { Literal } from '../../src/rdf/literal.ts';
import { XSD } from '../../src/rdf/vocabulary.ts';
import { lexicals } from '../support/arbitrary-lexical.ts';
import { plainOrder, plainSame, type Order } from '../support/plain-values.ts';
import { runs } from '../support/runs.ts';
import { widely } from '../support/wide.ts';

/** How many random pairs of each datatype are compared. */
const PAIRS = runs(widely(100, 300), 3_000);

function literal(local: string, value: string): Literal {
  return { kind: 'literal', value, datatype: XSD + local, language: '' };
}

function orderOf(a: Literal, b: Literal): Order {
  const order = compareLiterals(a, b);
  return order === undefined ? 'none' : order < 0 ? '<' : order > 0 ? '>' : '=';
}

const types = Object.entries(lexicals);

describe.each(types)('two random values of xsd:%s', (type, lexical) => {
  it('have the order that the standard gives them', () => {
    fc.assert(
      fc.property(lexical, lexical, (a, b) => {
        expect(orderOf(literal(type, a), literal(type, b))).toBe(plainOrder([type, a], [type, b]));
      }),
      { numRuns: PAIRS },
    );
  });

  it('have one key, and one canonical text, where they are the same value, and two where they are not', () => {
    fc.assert(
      fc.property(lexical, lexical, (a, b) => {
        const [x, y] = [literal(type, a), literal(type, b)];
        const isSame = plainSame(type, a, b);
        expect(valueKey(x) === valueKey(y)).toBe(isSame);
        expect(equalValues(x, y)).toBe(isSame);
        expect(canonicalText(x) === canonicalText(y)).toBe(isSame);
      }),
      { numRuns: PAIRS },
    );
  });
});

describe.each(types)('a random value of xsd:%s', (type, lexical) => {
  it('is the value of its canonical text, which is canonical itself', () => {
    fc.assert(
      fc.property(lexical, (form) => {
        const text = canonicalText(literal(type, form));
        expect(isLexical(literal(type, text))).toBe(true);
        expect(plainSame(type, form, text)).toBe(true);
        expect(canonicalText(literal(type, text))).toBe(text);
      }),
      { numRuns: PAIRS },
    );
  });

  it('has a place among others that never contradicts their order', () => {
    fc.assert(
      fc.property(lexical, lexical, lexical, (...forms) => {
        const [a, b, c] = forms.map((form) => literal(type, form)) as [Literal, Literal, Literal];
        const total = Math.sign(compareTotally(a, b));
        const partial = compareLiterals(a, b);
        if (partial !== undefined) expect(total).toBe(Math.sign(partial));
        expect(total === 0).toBe(plainSame(type, a.value, b.value));
        expect(Math.sign(compareTotally(b, a))).toBe(0 - total);
        if (total <= 0 && compareTotally(b, c) <= 0)
          expect(compareTotally(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: PAIRS },
    );
  });
});

describe('two random numbers of several datatypes', () => {
  const typed = fc.oneof(
    ...['integer', 'decimal', 'float', 'double'].map((type) =>
      (lexicals[type] ?? fc.constant('0')).map((form) => [type, form] as const),
    ),
  );

  it('are compared after promotion, as XQuery and SPARQL do', () => {
    fc.assert(
      fc.property(typed, typed, (a, b) => {
        expect(orderOf(literal(...a), literal(...b))).toBe(plainOrder(a, b));
      }),
      { numRuns: PAIRS },
    );
  });

  it('stand in a total order that never contradicts that', () => {
    fc.assert(
      fc.property(typed, typed, typed, (...three) => {
        const [a, b, c] = three.map((each) => literal(...each)) as [Literal, Literal, Literal];
        const partial = compareLiterals(a, b) ?? 0;
        expect(partial * compareTotally(a, b)).toBeGreaterThanOrEqual(0);
        if (compareTotally(a, b) <= 0 && compareTotally(b, c) <= 0)
          expect(compareTotally(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: PAIRS },
    );
  });
});

describe('the value of a literal', () => {
  it.each([
    ['decimal', '9007199254740993.0', '9007199254740993'],
    ['decimal', '-000.100', '-0.1'],
    ['integer', '+007', '7'],
    ['boolean', '1', 'true'],
    ['double', '1.50', '1.5E0'],
    ['double', '-0', '0.0E0'],
    ['float', '0.1', '1.0E-1'],
    ['dateTime', '2026-01-01T02:00:00+02:00', '2026-01-01T00:00:00Z'],
    ['dateTime', '2026-12-31T24:00:00', '2027-01-01T00:00:00'],
    ['time', '24:00:00', '00:00:00'],
    ['time', '00:30:00+02:00', '00:30:00+02:00'],
    ['date', '2026-01-01+13:00', '2025-12-31-11:00'],
    ['gYear', '-0000+00:00', '0000Z'],
    ['duration', 'P12M', 'P1Y'],
    ['duration', 'P1DT24H0M60.10S', 'P2DT1M0.1S'],
    ['duration', '-PT0S', 'PT0S'],
    ['string', ' 1 ', ' 1 '],
    ['hexBinary', '0f', '0f'],
    ['date', '2026-02-30', '2026-02-30'],
  ])('of xsd:%s, "%s", is written "%s"', (type, form, text) => {
    expect(canonicalText(literal(type, form))).toBe(text);
  });

  it.each([
    ['date', '2026-02-30'],
    ['date', '2025-02-29'],
    ['gMonthDay', '--02-30'],
    ['gDay', '---32'],
    ['gMonth', '--13'],
    ['time', '24:00:01'],
    ['time', '24:00:00.1'],
    ['dateTimeStamp', '2026-01-01T00:00:00'],
    ['yearMonthDuration', 'P1D'],
    ['dayTimeDuration', 'P1M'],
    ['int', '2147483648'],
    ['unsignedLong', '18446744073709551616'],
    ['long', '-9223372036854775809'],
    ['double', 'Infinity'],
    ['double', '0x10'],
    ['boolean', 'TRUE'],
  ])('of xsd:%s is not there for "%s", which the datatype has not', (type, form) => {
    expect(valueOf(literal(type, form))).toBeUndefined();
    expect(isLexical(literal(type, form))).toBe(false);
  });

  it.each([
    ['gMonthDay', '--02-29'],
    ['dayTimeDuration', 'P1DT5M'],
    ['yearMonthDuration', '-P1Y2M'],
    ['unsignedLong', '18446744073709551615'],
    ['long', '-9223372036854775808'],
    ['dateTimeStamp', '2026-01-01T00:00:00+02:00'],
  ])('of xsd:%s is there for "%s"', (type, form) => {
    expect(valueOf(literal(type, form))).toBeDefined();
  });
});

describe('the keys of values', () => {
  type Typed = [type: string, form: string];

  it.each<[Typed, Typed, boolean]>([
    [['integer', '1'], ['decimal', '1.0'], true],
    [['byte', '7'], ['integer', '007'], true],
    [['decimal', '1.0'], ['double', '1.0E0'], false],
    [['float', '1.0E0'], ['double', '1.0E0'], false],
    [['string', '1'], ['integer', '1'], false],
    [['date', '2026-01-01'], ['dateTime', '2026-01-01T00:00:00'], false],
    [['integer', 'one'], ['integer', 'one'], true],
    [['dayTimeDuration', 'PT24H'], ['duration', 'P1D'], true],
  ])('of %j and %j are one: %s', (a, b, isOne) => {
    expect(valueKey(literal(...a)) === valueKey(literal(...b))).toBe(isOne);
  });

  it('tell texts by their languages', () => {
    const text = (language: string): Literal => ({
      ...{ kind: 'literal', value: '1', language },
      datatype: `http://www.w3.org/1999/02/22-rdf-syntax-ns#langString`,
    });
    expect(new Set(['fi', 'sv', 'fi'].map((tag) => valueKey(text(tag)))).size).toBe(2);
  });
});

describe('values in a list', () => {
  it('are sorted as documented where the standard has no order for them', () => {
    const sorted = (type: string, forms: readonly string[]): string[] =>
      [...forms]
        .map((form) => literal(type, form))
        .sort(compareTotally)
        .map(({ value }) => value);
    expect(
      sorted('dateTime', [
        '2026-01-01T12:00:00',
        '2026-01-01T12:00:00Z',
        '2026-01-01T11:00:00',
        '2026-01-01T15:00:00+02:00',
      ]),
    ).toEqual([
      '2026-01-01T11:00:00',
      '2026-01-01T12:00:00Z',
      '2026-01-01T12:00:00',
      '2026-01-01T15:00:00+02:00',
    ]);
    expect(sorted('double', ['NaN', 'INF', '1', '-INF'])).toEqual(['-INF', '1', 'INF', 'NaN']);
    expect(sorted('duration', ['P1M', 'P30D', 'P31D', 'P28D'])).toEqual([
      ...['P28D', 'P30D', 'P1M', 'P31D'],
    ]);
    expect(sorted('integer', ['x', '2', '10'])).toEqual(['2', '10', 'x']);
  });
});
