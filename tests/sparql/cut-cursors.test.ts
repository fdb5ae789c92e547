import { graphql } from 'graphql';
import { describe, expect, it } from 'vitest';
import { oxigraphEngine } from '../support/engines.ts';
import { compare } from '../support/parity.ts';
import { preparedQuads, preparedSource } from '../support/prepared.ts';
import { AskedCatalogue, type RandomOperation } from '../support/random-operation.ts';
import { isLong } from '../support/runs.ts';
import { modelOf, MUSEUM, storeOf } from '../support/turtle.ts';
import type { SparqlSource } from '../../src/sparql/source.ts';
import { Snapshot } from '../../src/store/snapshot.ts';

const model = modelOf(`
  :ThingShape a sh:NodeShape ; sh:targetClass :Thing ; sh:codeIdentifier "Thing" ;
    varanto:plural "things" ; varanto:segment "thing" ; sh:order 1 ; sh:description "A thing."@en ;
    sh:property [ sh:path :name ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; sh:description "Its name."@en ] ,
    [ sh:path :size ; sh:codeIdentifier "size" ; sh:order 2 ; sh:datatype xsd:decimal ; sh:maxCount 1 ;
      sh:description "Its size."@en ] ,
    [ sh:path :part ; sh:codeIdentifier "parts" ; sh:order 3 ; sh:class :Thing ;
      sh:description "Its parts."@en ] .`);

/** Names that begin alike for longer than a cursor is, and addresses that do. */
function things(letters: string): string {
  const names = Array.from({ length: 9 }, (_, at) => [
    `<thing/${'a'.repeat(at % 2 ? 420 : 1)}-${at}> a :Thing ; :name "${letters.repeat(250)}${(at * 5) % 9}"@fi`,
    ...(at % 3 ? [`:size ${'9'.repeat(at % 2 ? 400 : 1)}.${at}`] : []),
  ]);
  const parts = names.map((_, at) => `<thing/${'a'.repeat(at % 2 ? 420 : 1)}-${at}>`).join(' , ');
  return [
    ...names.map((part) => `${part.join(' ; ')} .`),
    `<thing/whole> a :Thing ; :part ${parts} .`,
    `<thing/half> a :Thing ; :part ${parts.split(' , ').slice(0, 4).join(' , ')} .`,
  ].join('\n');
}

const orders = ['{field: name}', '{field: name, direction: DESC}', '{field: size}', ''];

/** Each page of one in an order, from all cursors that it has, as the list of a class and as lists of links. */
const ask = (orderBy: string, place: string): string =>
  `query ${place.includes('$c') ? '($c: String)' : ''} { things(orderBy: [${orderBy}], ${place}) { edges { cursor node { id parts(orderBy: [${orderBy}], ${place}) { nodes { id } pageInfo { hasNextPage hasPreviousPage } } } } pageInfo { hasNextPage hasPreviousPage } } }`;

async function cursorsOf({ schema, snapshot }: AskedCatalogue, order: string): Promise<string[]> {
  const source = ask(order, 'first: 50');
  const { data } = await graphql({
    schema,
    source,
    contextValue: { view: snapshot, languages: [] },
  });
  const { things: found } = data as { things: { edges: { cursor: string }[] } };
  return found.edges.map(({ cursor }) => cursor);
}

async function expectSame(
  catalogue: AskedCatalogue,
  source: SparqlSource,
  operation: Pick<RandomOperation, 'source' | 'variables'>,
): Promise<void> {
  const found = await compare(catalogue, source, { ...operation, languages: [] });
  expect(found?.remote, JSON.stringify(operation)).toBe(found?.embedded);
  expect(found?.queries).toBeLessThanOrEqual(found?.allowed ?? 0);
}

describe('a cursor that is cut, over an engine', () => {
  it.each([
    ['fi', 'x', orders],
    ['hu', 'dzs', orders.slice(0, 1)],
  ])(
    'leads on where it does in the embedded store, in "%s" after "%s"',
    async (language, letters, some) => {
      const data = things(letters);
      const snapshot = new Snapshot(storeOf(data), {
        model,
        base: MUSEUM,
        version: 'test',
        language,
      });
      const catalogue = new AskedCatalogue(snapshot);
      const source = await preparedSource(oxigraphEngine(preparedQuads(snapshot)), snapshot);
      for (const order of some) {
        const cursors = await cursorsOf(catalogue, order);
        expect(cursors.length).toBe(11);
        const asked = cursors
          .map((c, at) => ({ c, place: at % 2 ? 'first: 3, after: $c' : 'last: 3, before: $c' }))
          .filter((_each, at) => isLong || at % 3 !== 1);
        for (const { c, place } of asked)
          await expectSame(catalogue, source, { source: ask(order, place), variables: { c } });
      }
    },
  );
});
