import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClassList } from '../../../src/tools/tos/class-list.ts';
import { compareLists } from '../../../src/tools/tos/compare.ts';
import { swapsOf } from '../../../src/tools/tos/report.ts';

function list(labels: Readonly<Record<string, string>>): ClassList {
  const classes = Object.entries(labels).map(([notation, label]) => ({
    ...{ notation, labels: new Map([['fi', label]]) },
  }));
  return { name: 'list', version: undefined, classes };
}

/** Each class of the first list as "change notation", with the notation that has become another class's. */
function changes(from: Record<string, string>, to: Record<string, string>): string[] {
  return compareLists(list(from), list(to)).counterparts.map(
    ({ change, from: a, to: b, namesake }) =>
      `${a.notation}: ${change}${b ? ` ${b.notation}` : ''}${namesake ? ` not ${namesake.notation}` : ''}`,
  );
}

describe('two lists', () => {
  it('have a class in common by notation and label, whatever its capitals', () => {
    expect(changes({ '00': 'Hallinto' }, { '00': 'HALLINTO' })).toEqual(['00: same 00']);
  });

  it('have a class renamed where the label under the notation is alike, and another class where it is not', () => {
    const from = { '02 05': 'EU-hankerahoitus', '07 01': 'Aineistohallinta' };
    const to = { '02 05': 'Hankerahoitus', '07 01': 'Tietopalvelu' };
    expect(changes(from, to)).toEqual(['02 05: renamed 02 05', '07 01: gone not 07 01']);
  });

  it('have a class moved where its label stands under one other notation', () => {
    expect(changes({ '00 01': 'Markkinointi' }, { '09 02': 'Markkinointi' })).toEqual([
      '00 01: moved 09 02',
    ]);
  });

  it('have a class moved and renamed beside it, but not far from it', () => {
    const from = { '07 04': 'Käyttöoikeuksien hallinta' };
    const label = 'Käyttäjäoikeuksien hallinta';
    expect(changes(from, { '07 01': label })).toEqual(['07 04: moved 07 01']);
    expect(changes(from, { '06 01': label })).toEqual(['07 04: gone']);
  });

  it('have changed places rather than names, also where one label is not quite the same', () => {
    const from = list({ '01 04': 'Omistajaohjaus', '01 05': 'Hanke- ja projektitoiminta' });
    const to = list({ '01 04': 'Hanke-, projektitoiminta', '01 05': 'Omistajaohjaus' });
    const comparison = compareLists(from, to);
    const swapped = swapsOf(comparison).map((pair) => pair.map((each) => each.from.notation));
    expect(swapped).toEqual([['01 04', '01 05']]);
    expect(comparison.counterparts.map(({ change }) => change)).toEqual(['moved', 'moved']);
  });

  it('have two much alike classes changed places, where a look at each notation alone would say renamed', () => {
    const from = { '01 00': 'Kotimaisten asioiden ohjaus', '01 01': 'Ulkomaisten asioiden ohjaus' };
    const to = { '01 00': 'Ulkomaisten asioiden ohjaus', '01 01': 'Kotimaisten asioiden ohjaus' };
    expect(changes(from, to)).toEqual([
      '01 00: moved 01 01 not 01 00',
      '01 01: moved 01 00 not 01 01',
    ]);
  });

  it('do not have a class moved to the one below it that has its label, where its notation goes on', () => {
    const from = { '01 02': 'Palkkojen määräytyminen' };
    const to = {
      '01 02': 'Palkkojen ja palkkioiden määräytyminen',
      '01 02 00': 'Palkkojen määräytyminen',
    };
    expect(changes(from, to)).toEqual(['01 02: renamed 01 02']);
  });

  it('leave to a person which of several classes with one label is which', () => {
    const comparison = compareLists(
      list({ '01': 'Kilpailutus' }),
      list({ '02': 'Kilpailutus', '03': 'Kilpailutus' }),
    );
    expect(comparison.counterparts.map(({ change }) => change)).toEqual(['gone']);
    expect(comparison.added).toHaveLength(2);
    expect(comparison.remarks).toEqual([
      'not matched, because they cannot be distinguished: 01 Kilpailutus → 02, 03',
    ]);
  });

  const notation = fc.stringMatching(/^0[0-3]( 0[0-3]){0,2}$/);
  const label = fc.constantFrom(
    'Ohjaus',
    'Hallinto',
    'Hallinnon ohjaus',
    'Talous',
    'Talouden ohjaus',
  );
  const anyList = fc.dictionary(notation, label, { maxKeys: 12 });

  it('have every class told once: of the first as a counterpart, of the second as one or as new', () => {
    fc.assert(
      fc.property(anyList, anyList, (from, to) => {
        const { counterparts, added } = compareLists(list(from), list(to));
        expect(counterparts.map((each) => each.from.notation)).toEqual(Object.keys(from));
        const there = [...counterparts.flatMap((each) => each.to ?? []), ...added];
        expect(there.map((each) => each.notation).sort()).toEqual(Object.keys(to).sort());
      }),
    );
  });

  it('have nothing but the same where they are one list', () => {
    fc.assert(
      fc.property(anyList, (labels) => {
        const { counterparts, added } = compareLists(list(labels), list(labels));
        expect(counterparts.every(({ change }) => change === 'same')).toBe(true);
        expect(added).toEqual([]);
      }),
    );
  });

  it('say of "same", "renamed" and "moved" what notations and labels bear out', () => {
    fc.assert(
      fc.property(anyList, anyList, (from, to) => {
        for (const each of compareLists(list(from), list(to)).counterparts) {
          const { change, from: a, to: b, namesake, similarity } = each;
          expect(change === 'gone').toBe(b === undefined);
          if (b) expect(change === 'moved').toBe(a.notation !== b.notation);
          if (change === 'same') expect(similarity).toBe(1);
          expect(namesake?.notation ?? a.notation).toBe(a.notation);
          expect(namesake === undefined || namesake !== b).toBe(true);
        }
      }),
    );
  });
});
