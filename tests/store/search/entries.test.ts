import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/reading/work.ts';
import { searchedTexts } from '../../../src/store/search/entry.ts';
import { Points } from '../../../src/store/search/points.ts';
import { searching } from '../../../src/store/search/search.ts';
import { indexing } from '../../../src/store/search/searched.ts';
import { loadCatalogue } from '../../support/catalogue.ts';
import { chance } from '../../support/chance.ts';
import { runs, seed } from '../../support/runs.ts';

const { snapshot } = loadCatalogue();
const searched = atOnce(indexing(snapshot));
const { entries } = searched.index;
const all = snapshot.model.shapes.flatMap((shape) =>
  snapshot.ofShape(shape).flatMap((resource) =>
    searchedTexts(shape, (field) => resource.literals(field)).map((each) => ({
      ...each,
      resource,
    })),
  ),
);

describe('the numbers of a search', () => {
  it('name every text once, and those of a resource one after another', () => {
    expect(all.map((_, text) => searched.at(text).literal)).toEqual(
      all.map(({ literal }) => literal),
    );
    for (const [text, { resource }] of all.entries()) {
      const [owner = -1] = entries.ownersOf([text]);
      expect(searched.resource(owner)).toBe(resource);
      expect(text).toBeGreaterThanOrEqual(entries.startOf(owner));
      expect(text).toBeLessThan(entries.startOf(owner + 1));
    }
  });

  it('count resources as sets do', () => {
    const drawn = chance(seed);
    for (let run = 0; run < runs(20, 200); run += 1) {
      const texts = [...all.keys()].filter(() => drawn.next().value < 0.1);
      const resources = new Set(texts.map((text) => all[text]?.resource));
      expect(entries.ownersOf(texts, texts).map((owner) => searched.resource(owner))).toEqual([
        ...resources,
      ]);
      const named = [...resources].filter((each) => each?.shape?.label);
      expect(entries.namedAmong(texts)).toBe(named.length);
    }
  });

  it('keep the most that a text is worth', () => {
    const points = new Points(4);
    points.give([1, 2], () => 5);
    points.give([2, 3], (text) => text);
    points.give([0], () => 0);
    expect([0, 1, 2, 3].map((text) => points.of(text))).toEqual([0, 5, 5, 3]);
    expect(points.found).toEqual([1, 2, 3]);
  });
});

describe('a search of several words', () => {
  it('finds what has all the words that say something, as a search of each of them does', () => {
    const found = (text: string): Set<string> => {
      const question = { text, types: undefined, size: all.length, languages: [] };
      const { hits, isPartial } = atOnce(searching(question, snapshot));
      return new Set(isPartial ? [] : hits.map(({ resource }) => resource.id));
    };
    const words = [
      ...new Set(all.flatMap(({ literal }) => literal.value.match(/\p{L}{7,}/gu) ?? [])),
    ];
    const drawn = chance(seed);
    const draw = (): string => words[Math.floor(drawn.next().value * words.length)] ?? '';
    let compared = 0;
    for (let run = 0; run < runs(60, 600); run += 1) {
      const [one, other] = [draw(), draw()];
      const [ofOne, ofOther] = [found(one), found(other)];
      // A word that many have may be missing.
      if (Math.max(ofOne.size, ofOther.size) > 20) continue;
      for (const id of found(`${one} ${other}`)) {
        expect([ofOne.has(id), ofOther.has(id)], `${one} ${other}`).toEqual([true, true]);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(0);
  });
});
