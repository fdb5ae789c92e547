import { describe, expect, it } from 'vitest';
import { everything, type Question } from '../../../src/reading/question.ts';
import type { List } from '../../../src/reading/view.ts';
import type { Work } from '../../../src/reading/work.ts';
import { warming } from '../../../src/operate/warm.ts';
import { MUSEUM, snapshotOf } from '../../support/turtle.ts';

const SHAPES = `:WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
  varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en ;
  sh:property
    [ sh:path rdfs:label ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; sh:description "Its name."@en ; dash:propertyRole dash:LabelRole ] ,
    [ sh:path :kind ; sh:codeIdentifier "kind" ; sh:order 2 ; sh:datatype xsd:string ;
      sh:maxCount 1 ; sh:description "Its kind."@en ] .`;

const NUMBER = 6_000;

function longCatalogue() {
  const works = Array.from({ length: NUMBER }, (_, index) => {
    const name = String((index * 7919) % NUMBER).padStart(5, '0');
    return `<work/${index}> a :Work ; rdfs:label "W ${name}"@en ; :kind "k${index % 7}" .`;
  });
  const snapshot = snapshotOf(SHAPES, works.join('\n'));
  const [shape] = snapshot.model.shapes;
  if (!shape) throw new Error('The model has a shape.');
  return { snapshot, shape };
}

const { snapshot, shape } = longCatalogue();
const [name, kind] = shape.fields;
if (!name || !kind) throw new Error('The shape has two fields.');
const byKind = [kind];

const question: Question = {
  where: {
    kind: 'value',
    field: name,
    tests: [{ operator: 'contains', operand: '9' }],
    exists: undefined,
  },
  order: [{ field: name, isDown: true }],
  window: { size: 5, from: 'start' },
  languages: [],
};

/** How many pieces work has. */
function pieces(work: Work<unknown> | undefined): number {
  let count = 0;
  while (work && !work.next().done) count += 1;
  return count;
}

function listOf(asked: Question): List {
  return snapshot.list({ kind: 'class', shape }, asked);
}

function answerOf(list: List) {
  return {
    nodes: list.nodes.map(({ id }) => id),
    total: list.totalCount,
    around: [list.hasPreviousPage, list.hasNextPage],
    facets: list.facets(byKind).map((each) => each.first(10)),
  };
}

describe('a long list', () => {
  it('is the same worked out in pieces and at once', () => {
    const inPieces = listOf(question);
    const counts = (['nodes', 'total', 'around', byKind] as const).map((part) =>
      pieces(inPieces.working(part)),
    );
    expect(answerOf(inPieces)).toEqual(answerOf(listOf(question)));
    expect(counts[0]).toBeGreaterThan(3);
    // The texts were read for the nodes: what is left is to search them, and to count small integers.
    expect(counts[1]).toBeGreaterThan(0);
    expect(counts[3]).toBeGreaterThan(3);
  });

  it('has nothing left to do for a part that is worked out', () => {
    const list = listOf(question);
    pieces(list.working('nodes'));
    pieces(list.working('total'));
    expect(pieces(list.working('nodes'))).toBe(0);
    expect(pieces(list.working('total'))).toBe(0);
  });

  it('is what a plain loop over all resources gives', () => {
    const texts = snapshot
      .ofShape(shape)
      .map((each) => ({ id: each.id, text: each.literals(name)[0]?.value ?? '' }))
      .filter(({ text }) => text.includes('9'))
      .sort((a, b) => (a.text < b.text ? 1 : -1));
    const { nodes, total } = answerOf(listOf(question));
    expect(nodes).toEqual(texts.slice(0, 5).map(({ id }) => id));
    expect(total).toBe(texts.length);
  });
});

describe('a warm snapshot', () => {
  it('has its orders by label and its search at hand', async () => {
    const { snapshot: warm, shape: work } = longCatalogue();
    expect(pieces(warming(warm))).toBeGreaterThan(50);
    const [label] = work.fields;
    const order = label ? [{ field: label, isDown: false }] : [];
    const list = warm.list(
      { kind: 'class', shape: work },
      { ...everything, order, languages: ['en'] },
    );
    expect(pieces(list.working('nodes'))).toBe(0);
    const question = { text: '00042', types: undefined, size: 3, languages: [] };
    const { hits } = await warm.search(question);
    expect(hits[0]?.resource.id.startsWith(`${MUSEUM}work/`)).toBe(true);
  });
});
