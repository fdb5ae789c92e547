import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance } from '../../../src/rdf/distance.ts';
import { matchPhrase, phraseOf } from '../../../src/tools/import/phrase.ts';

function match(phrase: string, text: string, isLenient = false) {
  const found = matchPhrase(phraseOf(phrase), text, isLenient);
  return found && { rest: found.rest, slips: found.slips };
}

describe('a phrase', () => {
  it.each([
    ['rekisterit', 'Rekisterit', { rest: '', slips: 0 }],
    ['rekisterit', 'Rekisterit:', { rest: '', slips: 0 }],
    ['rekisterit:', 'Rekisterit', undefined],
    [
      '… tietovarannot',
      'Talous- ja suunnitteluosaston tietovarannot',
      { rest: 'Talous- ja suunnitteluosaston', slips: 0 },
    ],
    ['… tietovarannot', 'Tietovarannot', { rest: '', slips: 0 }],
    ['… tietovarannot', 'Tietovarannot täällä', undefined],
    ['tietopyynnöt …', 'Tietopyynnöt ja muut', { rest: 'ja muut', slips: 0 }],
    ['*osasto', 'Hallinto-osasto', { rest: '', slips: 0 }],
    ['järjest*', 'järjestelmässä', { rest: '', slips: 0 }],
    [
      '… seuraavat … rekisterit:',
      'Osaston seuraavat tärkeät rekisterit:',
      { rest: 'Osaston tärkeät', slips: 0 },
    ],
  ])('"%s" and "%s"', (phrase, text, expected) => {
    expect(match(phrase, text)).toEqual(expected);
  });

  it('bears a slip of the pen in a long word, but never another ending or a short word', () => {
    expect(match('… tietovarannot', 'Osaston tietovarannnot', true)).toEqual({
      rest: 'Osaston',
      slips: 1,
    });
    expect(match('… tietovarannot', 'Osaston tietovarannnot')).toBeUndefined();
    expect(match('rekisterit', 'Rekisteri', true)).toBeUndefined();
    expect(match('jaa', 'jää', true)).toBeUndefined();
  });
});

describe('the distance of two words', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

  it('is none for equal words alone, the same both ways, and at most one more with a letter more', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, b) === 0).toBe(a === b);
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(`${a}x`, b)).toBeLessThanOrEqual(distance(a, b) + 1);
        expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  it('counts two letters that changed places as one', () => {
    expect(distance('tieto', 'tietoa')).toBe(1);
    expect(distance('tieto', 'titeo')).toBe(1);
  });
});
