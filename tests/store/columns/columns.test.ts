import { describe, expect, it } from 'vitest';
import { keyColumn, textColumn } from '../../../src/store/columns/columns.ts';
import { TextColumn } from '../../../src/store/columns/text-column.ts';
import { Trigrams } from '../../../src/store/columns/trigrams.ts';
import { passes } from '../../../src/store/list/value-test.ts';
import { atOnce } from '../../../src/reading/work.ts';
import { runs, seed } from '../../support/runs.ts';
import { loadCatalogue } from '../../support/catalogue.ts';
import { chance } from '../../support/chance.ts';

const { snapshot } = loadCatalogue();
const shapes = snapshot.model.shapes.filter((shape) => snapshot.ofShape(shape).length > 0);
const columns = shapes.flatMap((shape) =>
  shape.fields.map((field) => ({ shape, field, list: snapshot.ofShape(shape), view: snapshot })),
);
const texts = columns.filter(({ field }) => field.range.kind === 'text');

const drawn = chance(seed);

/** Parts of texts of the catalogue, and some that none has. */
function parts(column: (typeof texts)[number]): string[] {
  const { list, field } = column;
  const found = list.flatMap((each) => each.literals(field)).map(({ value }) => value);
  const cut = (text: string, length: number): string => {
    const start = Math.floor(drawn.next().value * Math.max(1, text.length - length));
    return text.slice(start, start + length);
  };
  const some = Array.from({ length: runs(20, 200) }, (_, at) => found[at % found.length] ?? '');
  return [
    ...some.flatMap((text) => [1, 2, 3, 8].map((length) => cut(text, length))),
    'ÅÄö',
    'xyz',
    '9',
  ];
}

describe('a column of texts', () => {
  it.each(texts.map((each) => [`${each.shape.name}.${each.field.name}`, each] as const))(
    'finds what a plain loop finds: %s',
    (_, column) => {
      const { list, field, view } = column;
      const made = atOnce(textColumn(column, field));
      const tests = parts(column)
        .filter((part) => part !== '')
        .flatMap((operand) =>
          (['contains', 'startsWith'] as const).map((operator) => ({ operator, operand })),
        )
        .filter((test) => TextColumn.answers(test));
      for (const test of tests) {
        const isKept = passes(test, undefined, view);
        const expected = [...list.keys()].filter((at) => list[at]?.values(field).some(isKept));
        expect(atOnce(made.matching(test))).toEqual(expected);
        expect(made.few(test, Infinity) ?? expected).toEqual(expected);
      }
    },
  );

  it('answers nothing that is between two texts', () => {
    for (const operand of ['', '\x1f', 'a\x1eb'])
      expect(TextColumn.answers({ operator: 'contains', operand })).toBe(false);
  });
});

describe('an index of three characters in a row', () => {
  const all = ['abcabc', 'abd', '', 'ab', 'zabc'];
  const trigrams = atOnce(Trigrams.indexing(all, 100));

  it('names the texts that may contain a part', () => {
    expect([...(trigrams?.candidates('abc', 5) ?? [])]).toEqual([0, 4]);
    expect([...(trigrams?.candidates('zabc', 5) ?? [])]).toEqual([4]);
    expect([...(trigrams?.candidates('xyz', 5) ?? [9])]).toEqual([]);
  });

  it('does not answer for short parts, nor for those of many texts', () => {
    expect(trigrams?.candidates('ab', 5)).toBeUndefined();
    expect(trigrams?.candidates('abc', 1)).toBeUndefined();
  });

  it('is not made of more places than it may have', () => {
    expect(atOnce(Trigrams.indexing(all, 6))).toBeDefined();
    expect(atOnce(Trigrams.indexing(all, 5))).toBeUndefined();
  });
});

describe('a column of values', () => {
  it.each(columns.map((each) => [`${each.shape.name}.${each.field.name}`, each] as const))(
    'counts as a plain loop: %s',
    (_, column) => {
      const { list, field } = column;
      if (field.range.kind === 'text') return;
      const made = atOnce(keyColumn(column, field));
      for (const positions of [undefined, [...list.keys()].filter((at) => at % 3 === 0)]) {
        const counts = atOnce(made.counting(positions));
        const counted = positions?.map((at) => list[at]) ?? list;
        const links = [...made.keys.entries()].flatMap(([code, key]) =>
          typeof key === 'string' || field.many ? [] : [[code, key] as const],
        );
        for (const [code, key] of links)
          expect(counts[code]).toBe(counted.filter((each) => each?.links(field)[0] === key).length);
      }
      const ranks = atOnce(made.ranking([], snapshot));
      expect([...ranks].sort((a, b) => a - b)).toEqual([...made.keys.keys()]);
    },
  );
});
