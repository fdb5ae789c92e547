import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Field, type Shape } from '../../../src/model/model.ts';
import { arbitraryCatalogue } from '../../support/arbitrary-catalogue.ts';
import { loadCatalogue } from '../../support/catalogue.ts';
import { Dice } from '../../support/dice.ts';
import { executeBoth } from '../../support/execute.ts';
import { idsOf, PlainLoop, type Where } from '../../support/plain.ts';
import {
  comparedType,
  fieldOf,
  isSameKey,
  PlainGroups,
  type By,
  type PlainGroup,
} from '../../support/plain-groups.ts';
import { plainOrder } from '../../support/plain-values.ts';
import { AskedCatalogue } from '../../support/random-operation.ts';
import { runs } from '../../support/runs.ts';
import { widely } from '../../support/wide.ts';
import { localeOf } from '../../../src/rdf/language.ts';
import { buildSchema } from '../../../src/graphql/schema.ts';
import type { Snapshot } from '../../../src/store/snapshot.ts';

const QUESTIONS = runs(widely(30, 80), 2_000);
const LANGUAGES = ['sv', 'fi'];

const limits = { pageSize: 20, maxPageSize: 10_000 };
const asked = (snapshot: Snapshot) =>
  new AskedCatalogue(snapshot, buildSchema(snapshot.model, limits));
const museum = 'tests/fixtures/museum';
const museums = loadCatalogue({ ontology: `${museum}/ontology`, data: `${museum}/data` });
const catalogues: readonly [name: string, catalogue: fc.Arbitrary<AskedCatalogue>, each: number][] =
  [
    ['the catalogue', fc.constant(asked(loadCatalogue().snapshot)), 1],
    ['the museums', fc.constant(asked(museums.snapshot)), 1],
    ['random catalogues', arbitraryCatalogue.map(asked), 4],
  ];

type Direction = 'ASC' | 'DESC';
type Kind = 'COUNT' | 'KEY' | 'COUNT_DISTINCT' | 'MIN' | 'MAX' | 'SUM';

interface OrderLevel {
  readonly by: Kind;
  readonly field?: string;
  readonly direction: Direction;
}

interface GroupVariables {
  readonly where: Where;
  readonly by: readonly By[];
  readonly having: { readonly count: Where } | null;
  readonly orderBy: readonly OrderLevel[] | null;
  readonly first: number;
}

interface AnsweredGroup {
  readonly keys: readonly {
    readonly field: string;
    readonly value: string | null;
    readonly displayName: string | null;
    readonly resource: { readonly id: string; readonly displayName: string } | null;
  }[];
  readonly count: number;
  readonly where: Where;
  readonly [figure: `${string}_${string}`]: number | string | null;
}

interface AnsweredGroups {
  readonly totalCount: number;
  readonly nodes: readonly AnsweredGroup[];
}

const isDated = ({ range }: Field) =>
  range.kind === 'literal' && /#date(Time)?$/.test(range.datatype);
const isNumeric = (field: Field) =>
  ['integer', 'decimal', 'double', 'float'].includes(comparedType(field));
const isRanged = (field: Field) => comparedType(field) !== '';

/** The figures that a query asks for of a shape, each with the kind and the field that it is of. */
function figuresOf({ fields }: Shape): { name: string; kind: string; field: Field }[] {
  const named = (kind: string, of: readonly Field[]) =>
    of.map((field) => ({ name: `${kind}_${field.name}`, kind, field }));
  return [
    ...named('countDistinct', fields),
    ...['min', 'max'].flatMap((kind) => named(kind, fields.filter(isRanged))),
    ...named('sum', fields.filter(isNumeric)),
  ];
}

function groupsField(shape: Shape): string {
  const figures = figuresOf(shape).map(
    ({ name, kind, field }) => `${name}: ${kind}(field: ${field.name})`,
  );
  return `groups(by: $by, having: $having, orderBy: $orderBy, first: $first) {
    totalCount nodes {
      keys { field value displayName resource { id displayName } } count where ${figures.join(' ')}
    } }`;
}

function variablesOf({ name }: Shape): string {
  return `$where: ${name}Filter, $by: [${name}Grouping!]!, $having: GroupHaving, $orderBy: [${name}GroupOrder!], $first: Int`;
}

/** Draws what groups are asked for. */
function drawGroups(shape: Shape, { vocabulary }: AskedCatalogue, dice: Dice): GroupVariables {
  const fields = dice.some(shape.fields, [1, 2]);
  const by = fields.map((field): By => {
    const part =
      isDated(field) && dice.oneIn(2) ? dice.pick(['YEAR', 'MONTH'] as const) : undefined;
    return { field: field.name, ...(part && { part }) };
  });
  const [one, other] = by;
  const isTwice = one?.field === other?.field && one?.part === other?.part;
  const having = dice.oneIn(3)
    ? { count: { [dice.pick(['gte', 'lt', 'eq'])]: dice.from(0, 4) } }
    : null;
  return {
    where: dice.oneIn(2) ? {} : dice.value(vocabulary.where, shape.name),
    by: isTwice ? by.slice(0, 1) : by,
    having,
    orderBy: dice.oneIn(3) ? null : drawOrder(shape, by, dice),
    first: dice.oneIn(4) ? dice.from(0, 3) : limits.maxPageSize,
  };
}

function drawOrder(shape: Shape, by: readonly By[], dice: Dice): OrderLevel[] {
  const kinds: Readonly<Record<Kind, readonly Field[] | undefined>> = {
    COUNT: undefined,
    KEY: by.map((each) => fieldOf(each, shape)),
    COUNT_DISTINCT: shape.fields,
    MIN: shape.fields.filter(isRanged),
    MAX: shape.fields.filter(isRanged),
    SUM: shape.fields.filter(isNumeric),
  };
  const possible = (Object.keys(kinds) as Kind[]).filter((kind) => kinds[kind]?.length !== 0);
  return dice.some(possible, [1, 2]).map((kind) => {
    const fields = kinds[kind];
    return {
      by: kind,
      ...(fields && { field: dice.pick(fields).name }),
      direction: dice.pick<Direction>(['ASC', 'DESC']),
    };
  });
}

/** Compares an answer with what a plain loop finds. */
class Comparison {
  readonly #shape: Shape;
  readonly #plain: PlainGroups;
  readonly #variables: GroupVariables;
  readonly #expected: readonly PlainGroup[];
  readonly #collator: Intl.Collator;

  constructor(
    { snapshot }: AskedCatalogue,
    ids: readonly string[],
    { shape, variables }: { shape: Shape; variables: GroupVariables },
  ) {
    this.#shape = shape;
    this.#variables = variables;
    this.#plain = new PlainGroups(snapshot, LANGUAGES);
    this.#collator = new Intl.Collator(localeOf(snapshot.language) ?? 'fi', { numeric: true });
    const { count } = variables.having ?? { count: { gte: 0 } };
    const [name, size] = Object.entries(count)[0] ?? ['gte', 0];
    const keeps = {
      gte: (n: number) => n >= Number(size),
      lt: (n: number) => n < Number(size),
      eq: (n: number) => n === size,
    };
    this.#expected = this.#plain
      .of(ids, variables.by, shape)
      .filter((group) => keeps[name as keyof typeof keeps](group.ids.length));
  }

  check({ totalCount, nodes }: AnsweredGroups): void {
    expect(totalCount).toBe(this.#expected.length);
    expect(nodes).toHaveLength(Math.min(totalCount, this.#variables.first));
    const found = nodes.map((node) => this.expectedOf(node));
    expect(new Set(found).size).toBe(found.length);
    for (const node of nodes) this.#checkNode(node);
    for (const [at, node] of nodes.entries()) {
      const next = nodes[at + 1];
      if (next && this.#compare(node, next) > 0)
        throw new Error(`${JSON.stringify([node, next])} by ${JSON.stringify(this.#variables)}`);
    }
  }

  /** The group that a plain loop finds for an answered one. */
  expectedOf({ keys }: AnsweredGroup): PlainGroup {
    const found = this.#expected.find((group) =>
      group.keys.every((key, at) => {
        const text = keys[at]?.value ?? null;
        return isSameKey(key, text === null ? null : { text, type: key?.type ?? '' });
      }),
    );
    if (!found)
      throw new Error(`no group ${JSON.stringify(keys)} in ${JSON.stringify(this.#expected)}`);
    return found;
  }

  #checkNode(node: AnsweredGroup): void {
    const { ids } = this.expectedOf(node);
    expect(node.count).toBe(ids.length);
    for (const [at, key] of node.keys.entries()) {
      const { range } = fieldOf(this.#variables.by[at] ?? { field: '' }, this.#shape);
      const isResource = ['link', 'node'].includes(range.kind) && key.value !== null;
      expect(key.resource?.id ?? null).toBe(isResource ? key.value : null);
      expect(key.displayName).toBe(key.resource ? key.resource.displayName : key.value);
    }
    for (const { name, kind, field } of figuresOf(this.#shape))
      this.#checkFigure(node[name as `${string}_${string}`] ?? null, kind, { ids, field });
  }

  #checkFigure(
    figure: number | string | null,
    kind: string,
    { ids, field }: { ids: readonly string[]; field: Field },
  ): void {
    if (kind === 'countDistinct') {
      expect(figure).toBe(this.#plain.distinct(ids, field));
      return;
    }
    if (kind === 'sum') {
      const numbers = this.#plain.numbers(ids, field);
      const sum = numbers.length ? numbers.reduce((all, each) => all + each, 0) : null;
      if (sum === null) expect(figure).toBeNull();
      else expect(figure).toBeCloseTo(sum, 6 - Math.ceil(Math.log10(Math.abs(sum) + 1)));
      return;
    }
    const type = comparedType(field);
    const ends = this.#plain.extremes(ids, field, kind === 'min' ? '<' : '>');
    const isOne = ends.some((text) => isSameKey({ text, type }, { text: String(figure), type }));
    expect(figure === null ? ends.length === 0 : isOne).toBe(true);
  }

  /** The order that was asked for, on what the answer itself says; 0 too where a standard gives values no order. */
  #compare(a: AnsweredGroup, b: AnsweredGroup): number {
    const levels: OrderLevel[] = [
      ...(this.#variables.orderBy ?? []),
      { by: 'COUNT', direction: 'DESC' },
      ...this.#variables.by.map(({ field }) => ({ by: 'KEY', field, direction: 'ASC' }) as const),
    ];
    for (const level of levels) {
      const order = this.#compareAt(level, a, b);
      if (order !== 0) return Number.isNaN(order) ? 0 : order;
    }
    return 0;
  }

  #compareAt({ by, field, direction }: OrderLevel, a: AnsweredGroup, b: AnsweredGroup): number {
    const [[x, type], [y], ties] = this.#valuesAt({ by, field: field ?? '' }, a, b);
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    const found = compareValues([x, y], { type, collator: this.#collator });
    const order = found === 0 ? ties : found;
    return direction === 'DESC' ? 0 - order : order;
  }

  /** What two groups are compared by at a level, with its datatype, and what decides where labels are alike. */
  #valuesAt({ by, field }: { by: Kind; field: string }, a: AnsweredGroup, b: AnsweredGroup) {
    const type = field ? comparedType(fieldOf({ field }, this.#shape)) : '';
    const valuesOf = (
      of: (group: AnsweredGroup) => string | number | null,
      own: string,
      ties = 0,
    ) => [[of(a), own], [of(b), own], ties] as const;
    if (by === 'COUNT') return valuesOf(({ count }) => count, '');
    if (by !== 'KEY') return valuesOf((group) => group[`${FIGURES[by]}_${field}`] ?? null, type);
    const at = this.#variables.by.findIndex((each) => each.field === field);
    const [x, y] = [a, b].map(({ keys }) => keys[at]?.value ?? '');
    const isPart = this.#variables.by[at]?.part !== undefined;
    const ties = (x ?? '') < (y ?? '') ? -1 : Number((x ?? '') > (y ?? ''));
    return valuesOf(({ keys }) => keys[at]?.displayName ?? null, isPart ? '' : type, ties);
  }
}

const FIGURES = { COUNT_DISTINCT: 'countDistinct', MIN: 'min', MAX: 'max', SUM: 'sum' } as const;

/** NaN where two values of a datatype have no order. */
function compareValues(
  [x, y]: readonly [string | number, string | number],
  { type, collator }: { type: string; collator: Intl.Collator },
): number {
  if (typeof x === 'number' && typeof y === 'number') return x - y;
  if (!type) return collator.compare(String(x), String(y));
  const order = plainOrder([type, String(x)], [type, String(y)]);
  return order === 'none' ? NaN : ['<', '=', '>'].indexOf(order) - 1;
}

interface AnsweredList {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
}

/** A field may be called as a method that every object has: graphql-js takes that method for its value in a variable. */
function withoutPrototype(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPrototype);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, withoutPrototype(part)]);
  return Object.assign(Object.create(null), Object.fromEntries(entries)) as unknown;
}

async function answerTo<Data>(
  { snapshot, schema }: AskedCatalogue,
  source: string,
  variables: object,
): Promise<Data> {
  const result = await executeBoth(snapshot, {
    ...{ schema, source, languages: LANGUAGES },
    variables: withoutPrototype(variables) as Record<string, unknown>,
  });
  if (result.errors)
    throw new Error(`${JSON.stringify(result.errors)} of ${source} ${JSON.stringify(variables)}`);
  return result.data as unknown as Data;
}

/** Asks for groups of a whole class, and for the members of some of them by their own filters. */
async function checkRoot(catalogue: AskedCatalogue, shape: Shape, dice: Dice): Promise<number> {
  const { snapshot } = catalogue;
  const variables = drawGroups(shape, catalogue, dice);
  const plain = new PlainLoop(snapshot);
  const ids = idsOf(snapshot, shape).filter((id) => plain.keeps(shape, id, variables.where));
  const list = shape.plural ?? '';
  const source = `query (${variablesOf(shape)}) { list: ${list}(where: $where, first: 0) { ${groupsField(shape)} } }`;
  const {
    list: { groups },
  } = await answerTo<{ list: { groups: AnsweredGroups } }>(catalogue, source, variables);
  const comparison = new Comparison(catalogue, ids, { shape, variables });
  comparison.check(groups);
  const shown = groups.nodes.length ? dice.some(groups.nodes, [1, 3]) : [];
  for (const group of shown) {
    const members = `query ($where: ${shape.name}Filter) { list: ${list}(where: $where, first: 10000) { totalCount nodes { id } } }`;
    const { list: found } = await answerTo<{ list: AnsweredList }>(catalogue, members, {
      where: group.where,
    });
    expect(found.nodes.map(({ id }) => id)).toEqual(comparison.expectedOf(group).ids);
  }
  return groups.totalCount;
}

/** Asks for groups of what each resource of a class links to. */
async function checkNested(catalogue: AskedCatalogue, shape: Shape, dice: Dice): Promise<number> {
  const { snapshot } = catalogue;
  const links = shape.fields.filter(
    ({ many, range }) => many && range.kind === 'link' && range.shape.fields.length > 0,
  );
  if (!links.length) return 0;
  const link = dice.pick(links);
  if (link.range.kind !== 'link') return 0;
  const target = link.range.shape;
  const variables = drawGroups(target, catalogue, dice);
  const plain = new PlainLoop(snapshot);
  const source = `query (${variablesOf(target)}) { list: ${shape.plural ?? ''}(first: 10000) { nodes { id inner: ${link.name}(where: $where, first: 0) { ${groupsField(target)} } } } }`;
  const { list } = await answerTo<{
    list: { nodes: { id: string; inner: { groups: AnsweredGroups } }[] };
  }>(catalogue, source, variables);
  for (const { id, inner } of list.nodes.slice(0, 8)) {
    const linked = plain
      .values(link, id)
      .map(({ text }) => text)
      .sort();
    const ids = linked.filter((each) => plain.keeps(target, each, variables.where));
    new Comparison(catalogue, ids, { shape: target, variables }).check(inner.groups);
  }
  return list.nodes.reduce((sum, { inner }) => sum + inner.groups.totalCount, 0);
}

/** Throws what failed with how it is asked for again; the tool's own report prints whole catalogues. */
function report({
  failed,
  seed,
  counterexamplePath,
  errorInstance,
}: fc.RunDetails<[AskedCatalogue, fc.GeneratorValue]>): void {
  if (!failed) return;
  throw new Error(`seed ${seed}, path ${counterexamplePath ?? 'none'}: ${String(errorInstance)}`, {
    cause: errorInstance,
  });
}

describe.each(catalogues)('groups of lists of %s', (_name, arbitrary, each) => {
  it('are those of a plain loop, at the root and nested, each with the filter that gives its members', async () => {
    let found = 0;
    const numRuns = Math.ceil(QUESTIONS / catalogues.length / each);
    await fc.assert(
      fc.asyncProperty(arbitrary, fc.gen(), async (catalogue, draw) => {
        const dice = new Dice(draw);
        const { snapshot } = catalogue;
        const shapes = snapshot.model.shapes.filter(
          (shape) =>
            shape.plural !== undefined &&
            shape.fields.length &&
            idsOf(snapshot, shape).length < 200,
        );
        for (let number = 0; number < each; number += 1) {
          const shape = dice.pick(shapes);
          const check = dice.oneIn(3) ? checkNested : checkRoot;
          found += await check(catalogue, shape, dice);
        }
      }),
      { numRuns, endOnFailure: true, reporter: report },
    );
    expect(found).toBeGreaterThan(QUESTIONS / 3);
  });
});
