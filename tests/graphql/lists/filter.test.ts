import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSchema } from '../../../src/graphql/schema.ts';
import { arbitraryWhere } from '../../support/arbitrary-where.ts';
import { ask, loadCatalogue } from '../../support/catalogue.ts';
import { executeBoth } from '../../support/execute.ts';
import { idsOf, PlainLoop, type Where } from '../../support/plain.ts';
import { runs } from '../../support/runs.ts';
import { widely } from '../../support/wide.ts';

const { snapshot } = loadCatalogue();
const { model } = snapshot;
const schema = buildSchema(model, { pageSize: 10_000, maxPageSize: 10_000 });
const plain = new PlainLoop(snapshot);
const lists = model.shapes.filter(({ plural }) => plural !== undefined);

async function idsFor(shapeName: string, where: Where): Promise<string[]> {
  const shape = lists.find(({ name }) => name === shapeName);
  const source = `query ($where: ${shapeName}Filter) { list: ${shape?.plural ?? ''}(where: $where) { totalCount nodes { id } } }`;
  const result = await executeBoth(snapshot, { schema, source, variables: { where } });
  expect(result.errors).toBeUndefined();
  const { list } = result.data as { list: { totalCount: number; nodes: { id: string }[] } };
  expect(list.totalCount).toBe(list.nodes.length);
  return list.nodes.map(({ id }) => id);
}

describe.each(lists.map((shape) => [shape.name, shape] as const))(
  'a filter of %s',
  (name, shape) => {
    it('keeps what a plain loop over the triples keeps', async () => {
      const ids = idsOf(snapshot, shape);
      await fc.assert(
        fc.asyncProperty(arbitraryWhere(snapshot, shape), async (where) => {
          expect(await idsFor(name, where)).toEqual(
            ids.filter((id) => plain.keeps(shape, id, where)),
          );
        }),
        {
          numRuns:
            shape.name === 'SourceStatement' ? runs(widely(4, 10), 120) : runs(widely(12, 30), 500),
        },
      );
    });
  },
);

describe('a filter of a nested list', () => {
  it('keeps what a plain loop over the links keeps', async () => {
    const unit = lists.find(({ name }) => name === 'Organisation');
    const register = lists.find(({ name }) => name === 'Register');
    const field = unit?.fields.find(({ name }) => name === 'registers');
    if (!unit || !register || !field) throw new Error('the catalogue has units with registers');
    const source = `query ($where: RegisterFilter) {
      organisations { nodes { id registers(where: $where) { nodes { id } } } }
    }`;
    await fc.assert(
      fc.asyncProperty(arbitraryWhere(snapshot, register), async (where) => {
        const result = await executeBoth(snapshot, { schema, source, variables: { where } });
        const { organisations } = result.data as {
          organisations: { nodes: { id: string; registers: { nodes: { id: string }[] } }[] };
        };
        for (const { id, registers } of organisations.nodes) {
          const links = plain
            .values(field, id)
            .map(({ text }) => text)
            .sort();
          expect(registers.nodes.map((node) => node.id)).toEqual(
            links.filter((link) => plain.keeps(register, link, where)),
          );
        }
      }),
      { numRuns: runs(widely(6, 15), 200) },
    );
  });
});

describe('a filter', () => {
  it.each([
    ['{}', 36],
    ['{ and: [] }', 36],
    ['{ or: [] }', 0],
    ['{ id: { in: [] } }', 0],
    ['{ not: {} }', 0],
    ['{ title: { contains: "REKISTERI" } }', 23],
    ['{ title: { contains: "aani" } }', 0],
    ['{ title: { contains: "ÄÄNI" } }', 1],
    ['{ informationResource: { registers: { every: { title: { exists: true } } } } }', 36],
    ['{ holder: { registers: { none: { title: { startsWith: "avustus" } } } } }', 31],
    ['{ id: { eq: "register/ohjaamotoiminta" } }', 1],
    // How many links a filter may follow is a limit of the server, not of the filter.
    [`{ ${'holder: { registers: { some: { '.repeat(3)}${'} } } '.repeat(3)}}`, 36],
  ])('%s keeps %i registers', async (where, count) => {
    const { data, errors } = await ask(snapshot, `{ registers(where: ${where}) { totalCount } }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ registers: { totalCount: count } });
  });

  it.each([
    ['null', 'where: expected a filter, got null'],
    ['{ title: null }', 'where.title: expected a filter, got null'],
    ['{ or: [{ holder: { not: null } }] }', 'where.or.0.holder.not: expected a filter, got null'],
    ['{ title: { in: null } }', 'where.title.in: expected a filter, got null'],
    ['{ id: { eq: "mailto:a@b.example" } }', 'expected an address, or a relative one'],
  ])('%s is the mistake of the caller', async (where, message) => {
    const { errors } = await ask(snapshot, `{ registers(where: ${where}) { totalCount } }`);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(message);
  });

  it('does not know a name that is not in the schema', async () => {
    const { errors } = await ask(snapshot, '{ registers(where: { titel: {} }) { totalCount } }');
    expect(errors?.[0]?.message).toContain('"titel" is not defined by type "RegisterFilter"');
  });

  it('takes a day that there is, and no other', async () => {
    const query =
      'query ($day: Date) { documents(where: { modified: { gte: $day } }) { totalCount } }';
    const counted = await ask(snapshot, query, { variables: { day: '2022-01-25' } });
    expect(counted.data).toEqual({ documents: { totalCount: 3 } });
    const { errors } = await ask(snapshot, query, { variables: { day: '2026-02-30' } });
    expect(errors?.[0]?.message).toContain('expected a value of Date');
  });

  it('is worked out once for each resource and part, however often the links come by', async () => {
    const deep =
      '{ holder: { registers: { some: { holder: { registers: { some: { holder: { name: { eq: "" } } } } } } } } }';
    let reads = 0;
    const counting = loadCatalogue().snapshot;
    for (const resource of counting.described) {
      const values = resource.values.bind(resource);
      resource.values = (field) => {
        reads += 1;
        return values(field);
      };
    }
    await ask(counting, `{ registers(where: ${deep}) { totalCount } }`);
    // Five links and one text over 36 registers and 6 holders; done the plain way it is some 40,000.
    expect(reads).toBeLessThan(6 * 50);
  });
});
