import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanText,
  invisibleDifference,
  isBlank,
  visibleText,
} from '../../src/rdf/visible-text.ts';
import { runs } from '../support/runs.ts';

const INVISIBLE = ['\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u200e', '\u202a'];

describe('a text as people see it', () => {
  it('is the same with invisible characters anywhere in it, and composed or taken apart', () => {
    const letters = fc.array(fc.constantFrom('a', 'ä', 'ö', 'Å', 'é', ' ', '7', 'ж'));
    const noise = fc.array(fc.constantFrom(...INVISIBLE), { maxLength: 3 });
    const property = fc.property(letters, fc.infiniteStream(noise), (text, gaps) => {
      const shown = text.join('');
      const noisy = text.map((letter) => [...gaps.take(1)].flat().join('') + letter).join('');
      expect(visibleText(noisy)).toBe(shown);
      expect(visibleText(shown.normalize('NFD'))).toBe(shown);
    });
    fc.assert(property, { numRuns: runs(300, 10_000) });
  });

  it('keeps what people see apart', () => {
    expect(visibleText('résumé')).not.toBe(visibleText('resume'));
    expect(visibleText('a b')).not.toBe(visibleText('ab'));
  });

  it.each(['', ' ', '\u00a0\t', '\u200b', ' \u00ad ', '\ufeff'])('is blank: %j', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['a', ' . ', '\u200b-'])('is not blank: %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('a clean text', () => {
  it.each([
    ['has no soft hyphen', 'yleis\u00adhallinto', 'yleishallinto'],
    [
      'has no zero-width space and no mark of order',
      '\ufeffasiakas\u200brekisteri',
      'asiakasrekisteri',
    ],
    ['has no joiner after a Latin letter', 'tieto\u200cvaranto\u200d', 'tietovaranto'],
    ['keeps what joins letters of Persian', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['keeps what makes one sign of two', '👩\u200d🚒', '👩\u200d🚒'],
    ['is composed', 'A\u0308a\u0308nekoski', 'Äänekoski'],
  ])('%s', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });
});

describe('a difference that people do not see', () => {
  it.each([
    ['a', 'a', undefined],
    ['a', 'b', undefined],
    ['Ä', 'A\u0308', 'form of Unicode: NFC → NFD'],
    ['tieto\u00advaranto', 'tietovaranto', 'characters that show nothing: U+00AD → none'],
  ])('between %j and %j is told: %s', (before, after, told) => {
    expect(invisibleDifference(before, after)).toBe(told);
  });
});
