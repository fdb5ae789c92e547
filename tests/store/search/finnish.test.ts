import { describe, expect, it } from 'vitest';
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

function measure(): { recall: number; precision: number; wrong: string } {
  const vocabulary = new Vocabulary();
  for (const word of FAMILIES.flat()) vocabulary.add(word);
  const measured = queries.map(({ query, family }) => {
    const found = [...vocabulary.matches(query).keys()];
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
    const vocabulary = new Vocabulary();
    vocabulary.add(found);
    expect([...vocabulary.matches(query).keys()]).toEqual([found]);
  });

  it('are not found where the letters are those of other words', () => {
    const vocabulary = new Vocabulary();
    for (const word of ['käsittely', 'lasti', 'vuodatus']) vocabulary.add(word);
    for (const query of ['kädet', 'lapset', 'vuosi'])
      expect([...vocabulary.matches(query).keys()], query).toEqual([]);
  });
});
