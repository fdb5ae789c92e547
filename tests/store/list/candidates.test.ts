import { describe, expect, it } from 'vitest';
import { readWhere } from '../../../src/graphql/lists/read-where.ts';
import { candidates } from '../../../src/store/list/candidates.ts';
import { everything } from '../../../src/reading/question.ts';
import { isLink, type Shape } from '../../../src/model/model.ts';
import { loadCatalogue } from '../../support/catalogue.ts';

const { snapshot } = loadCatalogue();

function conditionOf(shape: Shape, where: Record<string, unknown>) {
  return readWhere(where, { shape, shapes: snapshot.model.shapes, base: snapshot.base });
}

const links = snapshot.model.shapes.flatMap((shape) =>
  shape.fields
    .filter(isLink)
    .map((field) => ({ shape, field, name: `${shape.name}.${field.name}` })),
);

describe.each(links)('a filter by what $name leads to', ({ shape, field }) => {
  const list = snapshot.ofShape(shape);
  const targets = [...new Set(list.flatMap((resource) => resource.links(field)))].slice(0, 40);
  const filters = [
    ...targets.map(({ id }) => [id]),
    targets.slice(0, 3).map(({ id }) => id),
    [`${snapshot.base}nothing`],
    [],
  ];

  it('keeps what a plain loop keeps', () => {
    for (const ids of filters)
      for (const said of [{ in: ids }, ...(ids.length === 1 ? [{ eq: ids[0] }] : [])]) {
        const where = { [field.name]: field.many ? { some: { id: said } } : { id: said } };
        const question = { ...everything, where: conditionOf(shape, where) };
        const { nodes, totalCount } = snapshot.list({ kind: 'class', shape }, question);
        const kept = list.filter((each) => each.links(field).some(({ id }) => ids.includes(id)));
        expect(nodes).toEqual(kept);
        expect(totalCount).toBe(kept.length);
      }
  });
});

describe('the candidates of a condition', () => {
  const shape = snapshot.model.shapeOfClass.get('https://w3id.org/varanto#Register');
  if (!shape) throw new Error('The ontology has no such shape.');
  const candidatesOf = (where: Record<string, unknown>) =>
    candidates(shape, conditionOf(shape, where), snapshot);
  const unit = { id: { eq: 'organisation/hallinto-osasto' } };

  it('is no more than what links there', () => {
    const all = snapshot.ofShape(shape);
    const some = candidatesOf({ holder: unit }) ?? [];
    expect(some).toEqual(all.filter(({ id }) => some.some((each) => each.id === id)));
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all.length);
  });

  it('is the least that several conditions leave', () => {
    const nobody = { id: { eq: 'organisation/nobody' } };
    const both = { and: [{ holder: unit }, { informationResource: nobody }] };
    expect(candidatesOf(both)).toEqual([]);
  });

  it('is none where a condition need not hold', () => {
    expect(candidatesOf({ or: [{ holder: unit }] })).toBeUndefined();
    expect(candidatesOf({ not: { holder: unit } })).toBeUndefined();
    expect(candidatesOf({ title: { contains: 'a' } })).toBeUndefined();
  });
});
