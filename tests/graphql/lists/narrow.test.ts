import { describe, expect, it } from 'vitest';
import { connectionPage } from '../../../src/graphql/connection/connection-page.ts';
import { narrowed } from '../../../src/graphql/filter/narrow.ts';
import { isLink } from '../../../src/model/model.ts';
import { loadCatalogue } from '../../support/catalogue.ts';

const { snapshot } = loadCatalogue();
const context = { snapshot, languages: [], trace: undefined };
const limits = { pageSize: 1000, maxPageSize: 1000 };
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
        const { nodes, totalCount } = connectionPage(list, { where }, { shape, context, limits });
        const kept = list.filter((each) => each.links(field).some(({ id }) => ids.includes(id)));
        expect(nodes).toEqual(kept);
        expect(totalCount).toBe(kept.length);
      }
  });
});

describe('a narrowed list', () => {
  const shape = snapshot.model.shapeOfClass.get('https://w3id.org/varanto#Register');
  if (!shape) throw new Error('The ontology has no such shape.');
  const unit = { id: { eq: 'organisation/hallinto-osasto' } };

  it('is no more than what links there', () => {
    const all = snapshot.ofShape(shape);
    const some = narrowed(shape, { holder: unit }, snapshot) ?? [];
    expect(some).toEqual(all.filter(({ id }) => some.some((each) => each.id === id)));
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all.length);
  });

  it('is the least that several conditions leave', () => {
    const nobody = { id: { eq: 'organisation/nobody' } };
    const both = { and: [{ holder: unit }, { informationResource: nobody }] };
    expect(narrowed(shape, both, snapshot)).toEqual([]);
  });

  it('is none where a condition need not hold', () => {
    expect(narrowed(shape, { or: [{ holder: unit }] }, snapshot)).toBeUndefined();
    expect(narrowed(shape, { not: { holder: unit } }, snapshot)).toBeUndefined();
    expect(narrowed(shape, { title: { contains: 'a' } }, snapshot)).toBeUndefined();
  });
});
