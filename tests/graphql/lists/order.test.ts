import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSchema } from '../../../src/graphql/schema.ts';
import type { Shape } from '../../../src/model/model.ts';
import { ask, loadCatalogue } from '../../support/catalogue.ts';
import { executeBoth } from '../../support/execute.ts';
import { idsOf, plainCount, PlainLoop } from '../../support/plain.ts';
import { runs } from '../../support/runs.ts';
import { widely } from '../../support/wide.ts';

const { snapshot } = loadCatalogue();
const { model } = snapshot;
const schema = buildSchema(model, { pageSize: 20, maxPageSize: 10_000 });
const plain = new PlainLoop(snapshot);
const lists = model.shapes.filter(({ plural }) => plural !== undefined);
const finnish = new Intl.Collator('fi', { numeric: true });

interface OrderInput {
  readonly field?: string;
  readonly count?: string;
  readonly through?: Readonly<Record<string, OrderInput>>;
  readonly direction?: 'ASC' | 'DESC';
}

/** What a level is by: the links that lead on, the field, and whether its values are counted. */
interface PlainLevel {
  readonly links: readonly string[];
  readonly name: string;
  readonly isCount: boolean;
  readonly isDown: boolean;
}

function levelOf(input: OrderInput, links: readonly string[] = []): PlainLevel {
  const [[link, inner] = []] = Object.entries(input.through ?? {});
  if (link !== undefined && inner) return levelOf(inner, [...links, link]);
  const isDown = input.direction === 'DESC';
  return { links, name: input.field ?? input.count ?? '', isCount: 'count' in input, isDown };
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
  const key = (
    id: string,
    { links, name, isCount }: PlainLevel,
    of = shape,
  ): { text: string; isNumber: boolean } | undefined => {
    const [link, ...more] = links;
    const field = of.fields.find((each) => each.name === (link ?? name));
    if (!field) return undefined;
    if (link !== undefined) {
      const [target] = plain
        .values(field, id)
        .map(({ text }) => text)
        .sort();
      if (target === undefined || field.range.kind !== 'link') return undefined;
      return key(target, { links: more, name, isCount, isDown: false }, field.range.shape);
    }
    if (isCount) return { text: String(plainCount(plain.values(field, id))), isNumber: true };
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
    for (const level of orderBy.map((input) => levelOf(input))) {
      const [x, y] = [key(a, level), key(b, level)];
      if (!x && !y) continue;
      if (!x || !y) return x ? -1 : 1;
      const order = x.isNumber ? Number(x.text) - Number(y.text) : finnish.compare(x.text, y.text);
      if (order) return level.isDown ? -order : order;
    }
    return a < b ? -1 : 1;
  });
}

function arbitraryOrder(shape: Shape): fc.Arbitrary<OrderInput[]> {
  return fc.array(arbitraryLevel(shape, 2), { minLength: 1, maxLength: 3 });
}

function arbitraryLevel(shape: Shape, links: number): fc.Arbitrary<OrderInput> {
  const direction = fc.constantFrom<'ASC' | 'DESC'>('ASC', 'DESC');
  const own = orderableFields(shape).map(({ name: field }) =>
    direction.map((each): OrderInput => ({ field, direction: each })),
  );
  const counts = shape.fields.flatMap(({ many, name: count }) =>
    many ? [direction.map((each): OrderInput => ({ count, direction: each }))] : [],
  );
  const through = shape.fields.flatMap(({ many, name, range }) =>
    links > 0 && !many && range.kind === 'link' && canOrder(range.shape)
      ? [
          arbitraryLevel(range.shape, links - 1).map((level): OrderInput => ({
            through: { [name]: level },
          })),
        ]
      : [],
  );
  return fc.oneof(...own, ...counts, ...through);
}

function canOrder(shape: Shape): boolean {
  return orderableFields(shape).length > 0 || shape.fields.some(({ many }) => many);
}

const small = lists.filter((shape) => idsOf(snapshot, shape).length < 150);

describe.each(small.map((shape) => [shape.name, shape] as const))(
  'an order of %s',
  (_name, shape) => {
    const hasOrder = canOrder(shape);

    it.runIf(hasOrder)('is that of a plain sort', async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryOrder(shape), async (orderBy) => {
          const { nodes } = await page(shape, { orderBy, first: 10_000 });
          expect(nodes.map(({ id }) => id)).toEqual(plainOrder(shape, orderBy));
        }),
        { numRuns: runs(widely(2, 8), 60) },
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
        { numRuns: runs(widely(1, 4), 25) },
      );
    });
  },
);

describe('an order', () => {
  it('goes by how many there are, and by a field of a link', async () => {
    const query = `{
      organisations(orderBy: [{ count: registers, direction: DESC }], first: 2) { nodes { name registers { totalCount } } }
      registers(orderBy: [{ through: { holder: { field: name, direction: DESC } } }, { field: title }], first: 1) { nodes { holder { name } } }
    }`;
    const { data } = await ask(snapshot, query);
    expect(data).toEqual({
      organisations: {
        nodes: [
          { name: 'Elinkeino-osasto', registers: { totalCount: 8 } },
          { name: 'Hallinto-osasto', registers: { totalCount: 7 } },
        ],
      },
      registers: { nodes: [{ holder: { name: 'Viestintäosasto' } }] },
    });
  });

  it.each([
    ['{}', 'expected one of field, count and through'],
    ['{ field: title, through: { holder: { field: name } } }', 'got 2 of them'],
    ['{ through: {} }', 'expected one link in through'],
    ['{ through: { holder: { field: name } }, direction: DESC }', 'inside of through'],
  ])('by %s is the mistake of the caller', async (level, message) => {
    const { errors } = await ask(snapshot, `{ registers(orderBy: [${level}]) { totalCount } }`);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(message);
  });

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
