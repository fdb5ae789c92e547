import { buildSchema, execute, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { answerTable } from '../../src/answers/answer-table.ts';
import { defaultLimits } from '../../src/graphql/limits/limits.ts';
import type { Cell } from '../../src/answers/table.ts';

const schema = buildSchema(`
  type Query { things(first: Int, after: String): ThingConnection! list: [Thing] }
  type ThingConnection {
    totalCount: Int! nodes: [Thing!]! pageInfo: PageInfo!
    groups(by: [Grouping!]!, first: Int): Groups!
  }
  type PageInfo { endCursor: String }
  type Thing { name: String tags: [String!] flag: Boolean parts(first: Int): ThingConnection! }
  input Grouping { field: String! part: String }
  type Groups { totalCount: Int! nodes: [Group!]! }
  scalar JSON
  type Group { keys: [GroupKey!]! count: Int! sum(field: String): Float where: JSON }
  type GroupKey { field: String! value: String displayName: String resource: Thing }
`);

interface Made {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly rowCount: number | undefined;
  readonly executed: number;
}

/** The table of a query over data of one's own, in batches of two rows. */
async function tableOf(
  source: string,
  rootValue: unknown,
  { isListsAsRows = false, mostRows = Infinity } = {},
): Promise<Made> {
  const document = parse(source);
  let executed = 0;
  const { table } = await answerTable(
    { schema, document, contextValue: {} },
    (changes) => {
      executed += 1;
      return execute({ schema, rootValue, ...changes });
    },
    {
      layout: { isForExcel: false, isListsAsRows, languages: [] },
      limits: { limits: defaultLimits, pageSize: 2, maxPageSize: 2 },
      mostRows,
    },
  );
  const rows: (readonly Cell[])[] = [];
  for await (const batch of table?.batches ?? []) rows.push(...batch);
  const heads = table?.heads.map(({ name }) => name) ?? [];
  return { heads, rows, rowCount: table?.rowCount, executed };
}

/** A connection whose cursors are places. */
function connection(nodes: readonly object[]) {
  return ({ first = nodes.length, after }: { first?: number; after?: string | null }) => {
    const from = after == null ? 0 : Number(after);
    const page = nodes.slice(from, from + first);
    return {
      totalCount: nodes.length,
      nodes: page,
      pageInfo: { endCursor: String(from + page.length) },
    };
  };
}

const five = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name }));

describe('the table of a list', () => {
  it('has all rows, read batch by batch', async () => {
    const made = await tableOf('{ things { nodes { name } } }', { things: connection(five) });
    expect(made.rows).toEqual([['a'], ['b'], ['c'], ['d'], ['e']]);
    expect(made).toMatchObject({ heads: ['name'], rowCount: 5, executed: 3 });
  });

  it.each([
    ['a size', '(first: 2)', 2],
    ['a cursor', '(after: "3")', 2],
    ['no size', '(first: null)', 5],
  ])('keeps the page that the query names by %s', async (_what, args, length) => {
    const query = `{ things${args} { nodes { name } } }`;
    const { rows, rowCount } = await tableOf(query, { things: connection(five) });
    expect([rows.length, rowCount]).toEqual([length, length]);
  });

  it('takes names that are in use for its own variables and keys', async () => {
    const query = `query Q($first: Int, $after: String) {
      things(first: $first, after: $after) { totalCount: totalCount tableEnd: pageInfo { endCursor } nodes { name } }
    }`;
    const { rows } = await tableOf(query, { things: connection(five) });
    expect(rows).toHaveLength(5);
  });

  it('has the total of a nested list beside its page', async () => {
    const things = connection([{ name: 'a', parts: connection(five) }]);
    const query = '{ things { nodes { name parts(first: 2) { nodes { name } } } } }';
    const { heads, rows } = await tableOf(query, { things });
    expect(heads).toEqual(['name', 'parts.totalCount', 'parts.name']);
    expect(rows).toEqual([['a', 5, ['a', 'b']]]);
  });

  it('has a row for each value of a list where that is asked for: of several lists one at a time', async () => {
    const parts = connection([{ name: 'p', flag: true }, { name: 'q' }]);
    const list = [
      { name: 'a', tags: ['x', 'y'], parts },
      null,
      { name: 'b', tags: [], parts: connection([]) },
    ];
    const query = '{ list { name tags parts { nodes { name flag } } } }';
    const { heads, rows, rowCount } = await tableOf(query, { list }, { isListsAsRows: true });
    expect(heads).toEqual(['name', 'tags', 'parts.totalCount', 'parts.name', 'parts.flag']);
    expect(rows).toEqual([
      ['a', 'x', 2, null, null],
      ['a', 'y', 2, null, null],
      ['a', null, 2, 'p', true],
      ['a', null, 2, 'q', null],
      ['b', null, 0, null, null],
    ]);
    expect(rowCount).toBeUndefined();
  });

  it('that has more rows than its format is the caller’s mistake, before anything is sent', async () => {
    const things = connection(five);
    await expect(
      tableOf('{ things { nodes { name } } }', { things }, { mostRows: 5 }),
    ).rejects.toThrow('A sheet has at most 4 rows, this table has 5.');
  });
});

describe('the table of groups', () => {
  const key = (field: string, value: string | null) => ({
    field,
    value,
    displayName: value && `the ${value}`,
  });
  const nodes = [
    {
      keys: [key('holder', 'u1'), key('modified', '2026')],
      count: 3,
      where: { holder: { id: 1 } },
    },
    { keys: [key('holder', null), key('modified', '2025')], count: 1, where: null },
  ];
  const things = () => ({
    totalCount: 4,
    groups: ({ first }: { first?: number }) => ({ totalCount: 2, nodes: nodes.slice(0, first) }),
  });
  const by = 'by: [{ field: "HOLDER" }, { field: "MODIFIED", part: "YEAR" }]';

  it('has a column for each key, named by its field, and one for each number', async () => {
    const query = `{ things { groups(${by}) { totalCount nodes { keys { displayName } count } } } }`;
    const { heads, rows, rowCount } = await tableOf(query, { things });
    expect(heads).toEqual(['holder', 'modified', 'count']);
    expect(rows).toEqual([
      ['the u1', 'the 2026', 3],
      [null, 'the 2025', 1],
    ]);
    expect(rowCount).toBe(2);
  });

  it('names what else is asked of a key after it, and has a condition as JSON', async () => {
    const query = `{ things { groups(${by}) { nodes { keys { field value displayName } where } } } }`;
    const { heads, rows } = await tableOf(query, { things });
    expect(heads).toEqual(['holder.value', 'holder', 'modified.value', 'modified', 'where']);
    expect(rows[0]).toEqual(['u1', 'the u1', '2026', 'the 2026', '{"holder":{"id":1}}']);
  });

  it('keeps the size that is given, and has as many as a page may have otherwise', async () => {
    const of = (args: string) => `{ things { groups(${by}${args}) { nodes { count } } } }`;
    expect((await tableOf(of(', first: 1'), { things })).rows).toEqual([[3]]);
    expect((await tableOf(of(''), { things })).rows).toEqual([[3], [1]]);
  });

  it('has its columns where there is no group', async () => {
    const none = { things: { groups: { totalCount: 0, nodes: [] } } };
    const query = `{ things { groups(${by}) { nodes { keys { value } count } } } }`;
    expect(await tableOf(query, none)).toMatchObject({
      heads: ['HOLDER', 'MODIFIED', 'count'],
      rows: [],
    });
  });

  it('is left out of the table of the rows, where both are asked for', async () => {
    const page = connection([{ name: 'a' }, { name: 'b' }]);
    const rowsToo = (asked: { first?: number }) => ({ ...things(), ...page(asked) });
    const query = `{ things { nodes { name } groups(${by}) { nodes { count } } } }`;
    expect(await tableOf(query, { things: rowsToo })).toMatchObject({
      heads: ['name'],
      rows: [['a'], ['b']],
    });
  });

  it('is no table where there are two fields of groups', async () => {
    const query = `{ things { a: groups(${by}) { nodes { count } } b: groups(${by}) { nodes { count } } } }`;
    await expect(tableOf(query, { things })).rejects.toThrow('ask for one field of groups');
  });
});
