import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLiterals } from '../../src/rdf/compare-literals.ts';
import type { Literal } from '../../src/rdf/literal.ts';
import { XSD } from '../../src/rdf/vocabulary.ts';

/** "integer 7" as a literal. */
function literal(text: string): Literal {
  const [local = '', value = ''] = text.split(' ');
  return { kind: 'literal', value, datatype: XSD + local, language: '' };
}

/** Less, equal or greater, as a sign. */
function order(a: string, b: string): string | undefined {
  const found = compareLiterals(literal(a), literal(b));
  return found === undefined ? undefined : (['<', '=', '>'][Math.sign(found) + 1] ?? `${found}`);
}

describe('the order of two literals', () => {
  it.each([
    ['integer 2', '<', 'integer 10'],
    ['integer +07', '=', 'byte 7'],
    ['decimal 2.5', '>', 'integer 2'],
    ['double 1.0E1', '=', 'decimal 10.0'],
    ['date 2026-01-31', '<', 'date 2026-02-01'],
    ['date 2026-02-01+02:00', '<', 'date 2026-02-01Z'],
    ['date 2026-01-31+02:00', '<', 'date 2026-02-01'],
    ['date -0044-03-15', '<', 'date 2026-01-01'],
    ['date 12026-01-01', '>', 'date 2026-01-01'],
    ['dateTime 2026-02-01T10:00:00', '<', 'dateTime 2026-02-02T00:00:01Z'],
    ['time 24:00:00', '=', 'time 00:00:00'],
    ['duration P1Y', '=', 'duration P12M'],
    ['duration P1M', '>', 'duration P27D'],
    ['integer 9007199254740993', '>', 'decimal 9007199254740992.9'],
    ['double INF', '>', 'integer 99999999999999999999'],
    ['boolean 0', '<', 'boolean true'],
    ['dateTime 2026-02-01T10:00:00+02:00', '<', 'dateTime 2026-02-01T09:00:00Z'],
    ['dateTime 2026-01-31T24:00:00Z', '=', 'dateTime 2026-02-01T00:00:00Z'],
    ['dateTime 12026-01-01T00:00:00Z', '>', 'dateTime 2026-01-01T00:00:00Z'],
    ['gYear -0044', '<', 'gYear 2026Z'],
  ])('%s %s %s', (a, sign, b) => {
    expect(order(a, b)).toBe(sign);
  });

  it.each([
    ['texts', 'string a', 'string b'],
    ['a number and a date', 'integer 2026', 'date 2026-01-01'],
    ['a date and a time of day on it', 'date 2026-01-01', 'dateTime 2026-01-01T00:00:00Z'],
    ['a number and a year', 'integer 2026', 'gYear 2026'],
    ['a number and what is none', 'integer 1', 'integer one'],
    [
      'a time with a zone and one without within 14 hours',
      'dateTime 2026-02-01T10:00:00',
      'dateTime 2026-02-01T23:59:59Z',
    ],
    ['a month and thirty days', 'duration P1M', 'duration P30D'],
    ['NaN and a number', 'double NaN', 'double 1.0E0'],
    ['a day that no month has and one', 'date 2026-02-30', 'date 2026-02-28'],
    ['values of an unknown datatype', 'hexBinary 00', 'hexBinary 01'],
  ])('is none between %s', (_what, a, b) => {
    expect([order(a, b), order(b, a)]).toEqual([undefined, undefined]);
  });

  it('is that of the integers', () => {
    const integer = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(integer, integer, (a, b) => {
        expect(order(`integer ${a}`, `int ${b}`)).toBe(['<', '=', '>'][Math.sign(a - b) + 1]);
      }),
    );
  });

  it('is that of the instants', () => {
    const instant = fc.date({
      noInvalidDate: true,
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
    });
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const sign = ['<', '=', '>'][Math.sign(Number(a) - Number(b)) + 1];
        expect(order(`dateTime ${a.toISOString()}`, `dateTime ${b.toISOString()}`)).toBe(sign);
      }),
    );
  });
});
