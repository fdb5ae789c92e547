import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLocale, localeOf, textsInLanguage } from '../../src/rdf/language.ts';
import type { Literal } from '../../src/rdf/literal.ts';
import { rdf } from '../../src/rdf/vocabulary.ts';
import { processorTime } from '../support/processor-time.ts';

function text(language: string, value = `text in ${language}`): Literal {
  return { kind: 'literal', value, language, datatype: rdf.langString };
}

/** The language that is chosen among those there are. */
function chosen(languages: readonly string[], ranges: readonly string[]): string | undefined {
  return textsInLanguage(
    languages.map((language) => text(language)),
    ranges,
  )[0]?.language;
}

describe('the choice of a language', () => {
  it.each([
    ['takes an equal tag', { tags: ['en', 'fi', 'sv'], ranges: ['sv'] }, 'sv'],
    [
      'does not mind capitals in a range',
      { tags: ['en', 'fi', 'sv'], ranges: ['SV-fi', 'en'] },
      'sv',
    ],
    ['takes the first range that fits', { tags: ['en', 'fi'], ranges: ['de', 'fi', 'en'] }, 'fi'],
    ['cuts a range at its hyphens', { tags: ['de', 'fi'], ranges: ['de-CH-1996'] }, 'de'],
    [
      'cuts a range before it turns to the next',
      { tags: ['de', 'fi'], ranges: ['de-CH', 'fi'] },
      'de',
    ],
    ['prefers an equal tag to a narrower one', { tags: ['sv-fi', 'sv'], ranges: ['sv'] }, 'sv'],
    [
      'takes a narrower tag where no equal one is',
      { tags: ['fi', 'sv-fi', 'sv-se'], ranges: ['sv'] },
      'sv-fi',
    ],
    [
      'takes a sibling through the cut range',
      { tags: ['fi', 'sv-fi'], ranges: ['sv-SE'] },
      'sv-fi',
    ],
    [
      'does not take a tag that only begins alike',
      { tags: ['fi', 'fil'], ranges: ['fil-PH'] },
      'fil',
    ],
    ['does not take a longer word for a range', { tags: ['en', 'fil'], ranges: ['fi'] }, 'en'],
    ['reads * as no preference', { tags: ['en', 'fi'], ranges: ['*', 'fi'] }, 'fi'],
    ['takes the first tag where only * is asked', { tags: ['sv', 'en'], ranges: ['*'] }, 'en'],
    ['takes the first tag where nothing is asked', { tags: ['sv', 'en'], ranges: [] }, 'en'],
    ['takes the first tag where nothing fits', { tags: ['sv', 'fi'], ranges: ['de', 'ja'] }, 'fi'],
  ])('%s', (_what, { tags, ranges }, expected) => {
    expect(chosen(tags, ranges)).toBe(expected);
  });

  // RFC 4647, section 3.4: "x" goes with what it introduces.
  it.each(['zh-hant-cn-x-private1', 'zh-hant-cn', 'zh-hant', 'zh'])(
    'goes from zh-Hant-CN-x-private1-private2 to %s',
    (tag) => {
      expect(chosen(['aa', tag], ['zh-Hant-CN-x-private1-private2'])).toBe(tag);
    },
  );

  it('does not cut a range behind a single letter', () => {
    expect(chosen(['aa', 'zh-cn', 'zh-cn-x-other'], ['zh-CN-x-private'])).toBe('zh-cn');
  });

  it.each(['en-x-a', 'en-x', 'en-a'])('takes a tag equal to %s, though it ends so', (tag) => {
    expect(chosen(['en', tag], [tag])).toBe(tag);
  });

  it('gives every text of the language, in the order it got them', () => {
    const texts = [text('sv', 'b'), text('fi', 'c'), text('sv', 'a')];
    expect(textsInLanguage(texts, ['sv']).map(({ value }) => value)).toEqual(['b', 'a']);
  });

  it('gives nothing where there is no text', () => {
    expect(textsInLanguage([], ['sv'])).toEqual([]);
  });

  it('is never empty where a text exists, and of one language', () => {
    const tag = fc.constantFrom('', 'en', 'en-gb', 'fi', 'sv', 'sv-fi', 'zh-hant-cn', 'x-a');
    const range = fc.oneof(tag, fc.constantFrom('*', '*-FI', 'EN-US', '-', 'de--x', 'a-b-c'));
    fc.assert(
      fc.property(fc.array(tag, { minLength: 1 }), fc.array(range), (tags, ranges) => {
        const found = textsInLanguage(
          tags.map((each, index) => text(each, String(index))),
          ranges,
        );
        const [language] = found.map((each) => each.language);
        expect(found.map(({ value }) => value)).toEqual(
          tags.flatMap((each, index) => (each === language ? [String(index)] : [])),
        );
        expect(found).not.toEqual([]);
      }),
    );
  });
});

describe('a range of thousands of subtags', () => {
  it.each(['a-', 'ab-', 'abcdefgh-', 'a'])(
    'is read no further than a tag goes: %s',
    async (part) => {
      const ranges = [`sv-${part.repeat(8_000)}x`];
      const taken = await processorTime(() => {
        for (let index = 0; index < 1_000; index += 1)
          expect(chosen(['fi', 'sv'], ranges)).toBe('sv');
      });
      expect(taken).toBeLessThan(1_000);
    },
  );
});

describe('a language tag as a locale of JavaScript', () => {
  it.each([
    ['fi', 'fi'],
    ['sv-fi', 'sv-fi'],
    ['en-gb-oed', 'en-gb'],
    ['zh-cmn-hans', 'zh'],
    ['aa-x-a', 'aa-x-a'],
    ['aa-x-a-toolongasubtag', 'aa-x-a'],
    ['x-default', undefined],
    ['i-klingon', undefined],
    ['', undefined],
    ['a-very-long-tag-of-many-parts-indeed', undefined],
  ])('%s is %s, and no tag makes an error', (tag, locale) => {
    const found = localeOf(tag);
    expect(found).toBe(locale);
    expect(() => new Intl.Collator(found ?? 'fi')).not.toThrow();
  });

  it('is one or none of every tag that RDF can have', () => {
    const subtag = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    const tag = fc
      .tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.array(subtag, { maxLength: 4 }))
      .map(([first, rest]) => [first, ...rest].join('-'));
    fc.assert(
      fc.property(tag, (each) => {
        const subtags = each.split('-');
        const beginnings = subtags.map((_, index) => subtags.slice(0, index + 1).join('-'));
        const locale = localeOf(each);
        expect(locale).toBe(beginnings.filter(isLocale).at(-1));
        expect(() => new Intl.Collator(locale ?? 'fi')).not.toThrow();
      }),
    );
  });
});

describe('a choice among texts of which some are blank', () => {
  it.each([
    ['passes over an empty one', { fi: '', en: 'Parks' }, 'Parks'],
    ['passes over one of spaces', { fi: ' \u00a0', sv: 'Park' }, 'Park'],
    ['passes over one of invisible characters', { fi: '\u200b\u00ad', sv: 'Park' }, 'Park'],
    ['takes a blank one where there is no other', { sv: ' ', fi: ' \t' }, ' \t'],
  ])('%s', (_, texts, value) => {
    const literals = Object.entries(texts).map(([language, each]) => text(language, each));
    expect(textsInLanguage(literals, ['fi']).map((each) => each.value)).toEqual([value]);
  });
});

describe('a language range as programs of POSIX write it', () => {
  it.each(['sv_FI', 'sv_FI.UTF-8', 'SV_fi@euro', 'sv-FI'])('%s is sv-FI', (range) => {
    expect(chosen(['en', 'sv-fi', 'sv-se'], [range])).toBe('sv-fi');
  });
});
