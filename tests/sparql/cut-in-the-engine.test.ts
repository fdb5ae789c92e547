import { graphql } from 'graphql';
import { describe, expect, it } from 'vitest';
import { oxigraphEngine } from '../support/engines.ts';
import { compare } from '../support/parity.ts';
import { preparedQuads, preparedSource } from '../support/prepared.ts';
import { AskedCatalogue } from '../support/random-operation.ts';
import { modelOf, MUSEUM, storeOf } from '../support/turtle.ts';
import { Snapshot } from '../../src/store/snapshot.ts';

const model = modelOf(`
  :ThingShape a sh:NodeShape ; sh:targetClass :Thing ; sh:codeIdentifier "Thing" ;
    varanto:plural "things" ; varanto:segment "thing" ; sh:order 1 ; sh:description "A thing."@en ;
    sh:property [ sh:path :owner ; sh:codeIdentifier "owner" ; sh:order 1 ; sh:class :Owner ; sh:maxCount 1 ;
      sh:description "Who has it."@en ] .
  :OwnerShape a sh:NodeShape ; sh:targetClass :Owner ; sh:codeIdentifier "Owner" ;
    varanto:plural "owners" ; varanto:segment "owner" ; sh:order 2 ; sh:description "An owner."@en ;
    sh:property [ sh:path :name ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; dash:propertyRole dash:LabelRole ; sh:description "Their name."@en ] .`);

/** Things and owners by turns in the order of addresses, but for many owners between two of the things. */
function data(nameOf: (owner: number) => string | undefined): string {
  const owner = (at: number): string => `<a/${String(at).padStart(3, '0')}-owner>`;
  const owners = Array.from({ length: 60 }, (_, at) => {
    const name = nameOf(at);
    return `${owner(at)} a :Owner ${name === undefined ? '' : `; :name "${name}"@fi , "B${(at * 7) % 9}"@sv`} .`;
  });
  const things = Array.from({ length: 40 }, (_, at) => {
    const place = String(at < 10 ? at : at + 40).padStart(3, '0');
    return `<a/${place}-thing> a :Thing ; :owner ${owner((at * 11) % 17)} .`;
  });
  return [...owners, ...things].join('\n');
}

async function begun(nameOf: (owner: number) => string | undefined = (at) => `A${(at * 5) % 7}`) {
  const snapshot = new Snapshot(storeOf(data(nameOf)), { model, base: MUSEUM, version: 'test' });
  const catalogue = new AskedCatalogue(snapshot);
  const source = await preparedSource(oxigraphEngine(preparedQuads(snapshot)), snapshot);
  const ask = async (text: string, variables = {}, languages: string[] = []): Promise<number> => {
    const found = await compare(catalogue, source, { source: text, variables, languages });
    expect(JSON.parse(found?.embedded ?? '{}')).not.toHaveProperty('errors');
    expect(found?.remote, text).toBe(found?.embedded);
    return found?.queries ?? NaN;
  };
  return { snapshot, catalogue, ask };
}

describe('a page of a class, over an engine', () => {
  it('is that of the embedded store from every place, however far its members are apart', async () => {
    const { catalogue, snapshot, ask } = await begun();
    const { data: all } = await graphql({
      schema: catalogue.schema,
      source: '{ things(first: 50) { edges { cursor } } }',
      contextValue: { view: snapshot, languages: [] },
    });
    const { things } = all as { things: { edges: { cursor: string }[] } };
    expect(things.edges.length).toBe(40);
    for (const { cursor } of things.edges)
      for (const place of ['first: 3, after: $c', 'last: 3, before: $c'])
        await ask(
          `query ($c: String) { things(${place}) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage } } }`,
          { c: cursor },
        );
  });

  it('is one query, and its total none', async () => {
    const { ask } = await begun();
    expect(await ask('{ things(first: 2) { totalCount nodes { id } } }')).toBe(1);
    expect(await ask('{ things { totalCount } }')).toBe(0);
  });
});

describe('the facet of a link, over an engine', () => {
  const facet = (first: number): string =>
    `{ things { facets(fields: [owner]) { totalCount values(first: ${first}) { value label count } } } }`;

  it('is cut there by number, name and address as the embedded store cuts it', async () => {
    const { ask } = await begun();
    for (const languages of [[], ['sv'], ['en', 'fi']])
      for (const first of [1, 2, 3, 5, 8, 13, 16, 17, 18])
        expect(await ask(facet(first), {}, languages)).toBe(2);
  });

  it.each([
    ['no name', (at: number) => (at % 3 ? `A${at % 5}` : undefined)],
    ['a name that shows nothing', (at: number) => (at % 3 ? `A${at % 5}` : ' ')],
  ])('is so too where some have %s', async (_what, nameOf) => {
    const { ask } = await begun(nameOf);
    for (const first of [1, 2, 4, 9, 17]) await ask(facet(first));
  });
});
