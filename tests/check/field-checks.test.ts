import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { breachesOf } from '../../src/check/check-values.ts';
import { check } from '../../src/check/check.ts';
import { FieldChecks } from '../../src/check/field-checks.ts';
import { closurePath, combinedPath, predicatePath } from '../../src/rdf/path.ts';
import { follow } from '../../src/store/follow.ts';
import { StoredResource } from '../../src/store/resource.ts';
import { arbitraryPath } from '../support/arbitrary-path.ts';
import { MUSEUM, snapshotOf, TERMS } from '../support/turtle.ts';
import { some, widely } from '../support/wide.ts';

/** Topics whose ancestors, all of them, keep some words. */
function topicsWith(words: string): string {
  return `
    :TopicShape a sh:NodeShape ; sh:targetClass :Topic ; sh:order 1 ; sh:codeIdentifier "Topic" ;
      varanto:plural "topics" ; varanto:segment "topic" ; sh:description "A topic."@en ;
      sh:property [ sh:path [ sh:oneOrMorePath :broader ] ; sh:codeIdentifier "ancestors" ;
        sh:order 1 ; sh:description "All broader."@en ; ${words} ] .`;
}

type Edge = readonly [from: number, to: number];

function topics(
  number: number,
  edges: readonly Edge[],
  typeOf: (topic: number) => string = () => ':Topic',
) {
  const types = Array.from({ length: number }, (_, n) => `<topic/${n}> a ${typeOf(n)} .`);
  const links = edges.map(([from, to]) => `<topic/${from}> :broader <topic/${to}> .`);
  return [...types, ...links].join('\n');
}

const chain = (length: number): Edge[] =>
  Array.from({ length: length - 1 }, (_, n) => [n, n + 1] as const);

/** Topics in layers, each linked to all of the next layer. */
function layers(number: number, width: number): Edge[] {
  return Array.from({ length: (number - width) * width }, (_, n) => {
    const from = Math.floor(n / width);
    return [from, (Math.floor(from / width) + 1) * width + (n % width)];
  });
}

describe('the check of fields', () => {
  const node = fc.nat({ max: 6 });
  const edges = fc.array(fc.tuple(node, node), { maxLength: 12 });
  const paths = arbitraryPath(['broader', 'see'].map((name) => predicatePath(TERMS + name)));
  const constraints = fc.record(
    {
      class: fc.constant([`${TERMS}Topic`]),
      nodeKind: fc.constantFrom(
        'http://www.w3.org/ns/shacl#IRI',
        'http://www.w3.org/ns/shacl#Literal',
      ),
      pattern: fc.constant(/[0-4]$/),
      minCount: fc.nat({ max: 3 }),
      maxCount: fc.nat({ max: 3 }),
      hasValue: fc.constant([{ kind: 'resource' as const, id: `${MUSEUM}topic/1` }]),
    },
    { requiredKeys: [] },
  );

  it('finds of any path what is found where all its values are listed for each resource', () => {
    const arbitrary = fc.record({
      edges,
      others: edges,
      odd: node,
      path: paths.map((path) => closurePath('zeroOrMore', path)),
      tail: fc.boolean(),
      constraints,
      order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }),
    });
    fc.assert(
      fc.property(arbitrary, ({ edges, others, odd, path, tail, constraints, order }) => {
        const links = others.map(([from, to]) => `<topic/${from}> :see <topic/${to}> .`);
        const data = topics(7, edges, (n) => (n === odd ? ':Other' : ':Topic'));
        const snapshot = snapshotOf(topicsWith('sh:class :Topic'), [data, ...links].join('\n'));
        const last = predicatePath(`${TERMS}see`);
        const whole = tail ? combinedPath('sequence', [path, last]) : path;
        const field = { path: whole, constraints };
        const checks = new FieldChecks();
        for (const topic of order.map((n) => snapshot.resource(`${MUSEUM}topic/${n}`)))
          expect(checks.breaches(topic, field)).toEqual(
            breachesOf(field, follow(topic, field.path)),
          );
      }),
      { numRuns: widely(60, 500), seed: 2026 },
    );
  });

  const row = chain(5000);
  const fan = Array.from({ length: 5000 }, (_, n) => [n, n % 10] as const);
  const inLayers = widely(200, 1000);
  const tangles: { name: string; number: number; edges: Edge[]; circles: number }[] = [
    { name: 'up a row, where there are 12 million pairs', number: 5000, edges: row, circles: 0 },
    {
      name: 'round a circle, where there are 25 million',
      number: 5000,
      edges: [...row, [4999, 0]],
      circles: 1,
    },
    { name: 'up a wide fan', number: 5000, edges: fan, circles: 10 },
    {
      name: 'through full layers of 40',
      number: inLayers,
      edges: layers(inLayers, 40),
      circles: 0,
    },
  ];
  it.each(some(tangles, 3))(
    'reads no more than the statements there are: $name',
    ({ number, edges, circles }) => {
      const snapshot = snapshotOf(topicsWith('sh:class :Topic'), topics(number, edges));
      const reads = vi.spyOn(StoredResource.prototype, 'statements', 'get');
      const found = check(snapshot);
      expect(found).toHaveLength(circles);
      for (const { message } of found) expect(message).toContain('leads in a circle');
      expect(reads.mock.calls.length).toBeLessThan(5 * (number + edges.length));
      reads.mockRestore();
    },
  );

  it('names those that lead to a value which does not keep its shape, and no others', () => {
    const data = topics(6, [...chain(4), [4, 5]], (n) => (n === 2 ? ':Other' : ':Topic'));
    const found = check(snapshotOf(topicsWith('sh:class :Topic'), data));
    expect(found.filter(({ constraint }) => constraint)).toMatchObject(
      [0, 1].map((n) => ({ resource: `${MUSEUM}topic/${n}`, constraint: 'class' })),
    );
  });

  it('lists ten values of a field that are wrong in the same way, and counts the others', () => {
    const found = check(
      snapshotOf(topicsWith('sh:class :Topic ; sh:pattern "^urn:"'), topics(301, chain(301))),
    );
    const messages = found
      .filter(({ resource }) => resource === `${MUSEUM}topic/0`)
      .map(({ message }) => message);
    expect(messages).toHaveLength(11);
    expect(messages[0]).toContain(`got <${MUSEUM}topic/1>`);
    expect(messages[10]).toBe('expected a text that matches ^urn:, got 290 others');
  });
});
