import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../src/graphiql/answer/findings.ts';
import type { Json, JsonObject } from '../../src/graphiql/answer/json.ts';
import { tablesOf, type Table } from '../../src/graphiql/answer/tables.ts';
import { facets, group, groups } from './answer.ts';

function tables(answer: Json): readonly Table[] {
  return tablesOf(findingsOf(answer));
}

describe('the table of a list', () => {
  it('has a row for each item, and a column for each leaf by its path', () => {
    const nodes = [
      { id: 'http://a/1', holder: { name: 'A' } },
      { id: 'http://a/2', holder: null },
    ];
    expect(tables({ registers: { nodes } })).toEqual([
      {
        title: 'registers',
        columns: ['id', 'holder.name'],
        rows: [
          ['http://a/1', 'A'],
          ['http://a/2', ''],
        ],
        size: '2 rows',
      },
    ]);
  });

  it('says how many rows there are beside those of the page', () => {
    const [table] = tables({ registers: { totalCount: 36, nodes: [{ title: 'One' }] } });
    expect(table?.size).toBe('1 of 36 rows');
  });

  it('has the values of a nested list in one cell, each by itself, and its total as a number', () => {
    const units = (...names: string[]): Json => ({
      totalCount: names.length,
      nodes: names.map((name) => ({ name })),
    });
    const rows = [
      { name: 'A', units: units('x; y', 'z') },
      { name: 'B', units: units('w') },
      { name: 'C', units: units() },
    ];
    expect(tables({ organisations: rows })).toMatchObject([
      {
        columns: ['name', 'units.totalCount', 'units.name'],
        rows: [
          ['A', 2, ['x; y', 'z']],
          ['B', 1, ['w']],
          ['C', 0, ''],
        ],
      },
    ]);
  });

  it('reads the edges of a connection as its nodes, without cursors', () => {
    const edges = [{ cursor: 'abc', node: { title: 'One' } }];
    expect(tables({ registers: { edges, pageInfo: { hasNextPage: false } } })).toMatchObject([
      { title: 'registers', columns: ['title'], rows: [['One']] },
    ]);
  });

  it('is named by its path, for each list of the answer', () => {
    const answer = { unit: { registers: { nodes: [{ id: '1' }] }, systems: [{ id: '2' }] } };
    expect(tables(answer).map(({ title }) => title)).toEqual([
      'unit › registers',
      'unit › systems',
    ]);
  });

  it('is not made of an answer without a list of objects', () => {
    const answers = [null, {}, { a: 1 }, { a: [1, 2] }, { a: [] }, { a: [{ b: 1 }, null] }];
    expect(answers.flatMap(tables)).toEqual([]);
  });
});

describe('the table of a facet', () => {
  it('has the labels of the values and their counts', () => {
    expect(tables(facets('holder', { A: 8, B: 7 }))).toEqual([
      {
        title: 'registers by holder',
        columns: ['holder', 'count'],
        rows: [
          ['A', 8],
          ['B', 7],
        ],
        size: '2 values',
      },
    ]);
  });

  it('has the values where no label was asked for', () => {
    const answer = {
      registers: { facets: [{ field: 'holder', values: [{ value: 'id/A', count: 1 }] }] },
    };
    expect(tables(answer)[0]?.rows).toEqual([['id/A', 1]]);
  });
});

describe('the table of groups', () => {
  it('has a column for the field and for all that was counted, and a row for missing values', () => {
    const answer = groups(
      3,
      group({ holder: 'A' }, { count: 2, distinct: { systems: 5 }, where: { holder: {} } }),
      group({ holder: null }, { count: 1, distinct: { systems: 0 }, where: {} }),
    );
    expect(tables(answer)).toEqual([
      {
        title: 'registers by holder',
        columns: ['holder', 'count', 'distinct.systems'],
        rows: [
          ['A', 2, 5],
          ['(no value)', 1, 0],
        ],
        size: '2 of 3 groups',
      },
    ]);
  });

  it('is of two ways for two fields: the second has a column for each value', () => {
    const answer = groups(
      3,
      group({ holder: 'A', main: '00' }, { count: 2 }),
      group({ holder: 'A', main: '07' }, { count: 1 }),
      group({ holder: 'B', main: '07' }, { count: 4 }),
    );
    expect(tables(answer)).toEqual([
      {
        title: 'registers by holder and main',
        columns: ['holder \\ main', '00', '07'],
        rows: [
          ['A', 2, 1],
          ['B', '', 4],
        ],
        size: '3 groups',
      },
    ]);
  });

  it('has the numbers of what the keys are, and is of two ways where one number alone varies', () => {
    const of = (main: string, holder: string, registers: number): JsonObject => ({
      keys: [
        { field: 'main', displayName: main, resource: null },
        {
          field: 'holder',
          displayName: holder,
          resource: { registers: { totalCount: registers } },
        },
      ],
      count: 1,
    });
    const answer = groups(3, of('00', 'A', 7), of('00', 'B', 5), of('07', 'A', 7));
    expect(tables(answer)).toEqual([
      {
        title: 'registers by main and holder: holder.resource.registers.totalCount',
        columns: ['main \\ holder', 'A', 'B'],
        rows: [
          ['00', 7, 5],
          ['07', 7, ''],
        ],
        size: '3 groups',
      },
    ]);
  });

  it('has a row for each pair where two pairs have the same names', () => {
    const pair = (count: number) => group({ holder: 'A', main: '00' }, { count });
    expect(tables(groups(2, pair(2), pair(3)))).toMatchObject([
      {
        rows: [
          ['A', '00', 2],
          ['A', '00', 3],
        ],
      },
    ]);
  });

  it('has a row for each pair where more than one number was asked for', () => {
    const answer = groups(1, group({ holder: 'A', main: '00' }, { count: 2, least: 3 }));
    expect(tables(answer)).toMatchObject([
      { columns: ['holder', 'main', 'count', 'least'], rows: [['A', '00', 2, 3]] },
    ]);
  });

  it('is found below a row of a list too, with the name of the row, and is no column of the list', () => {
    const registers = { groups: { nodes: [group({ form: 'x' }, { count: 1 })] } };
    const found = tables({ units: [{ id: '1', name: 'North', registers }] });
    expect(found.map(({ title, columns }) => [title, columns])).toEqual([
      ['units › North › registers by form', ['form', 'count']],
      ['units', ['id', 'name']],
    ]);
  });
});
