import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/reading/work.ts';
import { Vocabulary } from '../../../src/store/search/vocabulary.ts';

/** Families of words: each form is to find each other one of its line, and none of another line. */
const FAMILIES = [
  'lapsi lapset lapsen lasten lapsia lapsille lapsiperhe lastensuojelu lastenvalvoja',
  'vuosi vuoden vuodet vuosien vuosina vuosikertomus vuodenvaihde',
  'käsi kädet käden käsien käsissä kädentaidot',
  'käsittely käsittelyn käsittelyt',
  'vesi veden vedet vesien vedenlaatu',
  'kuukausi kuukauden kuukaudet kuukausien kuukausiraportti',
  'oikeus oikeuden oikeudet oikeuksien oikeusapu oikeudenkäynti',
  'terveys terveyden terveydenhuolto',
  'lasti lastit lastin',
  'nainen naisten naiset naisen',
  'viesti viestit viestin',
  'lappu laput',
  'tutkimus tutkimukset tutkimuksen',
].map((line) => line.split(' '));

/** Longer words of a family are compounds: they are found by their first parts, and need not find them. */
const LONGEST_QUERY = 9;

interface Asked {
  readonly query: string;
  readonly family: readonly string[];
}

const queries: readonly Asked[] = FAMILIES.flatMap((family) =>
  family.filter(({ length }) => length < LONGEST_QUERY).map((query) => ({ query, family })),
);

/** A vocabulary of some words, in which they can be found. */
function vocabularyOf(words: readonly string[]): Vocabulary {
  const vocabulary = new Vocabulary();
  for (const word of words) vocabulary.add(word);
  atOnce(vocabulary.closing());
  return vocabulary;
}

/** The words of a vocabulary that fit one. */
function matching(vocabulary: Vocabulary, asked: string): string[] {
  return Array.from(vocabulary.matches(asked).keys(), (word) => vocabulary.at(word));
}

function measure(): { recall: number; precision: number; wrong: string } {
  const vocabulary = vocabularyOf(FAMILIES.flat());
  const measured = queries.map(({ query, family }) => {
    const found = matching(vocabulary, query);
    const right = found.filter((word) => family.includes(word));
    return { query, family, found, right };
  });
  const total = (key: 'family' | 'found' | 'right'): number =>
    measured.reduce((sum, each) => sum + each[key].length, 0);
  const wrong = measured
    .filter(({ family, found, right }) => right.length < Math.max(family.length, found.length))
    .map(({ query, found }) => `${query} finds ${found.join(' ')}`);
  return {
    recall: total('right') / total('family'),
    precision: total('right') / total('found'),
    wrong: wrong.join('\n'),
  };
}

describe('forms of words that change in their stems', () => {
  const { recall, precision, wrong } = measure();

  it('are found with a recall of 0.98 and a precision of 0.9', () => {
    expect(recall, wrong).toBeGreaterThanOrEqual(0.98);
    expect(precision, wrong).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    ['lapsi', 'lasten'],
    ['lapset', 'lastensuojelu'],
    ['lasten', 'lapsiperhe'],
    ['vuosi', 'vuoden'],
    ['vuoden', 'vuosikertomus'],
    ['käsi', 'kädet'],
    ['kädet', 'käsi'],
    ['oikeuden', 'oikeus'],
  ])('%s finds %s', (query, found) => {
    expect(matching(vocabularyOf([found]), query)).toEqual([found]);
  });

  it('are not found where the letters are those of other words', () => {
    const vocabulary = vocabularyOf(['käsittely', 'lasti', 'vuodatus']);
    for (const query of ['kädet', 'lapset', 'vuosi'])
      expect(matching(vocabulary, query), query).toEqual([]);
  });
});
