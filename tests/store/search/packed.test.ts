import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../../src/rdf/compare-texts.ts';
import { atOnce } from '../../../src/reading/work.ts';
import { editDistance } from '../../../src/store/search/edit-distance.ts';
import { GrowingNumbers } from '../../../src/store/search/growing-numbers.ts';
import { Notations } from '../../../src/store/search/notations.ts';
import { NumberedTexts } from '../../../src/store/search/numbered-texts.ts';
import { PackedTexts } from '../../../src/store/search/packed-texts.ts';
import { SortedNumbers } from '../../../src/store/search/sorted-numbers.ts';
import { Vocabulary } from '../../../src/store/search/vocabulary.ts';
import { chance } from '../../support/chance.ts';
import { runs, seed } from '../../support/runs.ts';

const drawn = chance(seed);

function below(most: number): number {
  return Math.floor(drawn.next().value * most);
}

/** A text of few different signs, so that many are alike: letters, one beyond the first plane, and half of a pair. */
function drawText(longest: number): string {
  const signs = ['a', 'b', 'k', 'ö', '7', '𝒳', '\ud800', ' '];
  return Array.from({ length: below(longest + 1) }, () => signs[below(signs.length)]).join('');
}

describe('numbers and texts in one piece of memory', () => {
  it('come back as they were, before and after what they do not need is let go', () => {
    const [numbers, packed] = [new GrowingNumbers(), new PackedTexts()];
    const texts = Array.from({ length: 2_000 }, () => drawText(9));
    for (const [index, text] of texts.entries()) {
      numbers.push(index * 2_000_000);
      expect(packed.add(text)).toBe(index);
    }
    const expectAll = (): void => {
      expect(texts.map((_, index) => packed.at(index))).toEqual(texts);
      expect([...numbers.all]).toEqual(texts.map((_, index) => index * 2_000_000));
    };
    expectAll();
    numbers.trim();
    packed.trim();
    expectAll();
  });

  it('have one number for each text that is added, as in a map', () => {
    const [numbered, map] = [new NumberedTexts(), new Map<string, number>()];
    for (let run = 0; run < 5_000; run += 1) {
      const text = drawText(5);
      if (!map.has(text)) map.set(text, map.size);
      expect(numbered.add(text)).toBe(map.get(text));
    }
    expect(map.size).toBeGreaterThan(2_048);
    for (const [text, number] of map) expect(numbered.texts.at(number)).toBe(text);
  });

  it('are found by the beginnings of their keys, as by reading all of them', () => {
    for (let run = 0; run < runs(50, 2_000); run += 1) {
      // Some keys of a longer list are kept: there are enough for that now and then.
      const keys = Array.from({ length: run % 10 ? below(40) : below(9_000) }, () => drawText(4));
      const sorted = atOnce(SortedNumbers.of(keys.keys(), (number) => keys[number] ?? ''));
      const inOrder = [...keys.keys()].sort((a, b) => compareTexts(keys[a] ?? '', keys[b] ?? ''));
      expect([...sorted.all]).toEqual(inOrder);
      const asked = drawText(3);
      const having = (isIt: (key: string) => boolean) =>
        inOrder.filter((number) => isIt(keys[number] ?? ''));
      expect([...sorted.beginningWith(asked)]).toEqual(having((key) => key.startsWith(asked)));
      expect([...sorted.equalTo(asked)]).toEqual(having((key) => key === asked));
    }
  });
});

describe('the difference of two words', () => {
  /** By its definition: the least of all ways. */
  function differences(a: string, b: string): number {
    if (a === '' || b === '') return a.length + b.length;
    const [restA, restB] = [a.slice(1), b.slice(1)];
    if (a.startsWith(b.charAt(0))) return differences(restA, restB);
    return 1 + Math.min(differences(restA, b), differences(a, restB), differences(restA, restB));
  }

  it('is the least number of signs put in, taken out or exchanged', () => {
    for (let run = 0; run < runs(300, 10_000); run += 1) {
      const [a, b, most] = [drawText(6), drawText(6), below(4)];
      const right = differences(a, b);
      const counted = editDistance(a, b, most);
      if (right <= most) expect(counted, `${a} ${b}`).toBe(right);
      else expect(counted, `${a} ${b}`).toBeGreaterThan(most);
    }
  });

  it('decides which words are near one that no text has, the nearest first, and what many have before others', () => {
    const vocabulary = new Vocabulary();
    const words = [
      'kirjasto',
      'kirjaamo',
      'kartasto',
      'opetus',
      '1234567',
      'registry',
      'rekisteri',
    ];
    for (const word of words) vocabulary.add(word);
    atOnce(vocabulary.closing());
    const near = (asked: string, common = '') =>
      vocabulary.near(asked, (word) => (vocabulary.at(word) === common ? 9 : 1));
    expect(near('kirjsto')).toEqual(['kirjasto']);
    expect(near('kirjaso')).toEqual(['kirjasto', 'kirjaamo']);
    expect(near('kirjaso', 'kirjaamo')).toEqual(['kirjasto', 'kirjaamo']);
    expect(near('rekistre')).toEqual(['registry', 'rekisteri']);
    expect(near('rekistre', 'rekisteri')).toEqual(['rekisteri', 'registry']);
    expect(near('ope')).toEqual([]);
  });
});

describe('what is found in before it is whole', () => {
  it('says so, in place of an answer that lacks something', () => {
    const vocabulary = new Vocabulary();
    vocabulary.add('asia');
    expect(() => vocabulary.matches('asia')).toThrow('not closed');
    const notations = new Notations();
    notations.add('07 02', 0);
    expect(() => notations.matches({ word: '07', signs: '07' })).toThrow('not closed');
    atOnce(vocabulary.closing());
    expect(() => vocabulary.add('toinen')).toThrow('closed');
  });
});
