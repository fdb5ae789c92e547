import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeTable } from '../../src/answers/write-table.ts';
import { buildSchema, graphqlSync, parse } from 'graphql';
import { post, randomQuery, textOf } from './generous.ts';
import { isLeftOut, type Selected } from '../support/random-selection.ts';
import { runs } from '../support/runs.ts';
import { readCsv } from './read-csv.ts';

const LISTED = ['nodes', 'edges'];

interface Leaf {
  readonly name: string;
  readonly keys: readonly string[];
}

/** The leaves of selections, by a plain walk: merged by key, without what `$yes` and `$no` leave out. */
function leavesOf(selected: readonly Selected[]): Leaf[] {
  const groups = new Map<string, { name: string; isPlumbing: boolean; below: Selected[] }>();
  const visit = (each: Selected): void => {
    if (isLeftOut(each)) return;
    if (each.kind === 'fragment') {
      each.below.forEach(visit);
      return;
    }
    const key = each.alias ?? each.name;
    const group = groups.get(key);
    const isPlumbing = each.below.length > 0 && isPlumbed(each);
    if (group) group.below.push(...each.below);
    else groups.set(key, { name: key, isPlumbing, below: [...each.below] });
  };
  selected.forEach(visit);
  return [...groups].flatMap(([key, { name, isPlumbing, below }]) => {
    const leaves = below.length ? leavesOf(below) : [{ name: '', keys: [] }];
    return leaves.map((leaf) => ({
      name: [isPlumbing ? '' : name, leaf.name].filter(Boolean).join('.'),
      keys: [key, ...leaf.keys],
    }));
  });
}

/** No resource of this catalogue has a field of these names, so they are those of connections. */
function isPlumbed({ name }: { name: string }): boolean {
  return [...LISTED, 'node'].includes(name);
}

function flat(value: unknown, keys: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((each: unknown) => flat(each, keys));
  const [key, ...rest] = keys;
  if (value === null || value === undefined) return [''];
  return key === undefined
    ? [`${value as number | string}`]
    : flat((value as Record<string, unknown>)[key], rest);
}

/** The table that a plain reading of the JSON answer gives. */
function flattened(data: Record<string, unknown>, selected: readonly Selected[]): string[][] {
  const columns = leavesOf(selected).filter(({ keys }) => !keys.includes('unused'));
  const [rootKey = ''] = columns[0]?.keys ?? [];
  const root = data[rootKey];
  const isList = Array.isArray(root);
  const inRows = columns
    .filter(
      ({ keys }) =>
        isList || Array.isArray((root as Record<string, unknown> | null)?.[keys[1] ?? '']),
    )
    .filter(({ keys }) => isList || isRow(selected, keys[1] ?? ''));
  const names = inRows.map(({ name }) => name.replace(new RegExp(`^${rootKey}\\.`), ''));
  const lists = inRows.map(
    ({ keys }) =>
      (isList ? (root as unknown[]) : (root as Record<string, unknown[]>)[keys[1] ?? '']) ?? [],
  );
  const rows = (lists[0] ?? []).map((_, row) =>
    inRows.map(({ keys }, column) => {
      const item = lists[column]?.[row];
      return item === null ? undefined : flat(item, keys.slice(isList ? 1 : 2)).join('; ');
    }),
  );
  return [
    names,
    ...rows
      .filter((row) => row.some((cell) => cell !== undefined))
      .map((row) => row.map((cell) => guarded(cell ?? ''))),
  ];
}

/** Whether a key below the root is one of the connection's lists. */
function isRow(selected: readonly Selected[], key: string): boolean {
  const fields = (each: Selected): { key: string; name: string }[] =>
    each.kind === 'fragment'
      ? each.below.flatMap(fields)
      : [{ key: each.alias ?? each.name, name: each.name }];
  const below = selected.flatMap((each) => each.below.flatMap(fields));
  return below.some((field) => field.key === key && LISTED.includes(field.name));
}

function guarded(cell: string): string {
  const starts = cell.trimStart()[0] ?? '';
  const isFormula = '=+-@'.includes(starts) && starts !== '';
  return isFormula && !/^-[\d.]+$/.test(cell) ? `'${cell}` : cell;
}

const QUERIES = runs(70, 600);

describe('the table of any query of a list', () => {
  it('is the JSON answer flattened', async () => {
    let tables = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        const asked = randomQuery(draw, ({ name }) => /s$|^search$/.test(name));
        const query = textOf(asked);
        const json = (await (await post(asked, { Accept: 'application/json' })).json()) as {
          data: Record<string, unknown>;
        };
        const answer = await post(asked, { Accept: 'text/csv' });
        const expected = flattened(json.data, asked.selected);
        const text = await answer.text();
        if (!expected[0]?.length) {
          expect(answer.status, query).toBe(400);
          return;
        }
        tables += 1;
        expect(readCsv(text), query).toEqual(expected);
      }),
      { numRuns: QUERIES, endOnFailure: true },
    );
    expect(tables).toBeGreaterThan(QUERIES / 4);
  });
});

describe('a table', () => {
  const small = buildSchema(`
    type Query { things: [Thing] }
    type Thing { text: String number: Float flag: Boolean many: [String] inner: [Thing!] }
  `);

  function tableOf(things: unknown, fields = 'text'): string {
    const source = `{ things { ${fields} } }`;
    const { data } = graphqlSync({ schema: small, source, rootValue: { things } });
    return writeTable({ execution: { schema: small, document: parse(source) }, data });
  }

  it.each([
    ['=1+1', "'=1+1"],
    ['+358 9 310 1641', "'+358 9 310 1641"],
    ['-1+cmd', "'-1+cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['  =1', "'  =1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['＝1', "'＝1"],
    ['-5', '-5'],
    ['-5.25', '-5.25'],
    ['a=1', 'a=1'],
    ["it's", "it's"],
  ])('makes a formula a text and leaves the others: %j', (text, cell) => {
    expect(tableOf([{ text }])).toBe(`text\r\n${cell}\r\n`);
  });

  it('quotes what has commas, quotes and ends of lines, and guards a carriage return', () => {
    const things = [{ text: 'a,b' }, { text: 'say "x"' }, { text: 'a\nb' }, { text: '\r=1' }];
    expect(tableOf(things)).toBe('text\r\n"a,b"\r\n"say ""x"""\r\n"a\nb"\r\n"\'\r=1"\r\n');
  });

  it('has numbers as numbers, null as nothing, lists joined', () => {
    const inner = [{ text: 'a' }, { text: null }, { text: 'c' }];
    const things = [{ number: -1.5, flag: true, many: ['x', 'y'], inner }, null, {}];
    expect(tableOf(things, 'number flag many inner { text }')).toBe(
      'number,flag,many,inner.text\r\n-1.5,true,"x; y","a; ; c"\r\n,,,\r\n',
    );
  });

  it('has a line for a row of one empty cell', () => {
    expect(tableOf([{ text: null }, { text: 'a' }])).toBe('text\r\n""\r\na\r\n');
  });

  it('has its columns where it has no rows', () => {
    expect(tableOf([], 'text number')).toBe('text,number\r\n');
  });
});
