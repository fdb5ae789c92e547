import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSchema } from '../../../src/graphql/schema.ts';
import type { Field, Shape } from '../../../src/model/model.ts';
import { arbitraryWhere } from '../../support/arbitrary-where.ts';
import { ask, loadCatalogue } from '../../support/catalogue.ts';
import { executeBoth } from '../../support/execute.ts';
import { idsOf, PlainLoop, type Where } from '../../support/plain.ts';
import { runs } from '../../support/runs.ts';
import { widely } from '../../support/wide.ts';

const { snapshot } = loadCatalogue();
const schema = buildSchema(snapshot.model, { pageSize: 20, maxPageSize: 10_000 });
const plain = new PlainLoop(snapshot);
const lists = snapshot.model.shapes.filter(
  (shape) => shape.plural !== undefined && idsOf(snapshot, shape).length < 150,
);

/** A filter without what it says of one field: by itself, inside `and`, or where `or` or `not` name no other. */
function without(name: string, where: Where): Where {
  const kept = Object.entries(where).filter(([said, part]) => {
    const named = fieldsNamed({ [said]: part });
    return said === 'and' || !(named.size === 1 && named.has(name));
  });
  return Object.fromEntries(
    kept.map(([said, part]) => [
      said,
      said === 'and' ? (part as Where[]).map((each) => without(name, each)) : part,
    ]),
  );
}

/** What the parts of a filter are about; a part about no field counts as one by itself. */
function fieldsNamed(where: Where): Set<string> {
  const names = Object.entries(where).flatMap(([said, part]) =>
    ['and', 'or', 'not'].includes(said)
      ? [part].flat().flatMap((each) => [...fieldsNamed(each as Where)])
      : [said],
  );
  return new Set(names);
}

function plainFacet(shape: Shape, field: Field, where: Where): Record<string, number> {
  const counts: Record<string, number> = {};
  const rest = without(field.name, where);
  for (const id of idsOf(snapshot, shape).filter((each) => plain.keeps(shape, each, rest))) {
    const values = plain.values(field, id).map(({ text }) => text);
    for (const value of new Set(values)) counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

describe.each(lists.map((shape) => [shape.name, shape] as const))(
  'the facets of %s',
  (name, shape) => {
    // Of a text, the language that is answered counts, which the loop over the triples does not know.
    const fields = shape.fields.filter(({ range }) => range.kind !== 'text');
    const source = `query ($where: ${name}Filter, $fields: [${name}FacetField!]!) {
    list: ${shape.plural ?? ''}(where: $where, first: 0) {
      facets(fields: $fields) { field totalCount values { value count } }
    }
  }`;

    it('count what a plain loop counts, each without its own filter', async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryWhere(snapshot, shape, 2), async (where) => {
          const variableValues = { where, fields: fields.map((field) => field.name) };
          const result = await executeBoth(snapshot, {
            schema,
            source,
            languages: ['fi'],
            variables: variableValues,
          });
          expect(result.errors).toBeUndefined();
          const { list } = result.data as {
            list: {
              facets: {
                field: string;
                totalCount: number;
                values: { value: string; count: number }[];
              }[];
            };
          };
          for (const [index, field] of fields.entries()) {
            const facet = list.facets[index];
            const counts = Object.fromEntries(
              facet?.values.map(({ value, count }) => [value, count]) ?? [],
            );
            expect({ [field.name]: counts }).toEqual({
              [field.name]: plainFacet(shape, field, where),
            });
            expect(facet?.totalCount).toBe(Object.keys(counts).length);
          }
        }),
        { numRuns: runs(widely(4, 10), 150) },
      );
    });
  },
);

describe('a facet under a filter that says nothing of a link', () => {
  // Such a filter is a condition on its field: true of each, and false of none where it is negated.
  it.each([
    ['{ not: { registers: {} } }', 'registers', 36],
    ['{ not: { id: {}, name: { exists: true } } }', 'name', 0],
    ['{ or: [{ not: { registers: {} } }, { name: { eq: "zz" } }] }', 'name', 0],
  ])('%s counts %s by itself', async (where, field, count) => {
    const query = `{ organisations(where: ${where}) { totalCount facets(fields: [${field}]) { totalCount } } }`;
    const { data } = await ask(snapshot, query);
    expect(data).toMatchObject({
      organisations: { totalCount: 0, facets: [{ totalCount: count }] },
    });
  });
});

describe('a facet', () => {
  it('has the most frequent value first, with its label in the language of the request', async () => {
    const query = `{ registers(where: { title: { contains: "rekisteri" } }, first: 0) {
      facets(fields: [holder]) { field values(first: 2) { label count } }
    } }`;
    const { data } = await ask(snapshot, query);
    expect(data).toEqual({
      registers: {
        facets: [
          {
            field: 'holder',
            values: [
              { label: 'Elinkeino-osasto', count: 5 },
              { label: 'Hallinto-osasto', count: 4 },
            ],
          },
        ],
      },
    });
  });

  it('counts the texts that are answered', async () => {
    const query = '{ tosLevels { facets(fields: [label]) { values { value count } } } }';
    const { data } = await ask(snapshot, query, { languages: ['sv'] });
    const values = [1, 2, 3, 4].map((level) => ({ value: `Nivå ${level}`, count: 1 }));
    expect(data).toEqual({ tosLevels: { facets: [{ values }] } });
  });
});
