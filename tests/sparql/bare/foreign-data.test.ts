import { describe, expect, it } from 'vitest';
import { createRemoteHandler } from '../../../src/operate/remote-handler.ts';
import { bareCatalogue } from '../../../src/sparql/bare/bare-catalogue.ts';
import { checkBareEngine } from '../../../src/sparql/bare/check-engine.ts';
import { SparqlSource } from '../../../src/sparql/source.ts';
import { EngineError } from '../../../src/sparql/engine/engine-error.ts';
import type { Engine } from '../../../src/sparql/engine/engine.ts';
import { patient } from '../../support/application.ts';
import { GRAPH } from '../../support/bare.ts';
import { oxigraphEngine } from '../../support/engines.ts';
import { modelOf, MUSEUM, storeOf } from '../../support/turtle.ts';

const model = modelOf(`
  :PaintingShape a sh:NodeShape ; sh:targetClass :Painting ; sh:order 1 ;
    sh:codeIdentifier "Painting" ; varanto:plural "paintings" ; varanto:segment "painting" ;
    sh:description "A painting."@en ;
    sh:property [ sh:order 1 ; sh:path :title ; sh:codeIdentifier "title" ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; dash:propertyRole dash:LabelRole ; sh:description "Its title."@en ] ;
    sh:property [ sh:order 2 ; sh:path :year ; sh:codeIdentifier "year" ; sh:datatype xsd:integer ; sh:maxCount 1 ;
      sh:description "Its year."@en ] ;
    sh:property [ sh:order 3 ; sh:path :painter ; sh:codeIdentifier "painter" ; sh:class :Painter ; sh:maxCount 1 ;
      sh:description "Its painter."@en ] .
  :PainterShape a sh:NodeShape ; sh:targetClass :Painter ; sh:order 2 ;
    sh:codeIdentifier "Painter" ; varanto:plural "painters" ; varanto:segment "painter" ;
    sh:description "A painter."@en ;
    sh:property [ sh:order 4 ; sh:path :name ; sh:codeIdentifier "name" ; sh:datatype xsd:string ; sh:maxCount 1 ;
      dash:propertyRole dash:LabelRole ; sh:description "The name."@en ] ;
    sh:property [ sh:order 5 ; sh:path [ sh:inversePath :painter ] ; sh:codeIdentifier "paintings" ;
      sh:class :Painting ; sh:description "The paintings."@en ] .`);

/** An engine with statements in Turtle in its graph. */
function engineOf(turtle: string): Engine {
  const lines = storeOf(turtle)
    .getQuads(null, null, null, null)
    .map(({ subject, predicate, object }) => {
      const terms = [subject, predicate, object].map((term) => {
        if (term.termType === 'NamedNode') return `<${term.value}>`;
        if (term.termType !== 'Literal') return `_:${term.value}`;
        const { value, language, datatype } = term;
        return JSON.stringify(value) + (language ? `@${language}` : `^^<${datatype.value}>`);
      });
      return `${terms.join(' ')} <${GRAPH}> .`;
    });
  return oxigraphEngine(lines.join('\n'));
}

function catalogueIn(engine: Engine, graph: string | undefined = GRAPH) {
  return bareCatalogue(model, { engine, graph, base: MUSEUM, language: 'en' });
}

function serverOf(engine: Engine) {
  const options = { pageSize: 20, maxPageSize: 100, examples: [], assets: '', limits: patient };
  return createRemoteHandler(new SparqlSource(catalogueIn(engine)), options);
}

async function ask(server: ReturnType<typeof serverOf>, query: string): Promise<unknown> {
  const address = `${MUSEUM}graphql?${new URLSearchParams({ query }).toString()}`;
  return (await server.fetch(new Request(address))).json();
}

const UNTIDY = `
  <painting/1> a :Painting ; :title "Kesä"@fi ; :year 1900 , 1899 ; :painter <painter/2> , <painter/1> ;
    :seeAlso <urn:isbn:1> , <http://exa_mple.example:99999/x> , [ :title "Nobody"@en ] .
  <painting/2> a :Painting , :Painter ; :title "Both"@en .
  <painting/3> a :Painting ; :title "" ; :year "abc"^^xsd:integer ; :painter <painter/9> .
  <urn:uuid:1> a :Painting ; :title "Elsewhere"@en ; :year "1901-01-01"^^xsd:date .
  [] a :Painting ; :title "Nameless"@en ; :painter <painter/1> .
  <painter/1> a :Painter ; :name "Albert" .
  <painter/2> a :Painter ; :name "Berta" .`;

describe('data that nobody has checked', () => {
  const server = serverOf(engineOf(UNTIDY));

  it('is read as far as it is what the ontology promises', async () => {
    const answer = await ask(
      server,
      '{ paintings(orderBy: [{ field: year }]) { totalCount nodes { id title year painter { name } } } }',
    );
    const nothing = { title: null, year: null, painter: null };
    expect(answer).toEqual({
      data: {
        paintings: {
          totalCount: 3,
          nodes: [
            { id: `${MUSEUM}painting/1`, title: 'Kesä', year: 1899, painter: { name: 'Albert' } },
            { ...nothing, id: `${MUSEUM}painting/3` },
            { ...nothing, id: 'urn:uuid:1', title: 'Elsewhere' },
          ],
        },
      },
    });
  });

  it('is filtered and counted by what an answer shows', async () => {
    const answer = await ask(
      server,
      `{ some: paintings(where: { painter: { name: { eq: "Berta" } } }) { totalCount }
         first: paintings(where: { painter: { name: { eq: "Albert" } } }) { totalCount }
         valued: paintings(where: { year: { exists: true } }) { totalCount }
         paintings { facets(fields: [painter, year]) { values(first: 5) { label count } } } }`,
    );
    expect(answer).toEqual({
      data: {
        some: { totalCount: 0 },
        first: { totalCount: 1 },
        valued: { totalCount: 1 },
        paintings: {
          facets: [
            { values: [{ label: 'Albert', count: 1 }] },
            {
              values: [
                { label: '1899', count: 1 },
                { label: '1900', count: 1 },
              ],
            },
          ],
        },
      },
    });
  });

  it.each(['painting/1', 'painting/1.ttl', 'painting/1.rdf', 'painting/1.html', 'painting.html'])(
    'has a document at %s',
    async (path) => {
      const answer = await server.fetch(new Request(MUSEUM + path));
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toContain('Nobody');
    },
  );

  it('has no document at an address without statements, and one where there is no shape', async () => {
    expect((await server.fetch(new Request(`${MUSEUM}painter/9`))).status).toBe(404);
    expect((await server.fetch(new Request(`${MUSEUM}painting/2.ttl`))).status).toBe(200);
  });
});

/** An engine with a painter of so many paintings, written as it reads them. */
function studio(size: number): Engine {
  const [type, terms] = ['<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>', `${MUSEUM}terms#`];
  const painter = `<${MUSEUM}painter/1>`;
  const paintings = Array.from({ length: size }, (_painting, index) =>
    [
      `${type} <${terms}Painting>`,
      `<${terms}title> "T${index % 7}"@en`,
      `<${terms}painter> ${painter}`,
    ].map((said) => `<${MUSEUM}painting/${index}> ${said}`),
  );
  const named = [`${painter} ${type} <${terms}Painter>`, `${painter} <${terms}name> "Albert"`];
  return oxigraphEngine(
    [...named, ...paintings.flat()].map((line) => `${line} <${GRAPH}> .`).join('\n'),
  );
}

describe('an engine that gives little at once', () => {
  it('is asked in parts, and its answers are whole', async () => {
    const whole = studio(30);
    const small: Engine = {
      profile: { ...whole.profile, maxRows: 9, maxValues: 10 },
      async select(query, asking) {
        const rows = await whole.select(query, asking);
        expect(rows.length, query).toBeLessThan(9);
        return rows;
      },
    };
    const query = `{ painters { nodes { paintings(first: 30, orderBy: [{ field: title }]) { totalCount
      nodes { id title } } } } paintings(first: 5) { totalCount groups(by: [{ field: title }]) { totalCount } } }`;
    expect(await ask(serverOf(small), query)).toEqual(await ask(serverOf(whole), query));
  });
});

describe('a list that the engine does not make itself', () => {
  it('is refused by name where its type has too many resources, and a page of it is not', async () => {
    const server = serverOf(studio(10_001));
    const page =
      '{ paintings(first: 1, orderBy: [{ field: title }]) { totalCount nodes { title } } }';
    expect(await ask(server, page)).toEqual({
      data: { paintings: { totalCount: 10_001, nodes: [{ title: 'T0' }] } },
    });
    const groups = '{ paintings { groups(by: [{ field: title }]) { totalCount } } }';
    expect(await ask(server, groups)).toMatchObject({
      errors: [
        {
          message: expect.stringContaining(
            'at most 10000 resources of the type Painting',
          ) as string,
          extensions: { code: 'TOO_MUCH_TO_LOAD' },
        },
      ],
    });
  });
});

describe('an engine that fails', () => {
  it('is 503 with Retry-After, as a prepared one is', async () => {
    const engine = engineOf(UNTIDY);
    const server = serverOf({
      profile: engine.profile,
      select: () =>
        Promise.reject(new EngineError('busy', 'The engine has too much to do', { retryAfter: 7 })),
    });
    const query = new URLSearchParams({ query: '{ paintings { totalCount } }' }).toString();
    for (const path of ['painting/1', 'painting.html', `graphql?${query}`]) {
      const answer = await server.fetch(new Request(MUSEUM + path));
      expect(answer.status, path).toBe(503);
      expect(answer.headers.get('Retry-After'), path).toBe('7');
    }
  });
});

describe('an engine that is served as it is', () => {
  it('is taken where it has resources of the ontology', async () => {
    await expect(checkBareEngine(catalogueIn(engineOf(UNTIDY)))).resolves.toBeUndefined();
  });

  it('is refused where the graph has none', async () => {
    const nothing = catalogueIn(engineOf(UNTIDY), 'urn:test:empty');
    await expect(checkBareEngine(nothing)).rejects.toThrow(
      'Expected a resource of a class of the ontology in the graph <urn:test:empty>, got none',
    );
  });

  it.each([
    [/ORDER BY \?v/, 'texts ordered by code point'],
    [/LCASE/, 'small letters of all languages'],
    [/XMLSchema#integer/, `Painting.year (<http://www.w3.org/2001/XMLSchema#integer>)`],
  ])('is refused by name where it answers %s wrongly', async (wrong, what) => {
    const engine = engineOf(UNTIDY);
    const mistaken: Engine = {
      profile: engine.profile,
      select: (query, asking) =>
        wrong.test(query) ? Promise.resolve([]) : engine.select(query, asking),
    };
    await expect(checkBareEngine(catalogueIn(mistaken))).rejects.toThrow(what);
  });
});
