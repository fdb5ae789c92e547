import { describe, expect, it } from 'vitest';
import { readerOf } from '../../src/site/reader.ts';
import { timePiece } from '../../src/site/time.ts';
import { loadCatalogue } from '../support/catalogue.ts';

const { snapshot } = loadCatalogue();

function shown(value: string, language: string): string | undefined {
  const reader = readerOf({ snapshot, languages: [language] });
  return timePiece({ kind: 'literal', value, language: '', datatype: '' }, reader)?.toString();
}

describe('a time on a page', () => {
  it.each([
    ['2026-11-09', 'fi', '9.11.2026'],
    ['2026-11-09', 'sv', '9 nov. 2026'],
    ['2026-11-09', 'en', '9 Nov 2026'],
    ['2026-11', 'fi', 'marraskuu 2026'],
    ['2026-11', 'sv', 'november 2026'],
    ['2026-11-09T23:05:03', 'fi', '9.11.2026 klo 23.05.03'],
    ['2026-11-09T23:05:03.5Z', 'en', '9 Nov 2026, 23:05:03 UTC'],
    ['2026-11-09T23:05:03+02:00', 'sv', '9 nov. 2026 23.05.03 UTC+02:00'],
  ])(
    'is in the form of the language, and in its own for programs: %s, %s',
    (value, language, text) => {
      expect(shown(value, language)).toBe(`<time datetime="${value}">${text}</time>`);
    },
  );

  it.each(['2026', '23:05:03', '2026-02-31', '2026-13', '1500-01-01', '12345-01-01'])(
    'is as it is where the language has no other form, or the calendar not that day: %s',
    (value) => {
      expect(shown(value, 'fi')).toBe(`<time>${value}</time>`);
    },
  );

  it('is no time where HTML has none of that form', () => {
    expect(shown('2026-11-09Z', 'fi')).toBeUndefined();
  });
});
