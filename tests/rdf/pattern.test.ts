import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPattern } from '../../src/rdf/pattern/pattern.ts';
import { ALPHABET, arbitraryPattern, plainMatch } from '../support/plain-pattern.ts';
import { runs } from '../support/runs.ts';
import { widely } from '../support/wide.ts';

const PAIRS = runs(widely(100, 300), 3_000);

const text = fc.array(fc.constantFrom(...ALPHABET), { maxLength: 6 }).map((each) => each.join(''));

describe('a random pattern of XPath', () => {
  it('matches what the rules of XML Schema and XPath say, under every flag', () => {
    const flags = fc.constantFrom('', '', 'i', 's', 'm', 'smi');
    fc.assert(
      fc.property(arbitraryPattern, text, flags, (pattern, subject, flagged) => {
        expect(readPattern(pattern.text, flagged).test(subject)).toBe(
          plainMatch(pattern, subject, flagged),
        );
      }),
      { numRuns: 5 * PAIRS },
    );
  });

  it('matches a text that it is with the flag q, whatever signs are in it', () => {
    fc.assert(
      fc.property(text, text, text, (before, middle, after) => {
        const pattern = readPattern(middle, 'q');
        expect(pattern.test(before + middle + after)).toBe(true);
        expect(pattern.test(before)).toBe(before.includes(middle));
      }),
      { numRuns: PAIRS },
    );
  });
});

describe('a pattern', () => {
  it.each([
    ['^\\p{Lu}[\\p{L} -]+$', '', 'Äänekoski', true],
    ['^[a-z-[aeiou]]+$', '', 'xyz', true],
    ['^[a-z-[aeiou]]+$', '', 'xya', false],
    ['^[A-Z-[IO]]$', 'i', 'i', false],
    ['^[A-Z-[IO]]$', 'i', 'b', true],
    ['^[^a-z-[A-Z]]$', '', '1', true],
    ['^[^a-z-[A-Z]]$', '', 'A', false],
    ['^\\i\\c*$', '', 'xsd:date-1', true],
    ['^\\i\\c*$', '', '1a', false],
    ['^\\d$', '', '٣', true],
    ['^\\w$', '', '€', true],
    ['^\\w$', '', '-', false],
    ['^\\s$', '', '\u00a0', false],
    ['^.$', '', '\u2028', true],
    ['^.$', '', '\r', false],
    ['^.$', 's', '\n', true],
    ['^.$', '', '😀', true],
    ['^b$', '', 'a\nb', false],
    ['^b$', 'm', 'a\nb', true],
    ['^b$', 'm', 'a\rb', false],
    ['^$', 'm', 'a\n', false],
    ['\\p{Lu}', 'i', 'a', false],
    ['ß', 'i', 'ẞ', true],
    ['k', 'i', '\u212a', true],
    ['^a b$', 'x', 'ab', true],
    ['^a[ ]b$', 'x', 'a b', true],
    ['a.b', 'q', 'axb', false],
    ['A.B', 'qi', 'xa.by', true],
    ['^(a|b)\\1$', '', 'aa', true],
    ['^(a|b)\\1$', '', 'ab', false],
    ['^(?:a)(b)\\10$', '', 'abb0', true],
    ['^a{2,3}?$', '', 'aaa', true],
    ['^$', '', '', true],
    ['^(|a)b$', '', 'b', true],
    ['^[-a]+[a-]+[--/]$', '', '-a-.', true],
    ['^\\p{IsGreek}+$', '', 'αβγ', true],
    ['^\\P{IsGreekandCoptic}+$', '', 'abc', true],
    ['^$a', '', 'a', false],
    ['^*a', '', 'ba', true],
    ['😀+', '', '😀😀', true],
    ['^[😀-😂]$', '', '😁', true],
  ])('%s with the flags "%s" on %j: %s', (...row) => {
    const [pattern, flags, subject, isMet] = row;
    expect(readPattern(pattern, flags).test(subject)).toBe(isMet);
  });

  it.each([
    ['\\bword', '', '"\\b" is no escape of XPath'],
    ['https:\\/\\/', '', 'at character 7, "\\/" is no escape of XPath: write "/"'],
    ['\\u00e4', '', '"\\u" is no escape of XPath'],
    ['(?=a)', '', '"(?=" is no group of XPath'],
    ['(?i)a', '', '"(?i" is no group of XPath'],
    ['(?<year>a)', '', '"(?<" is no group of XPath'],
    ['[[:alpha:]]', '', '"[" inside a class: write "\\["'],
    ['[a', '', 'the pattern ends too early'],
    ['[', '', 'the pattern ends too early'],
    ['[]', '', 'a class has no characters'],
    ['[z-a]', '', 'the range z-a runs backwards'],
    ['[a-\\d]', '', 'a range ends in a class of characters'],
    ['a**', '', 'at character 3, "*" repeats nothing'],
    ['a{3,2}', '', '"{3,2}" runs backwards'],
    ['a{,2}', '', '"{" repeats nothing: write "\\{"'],
    ['a)', '', '")" closes nothing'],
    ['(a', '', 'a group is not closed'],
    ['\\p{Letter}', '', '\\p{Letter} is no category'],
    ['\\p{IsKlingon}', '', '\\p{IsKlingon} is no category such as'],
    ['\\pL', '', 'expected a name in braces'],
    ['(a\\1)', '', 'there is no group 1 before "\\1"'],
    ['(a)\\1', 'i', '"\\1" with the flag "i" has no like in JavaScript'],
    ['a', 'g', 'the flags "g" have "g": expected some of s, m, i, x, q'],
  ])('%s with the flags "%s" is refused: %s', (pattern, flags, message) => {
    expect(() => readPattern(pattern, flags)).toThrow(message);
  });

  it('is given back as it was written', () => {
    expect(readPattern('^[a-z-[aeiou]]', 'i')).toMatchObject({
      source: '^[a-z-[aeiou]]',
      flags: 'i',
    });
  });
});
