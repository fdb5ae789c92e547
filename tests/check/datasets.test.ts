import { describe, expect, it, vi } from 'vitest';
import { check } from '../../src/check/check.ts';
import { datasets, findingDatasets } from '../../src/check/datasets.ts';
import type { View } from '../../src/reading/view.ts';
import { atOnce } from '../../src/reading/work.ts';
import { rule, ruledShapes } from '../support/ruled.ts';
import { MUSEUM, snapshotOf } from '../support/turtle.ts';

const DATASET = '<http://www.w3.org/ns/dcat#Dataset>';
const shapes = ruledShapes(rule({ predicate: 'rdf:type', object: DATASET }));

const DATA = `
  <painting/2> a :Painting , ${DATASET} ; :title "Aamu"@fi .
  <painting/1> a :Painting , ${DATASET} ; :title "Yö"@fi .
`;
const UNTYPED = '<painting/3> a :Painting ; :title "Ilta"@fi .';

describe('the datasets', () => {
  it('are what the data types so in so many words, by address', () => {
    const ids = datasets(snapshotOf(shapes, DATA + UNTYPED)).map(({ id }) =>
      id.replace(MUSEUM, ''),
    );
    expect(ids).toEqual(['painting/1', 'painting/2']);
  });

  it('are worked out once for a snapshot', () => {
    const snapshot = snapshotOf(shapes, DATA);
    expect(datasets(snapshot)).toBe(datasets(snapshot));
  });

  it('are found in pieces beforehand as they would be found when they are asked for', () => {
    const many = Array.from(
      { length: 3_000 },
      (_, index) => `<painting/${index + 4}> a ${DATASET} .`,
    );
    const data = `${DATA + UNTYPED}${many.join('\n')} <painting/9> a :Painting .`;
    const snapshot = snapshotOf(shapes, data);
    let pauses = 0;
    atOnce(findingDatasets(snapshot), () => (pauses += 1));
    const idsOf = (view: View) => datasets(view).map(({ id }) => id.replace(MUSEUM, ''));
    const read = vi.spyOn(snapshot, 'quads');
    expect(idsOf(snapshot)).toEqual(['painting/1', 'painting/2', 'painting/9']);
    expect(read).not.toHaveBeenCalled();
    expect(pauses).toBeGreaterThan(10);
    expect(idsOf(snapshotOf(shapes, data))).toEqual(idsOf(snapshot));
  });

  it('are none where the rules make none, whatever the data says', () => {
    expect(datasets(snapshotOf(ruledShapes(rule({})), DATA))).toEqual([]);
  });

  it.each([
    ['of another resource', rule({ subject: '<>', predicate: 'rdf:type', object: DATASET })],
    ['by another property', rule({ predicate: ':type', object: DATASET })],
    ['of another class', rule({ predicate: 'rdf:type', object: ':Dataset' })],
  ])('are not made by a rule %s', (_what, other) => {
    expect(datasets(snapshotOf(ruledShapes(other), DATA))).toEqual([]);
  });
});

describe('the check', () => {
  it('finds nothing wrong with datasets that have a label', () => {
    expect(check(snapshotOf(shapes, DATA))).toEqual([]);
  });

  it('finds a dataset without a label, though its shape does not ask for one', () => {
    const data = `${DATA} <painting/4> a :Painting , ${DATASET} .`;
    expect(check(snapshotOf(shapes, data))).toEqual([
      {
        severity: 'violation',
        resource: `${MUSEUM}painting/4`,
        message:
          'is a dataset without a label: for one that has no title CKAN drops the whole harvest',
      },
    ]);
  });

  it('finds it once where the shape asks for one', () => {
    const asking = shapes.replace('sh:uniqueLang true ;', 'sh:uniqueLang true ; sh:minCount 1 ;');
    const found = check(snapshotOf(asking, `<painting/4> a :Painting , ${DATASET} .`));
    expect(found.map(({ constraint }) => constraint)).toEqual(['minCount']);
  });

  it('warns of what would be a dataset, but is not typed so', () => {
    const message =
      'is not typed dcat:Dataset, although others of its shape are datasets: it is not in the view for harvesters';
    expect(check(snapshotOf(shapes, DATA + UNTYPED))).toEqual([
      { severity: 'warning', resource: `${MUSEUM}painting/3`, message },
    ]);
  });

  it('warns of a dataset that no rule makes one', () => {
    const found = check(snapshotOf(shapes, `<artist/1> a :Artist , ${DATASET} ; :name "Ada"@fi .`));
    expect(found).toEqual([
      {
        severity: 'warning',
        resource: `${MUSEUM}artist/1`,
        message:
          'is typed dcat:Dataset, but no rule of its shape makes a dataset of it: it is not in the view for harvesters',
      },
    ]);
  });

  it('says nothing of datasets under an ontology without rules', () => {
    const data = `<artist/1> a :Artist , ${DATASET} .`;
    expect(
      check(snapshotOf(shapes.replace(/sh:rule \[[^\]]*\] \./, 'rdfs:comment "none" .'), data)),
    ).toEqual([]);
  });
});
