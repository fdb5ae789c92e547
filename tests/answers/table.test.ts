import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { post, randomQuery, textOf, type RandomQuery } from './generous.ts';
import { isLeftOut, type Selected, type SelectedField } from '../support/random-selection.ts';
import { runs } from '../support/runs.ts';
import { isWide, widely } from '../support/wide.ts';
import { readCsv } from './read-csv.ts';

const LISTED = ['nodes', 'edges'];

interface Leaf {
  readonly name: string;
  readonly keys: readonly string[];
}

interface Group {
  readonly name: string;
  readonly isPlumbing: boolean;
  readonly below: Selected[];
}

/** What meets under each key, by a plain walk, without what `$yes` and `$no` leave out. */
function groupsOf(selected: readonly Selected[]): Map<string, Group> {
  const groups = new Map<string, Group>();
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
    else groups.set(key, { name: each.name, isPlumbing, below: [...each.below] });
  };
  selected.forEach(visit);
  return groups;
}

/** The leaves of selections; the total of a nested list is one, whether it is asked for or not. */
function leavesOf(selected: readonly Selected[], isRoot = true): Leaf[] {
  return [...groupsOf(selected)].flatMap(([key, { isPlumbing, below }]) => {
    const inner = [...groupsOf(below).values()];
    const isList = inner.some((each) => LISTED.includes(each.name) && each.below.length > 0);
    const hasTotal = inner.some(({ name }) => name === 'totalCount');
    const total = isList && !isRoot && !hasTotal ? [{ name: 'totalCount', keys: [TOTAL] }] : [];
    const leaves = below.length ? leavesOf(below, false) : [{ name: '', keys: [] }];
    return [...total, ...leaves].map((leaf) => ({
      name: [isPlumbing ? '' : key, leaf.name].filter(Boolean).join('.'),
      keys: [key, ...leaf.keys],
    }));
  });
}

const TOTAL = 'zzTotal';

/** What is asked of a list besides what is selected. */
function withTotal({ target }: SelectedField): string {
  return target === 'connection' ? `${TOTAL}: totalCount` : '';
}

/** No resource of this catalogue has a field of these names, so they are those of connections. */
function isPlumbed({ name }: { name: string }): boolean {
  return [...LISTED, 'node'].includes(name);
}

/** The values that keys lead to; `isList` where a list was on the way. */
function flat(value: unknown, keys: readonly string[]): { values: string[]; isList: boolean } {
  if (Array.isArray(value))
    return { values: value.flatMap((each: unknown) => flat(each, keys).values), isList: true };
  const [key, ...rest] = keys;
  if (value === null || value === undefined) return { values: [''], isList: false };
  return key === undefined
    ? { values: [leafText(value)], isList: false }
    : flat((value as Record<string, unknown>)[key], rest);
}

function leafText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : `${value as number | string}`;
}

function cellOf(item: unknown, keys: readonly string[]): string {
  const { values, isList } = flat(item, keys);
  if (!isList) return values[0] ?? '';
  return values.map((value) => value.replaceAll('\\', '\\\\').replaceAll(';', '\\;')).join('; ');
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
      return item === null ? undefined : cellOf(item, keys.slice(isList ? 1 : 2));
    }),
  );
  const present = rows.filter((row) => row.some((cell) => cell !== undefined));
  return [names, ...present.map((row) => row.map((cell) => cell ?? ''))];
}

interface GroupLeaves {
  /** The keys that lead to the groups. */
  readonly keys: readonly string[];
  /** What a group has beside its own keys. */
  readonly numbers: readonly Leaf[];
}

/** What is selected of groups, where they are all that a list is asked for: under one key, with leaves. */
function groupLeaves(selected: readonly Selected[]): GroupLeaves | undefined {
  const asked = groupsOf(
    selected.filter((each) => each.kind !== 'field' || each.name !== 'unused'),
  );
  const [[rootKey, root] = ['', undefined]] = asked;
  const paged = [...groupsOf(root?.below ?? [])].flatMap(([key, { name, below }]) => {
    const page = [...groupsOf(below)].find(([, each]) => LISTED.includes(each.name));
    return name === 'groups' && page ? [{ key, page }] : [];
  });
  const [only, ...others] = paged;
  if (!only || others.length) return undefined;
  const [pageKey, { below }] = only.page;
  // What is asked of the keys once makes columns of them; asked again it is a list as others are.
  const [ofKeys] = [...groupsOf(below)].find(([, { name }]) => name === 'keys') ?? [];
  const leaves = leavesOf(below, false);
  const numbers = leaves.filter(({ keys: [key] }) => key !== ofKeys);
  return leaves.length ? { keys: [rootKey, only.key, pageKey], numbers } : undefined;
}

/** Compares a table of groups with the JSON answer: a row for each group, the numbers after the keys. */
function expectGroups(table: readonly string[][], json: unknown, asked: RandomQuery): void {
  const { keys: path, numbers } = groupLeaves(asked.selected) ?? { keys: [], numbers: [] };
  const groups = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], json);
  const [heads = [], ...rows] = table;
  const tail = (row: readonly string[]) => row.slice(row.length - numbers.length);
  expect(tail(heads)).toEqual(numbers.map(({ name }) => name));
  const expected = (groups as unknown[]).map((group) =>
    numbers.map(({ keys }) => cellOf(group, keys)),
  );
  expect(rows.slice(0, expected.length).map(tail)).toEqual(expected);
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

const QUERIES = runs(widely(30, 100), 2000);

describe('the table of any query of a list', () => {
  it('is the JSON answer flattened, and has the rows of the pages after it', async () => {
    const seen = { tables: 0, longer: 0, groups: 0 };
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        const asked = randomQuery(draw, ({ name }) => /s$|^search$/.test(name));
        const json = (await (
          await post(asked, { Accept: 'application/json' }, withTotal)
        ).json()) as { data: Record<string, unknown> };
        const answer = await post(asked, { Accept: 'text/csv' });
        const expected = flattened(json.data, asked.selected);
        const text = await answer.text();
        const query = textOf(asked);
        if (!expected[0]?.length) {
          const isOfGroups = groupLeaves(asked.selected) !== undefined;
          expect(answer.status, query).toBe(isOfGroups ? 200 : 400);
          if (isOfGroups) expectGroups(readCsv(text), json.data, asked);
          seen.groups += isOfGroups ? 1 : 0;
          return;
        }
        seen.tables += 1;
        const rows = readCsv(text);
        expect(answer.headers.get('Row-Count'), query).toBe(String(rows.length - 1));
        expect(rows.slice(0, expected.length), query).toEqual(expected);
        const [root] = Object.values(json.data) as [{ readonly [TOTAL]?: number }];
        const isPage = /^(search|nodes)$/.test(nameOfRoot(asked.selected)) || namesPage(asked);
        if (isPage) expect(rows, query).toHaveLength(expected.length);
        else expect(rows.length - 1, query).toBe(root[TOTAL]);
        if (rows.length > expected.length) seen.longer += 1;
      }),
      { numRuns: QUERIES, endOnFailure: true },
    );
    expect(seen.tables).toBeGreaterThan(QUERIES / 4);
    // Few queries have them by chance: the short run asks for them in answer-table.test.ts.
    if (!isWide) return;
    expect(seen.longer).toBeGreaterThan(0);
    expect(seen.groups).toBeGreaterThan(0);
  });
});

function rootsOf(selected: readonly Selected[]): SelectedField[] {
  return selected.flatMap((each) => (each.kind === 'field' ? [each] : rootsOf(each.below)));
}

function nameOfRoot(selected: readonly Selected[]): string {
  return rootsOf(selected)[0]?.name ?? '';
}

/** Whether the root is asked for a page: by a number, a cursor or a variable that has a value. */
function namesPage({ selected, variables, definitions }: RandomQuery): boolean {
  const named = /\b(?:first|last|after|before): (\$\w+|[^,)]+)/g;
  return rootsOf(selected).some(({ args }) =>
    [...args.matchAll(named)].some(([, value = '']) => {
      if (!value.startsWith('$')) return value !== 'null';
      const given = variables[value.slice(1)];
      if (given !== undefined) return given !== null;
      return new RegExp(`\\${value}: [^$]*?= (?!null)`).test(definitions);
    }),
  );
}
