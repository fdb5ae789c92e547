import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSchema } from '../../../src/graphql/schema.ts';
import type { Shape } from '../../../src/model/model.ts';
import { ask, loadCatalogue } from '../../support/catalogue.ts';
import { executeBoth } from '../../support/execute.ts';
import { idsOf, PlainLoop } from '../../support/plain.ts';
import { runs } from '../../support/runs.ts';

const { snapshot } = loadCatalogue();
const { model } = snapshot;
const schema = buildSchema(model, { pageSize: 20, maxPageSize: 10_000 });
const plain = new PlainLoop(snapshot);
const lists = model.shapes.filter(({ plural }) => plural !== undefined);
const finnish = new Intl.Collator('fi', { numeric: true });

interface OrderInput {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

/** The fields of one literal. */
function orderableFields({ fields }: Shape) {
  return fields.filter(({ many, range }) => !many && /text|literal/.test(range.kind));
}

interface List {
  readonly nodes: { id: string }[];
  readonly edges: { cursor: string }[];
  readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

async function page(shape: Shape, variables: Record<string, unknown>): Promise<List> {
  const source = `query ($orderBy: [${shape.name}Order!], $first: Int, $after: String, $last: Int, $before: String) {
    list: ${shape.plural ?? ''}(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes { id } edges { cursor } pageInfo { hasNextPage endCursor }
    }
  }`;
  const result = await executeBoth(snapshot, { schema, source, languages: ['fi'], variables });
  expect(result.errors).toBeUndefined();
  return (result.data as unknown as { list: List }).list;
}

/** The order in the plainest way: every key read anew at every comparison. Texts here are Finnish, or the only one. */
function plainOrder(shape: Shape, orderBy: readonly OrderInput[]): string[] {
  const key = (id: string, name: string): { text: string; isNumber: boolean } | undefined => {
    const field = shape.fields.find((each) => each.name === name);
    if (!field) return undefined;
    const quads = snapshot.quads({ subject: id });
    const values = plain.values(field, id).map(({ text }) => text);
    const own = quads.filter(
      ({ object }) => object.termType === 'Literal' && values.includes(object.value),
    );
    const texts = own.map(({ object }) => object).filter((object) => object.termType === 'Literal');
    const chosen = texts.find(({ language }) => language === 'fi' || language === '') ?? texts[0];
    return chosen && { text: chosen.value, isNumber: chosen.datatype.value.endsWith('nteger') };
  };
  return idsOf(snapshot, shape).sort((a, b) => {
    for (const { field, direction } of orderBy) {
      const [x, y] = [key(a, field), key(b, field)];
      if (!x && !y) continue;
      if (!x || !y) return x ? -1 : 1;
      const order = x.isNumber ? Number(x.text) - Number(y.text) : finnish.compare(x.text, y.text);
      if (order) return direction === 'DESC' ? -order : order;
    }
    return a < b ? -1 : 1;
  });
}

function arbitraryOrder(shape: Shape): fc.Arbitrary<OrderInput[]> {
  const names = orderableFields(shape).map(({ name }) => name);
  const level = fc.record({
    field: fc.constantFrom(...names),
    direction: fc.constantFrom<'ASC' | 'DESC'>('ASC', 'DESC'),
  });
  return fc.array(level, { minLength: 1, maxLength: 3 });
}

const small = lists.filter((shape) => idsOf(snapshot, shape).length < 150);

describe.each(small.map((shape) => [shape.name, shape] as const))(
  'an order of %s',
  (_name, shape) => {
    const hasOrder = orderableFields(shape).length > 0;

    it.runIf(hasOrder)('is that of a plain sort', async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryOrder(shape), async (orderBy) => {
          const { nodes } = await page(shape, { orderBy, first: 10_000 });
          expect(nodes.map(({ id }) => id)).toEqual(plainOrder(shape, orderBy));
        }),
        { numRuns: runs(8, 60) },
      );
    });

    it.runIf(hasOrder)('reaches each resource once, page by page, from either end', async () => {
      const size = fc.integer({ min: 1, max: 30 });
      await fc.assert(
        fc.asyncProperty(arbitraryOrder(shape), size, async (orderBy, count) => {
          const all = plainOrder(shape, orderBy);
          const [seen, back]: [string[], string[]] = [[], []];
          for (let after: string | null = null; ;) {
            const { nodes, pageInfo } = await page(shape, { orderBy, first: count, after });
            seen.push(...nodes.map(({ id }) => id));
            after = pageInfo.endCursor;
            if (!pageInfo.hasNextPage) break;
          }
          for (let before: string | undefined; ;) {
            const { nodes, edges } = await page(shape, { orderBy, last: count, before });
            back.unshift(...nodes.map(({ id }) => id));
            before = edges[0]?.cursor;
            if (before === undefined || nodes.length < count) break;
          }
          expect(seen).toEqual(all);
          expect(back).toEqual(all);
        }),
        { numRuns: runs(4, 25) },
      );
    });
  },
);

describe('an order', () => {
  it('takes the notations of the plan by their parts', async () => {
    const query = '{ tosClasses(orderBy: { field: notation }, first: 4) { nodes { notation } } }';
    const { data } = await ask(snapshot, query);
    const notations = ['00', '00 00', '00 01', '00 01 01'];
    expect(data).toEqual({ tosClasses: { nodes: notations.map((notation) => ({ notation })) } });
  });

  it('puts å, ä and ö last, as Finnish does', async () => {
    const query = `{ registers(orderBy: { field: title, direction: DESC }, first: 3) { nodes { title } } }`;
    const { data } = await ask(snapshot, query);
    expect(data).toMatchObject({
      registers: { nodes: [{ title: 'Työllisyyspalvelurekisteri' }, {}, {}] },
    });
  });

  it('puts what is missing last, up and down', async () => {
    const query = `query ($direction: OrderDirection) {
      organisations(orderBy: { field: description, direction: $direction }) { nodes { description } }
    }`;
    for (const direction of ['ASC', 'DESC']) {
      const { data } = await ask(snapshot, query, { variables: { direction } });
      const { nodes } = (data as { organisations: { nodes: { description: string | null }[] } })
        .organisations;
      expect(nodes.at(-1)).toEqual({ description: null });
      expect(nodes.slice(0, -1).every(({ description }) => description !== null)).toBe(true);
    }
  });

  it('follows the language that is answered', async () => {
    const query = '{ tosSchemes(orderBy: { field: label }) { edges { cursor } } }';
    const cursors = await Promise.all(
      ['fi', 'sv'].map(async (tag) => {
        const { data } = await ask(snapshot, query, { languages: [tag] });
        return (data as { tosSchemes: { edges: { cursor: string }[] } }).tosSchemes.edges[0]
          ?.cursor;
      }),
    );
    expect(cursors[0]).not.toBe(cursors[1]);
    const { errors } = await ask(
      snapshot,
      `{ tosSchemes(orderBy: { field: label }, after: "${cursors[0] ?? ''}") { totalCount } }`,
      { languages: ['sv'] },
    );
    expect(errors?.[0]?.message).toContain('expected a cursor of the same order and languages');
  });
});
