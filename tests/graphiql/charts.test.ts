import { describe, expect, it } from 'vitest';
import { chartsOf, type Chart } from '../../src/graphiql/answer/charts.ts';
import { findingsOf } from '../../src/graphiql/answer/findings.ts';
import type { Json } from '../../src/graphiql/answer/json.ts';
import { facets, group, groups } from './answer.ts';

function charts(answer: Json): readonly Chart[] {
  return chartsOf(findingsOf(answer));
}

describe('the chart of a facet', () => {
  it('has a bar for each value', () => {
    expect(charts(facets('holder', { A: 8, B: 7 }))).toEqual([
      {
        title: 'registers by holder',
        groups: [
          {
            bars: [
              { label: 'A', value: 8 },
              { label: 'B', value: 7 },
            ],
          },
        ],
      },
    ]);
  });
});

describe('the chart of groups', () => {
  it('has a heading for each value of the first field, and below it a bar for each of the second', () => {
    const answer = groups(
      3,
      group({ holder: 'A', main: '00' }, { count: 2 }),
      group({ holder: 'B', main: '07' }, { count: 4 }),
      group({ holder: 'A', main: null }, { count: 1 }),
    );
    expect(charts(answer)).toEqual([
      {
        title: 'registers by holder and main',
        groups: [
          {
            heading: 'A',
            bars: [
              { label: '00', value: 2 },
              { label: '(no value)', value: 1 },
            ],
          },
          { heading: 'B', bars: [{ label: '07', value: 4 }] },
        ],
      },
    ]);
  });

  it('says in its title that there are more groups', () => {
    const [chart] = charts(groups(36, group({ holder: 'A' }, { count: 2 })));
    expect(chart?.title).toBe('registers by holder (1 of 36 groups)');
  });

  it('is of the count, whatever else was counted before it', () => {
    const [chart] = charts(groups(1, group({ holder: 'A' }, { least: 3, count: 2 })));
    expect(chart?.groups).toEqual([{ bars: [{ label: 'A', value: 2 }] }]);
  });

  it('is of the first number where no count was asked for, and is not there without a number', () => {
    const one = charts(groups(1, group({ holder: 'A' }, { least: 3 })));
    expect(one[0]?.groups).toEqual([{ bars: [{ label: 'A', value: 3 }] }]);
    expect(charts(groups(1, group({ holder: 'A' }, { least: '2026' })))).toEqual([]);
  });
});

describe('the chart of groups whose count is always the same', () => {
  it('is of the number that varies, which its title names', () => {
    const answer = groups(
      2,
      group({ holder: 'A' }, { count: 1, systems: 5 }),
      group({ holder: 'B' }, { count: 1, systems: 3 }),
    );
    expect(charts(answer)).toMatchObject([
      {
        title: 'registers by holder: systems',
        groups: [{ bars: [{ value: 5 }, { value: 3 }] }],
      },
    ]);
  });
});

describe('the chart of a list', () => {
  it('has a bar for each row by its first text that is no address, where the list says how many', () => {
    const rows = [
      { id: 'http://a/1', name: 'A', registers: { totalCount: 2 } },
      { id: 'http://a/2', name: 'B', registers: { totalCount: 0 } },
    ];
    expect(charts({ units: rows })).toEqual([
      {
        title: 'units: registers.totalCount',
        groups: [
          {
            bars: [
              { label: 'A', value: 2 },
              { label: 'B', value: 0 },
            ],
          },
        ],
      },
    ]);
  });

  it('is not there where numbers say something else', () => {
    expect(charts({ units: [{ name: 'A', firstLine: 3 }] })).toEqual([]);
  });
});
