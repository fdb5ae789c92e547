import { describe, expect, it } from 'vitest';
import { ask } from '../../support/catalogue.ts';
import { snapshotOf } from '../../support/turtle.ts';

const SHAPES = `
  :ThingShape a sh:NodeShape ; sh:targetClass :Thing ; sh:codeIdentifier "Thing" ;
    varanto:plural "things" ; varanto:segment "thing" ; sh:order 1 ; sh:description "A thing."@en ;
    sh:property [ sh:path :name ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; dash:propertyRole dash:LabelRole ; sh:description "Its name."@en ] ,
    [ sh:path :code ; sh:codeIdentifier "code" ; sh:order 2 ; sh:datatype xsd:string ;
      sh:maxCount 1 ; sh:description "Its code."@en ] .`;

interface Search {
  readonly totalCount: number;
  readonly hint: string | null;
  readonly suggestions: readonly string[];
  readonly nodes: readonly {
    readonly resource: { readonly id: string };
    readonly snippet: string;
  }[];
}

async function search(data: string, query: string): Promise<Search> {
  const source = `query ($query: String!) {
    search(query: $query) { totalCount hint suggestions nodes { resource { id } snippet } }
  }`;
  const { data: found } = await ask(snapshotOf(SHAPES, data), source, { variables: { query } });
  return (found as unknown as { search: Search }).search;
}

/** Things with names, in this order: thing/0, thing/1 and so on. */
function named(...names: readonly string[]): string {
  return names
    .map((name, index) => `<thing/${index}> a :Thing ; :name ${JSON.stringify(name)}@fi .`)
    .join('\n');
}

function coded(...codes: readonly string[]): string {
  return codes
    .map((code, index) => `<thing/${index}> a :Thing ; :code ${JSON.stringify(code)} .`)
    .join('\n');
}

async function places(data: string, query: string): Promise<string[]> {
  const { nodes } = await search(data, query);
  return nodes.map(({ resource: { id } }) => new URL(id).pathname.slice('/thing/'.length));
}

describe('a search for what people cannot tell apart', () => {
  it.each([
    ['tietovaranto', 'tieto\u00advaranto'],
    ['tieto\u00advaranto', 'tietovaranto'],
    ['asiakas\u200brekisteri', 'asiakas\u2060rekisteri'],
    ['A\u0308a\u0308nekoski', 'Äänekoski'],
    ['äänekoski', 'A\u0308a\u0308nekoski'],
  ])('%j finds %j', async (query, name) => {
    expect(await places(named('Muu', name), query)).toEqual(['1']);
  });

  it.each([
    ['12345', '12\u00a0345 asiaa'],
    ['12 345', '12\u2009345 asiaa'],
    ['345 678', '12\u202f345\u202f678 euroa'],
    ['5-9', 'Sivut 5—9'],
    ['7–3', 'Ero 7\u22123'],
    ["12'345", '12’345 asiaa'],
    ['2,5', 'Noin 2.5 km'],
  ])('%j finds the number in %j', async (query, name) => {
    expect(await places(named('Muu 1', name), query)).toEqual(['1']);
  });

  it('finds groups that are apart where no text has them in a row', async () => {
    expect(await places(named('Vuosi 2019 ja 2020', 'Vuosi 2018'), '2019 2020')).toEqual(['0']);
    expect(await places(named('Vuosi 2019, sitten 2020', '2019,2020'), '2019,2020')).toEqual(['1']);
  });

  it('marks the word with what it has in it', async () => {
    const { nodes } = await search(named('Uusi tieto\u00advaranto'), 'tietovaranto');
    expect(nodes.map(({ snippet }) => snippet)).toEqual(['Uusi ⟦tieto\u00advaranto⟧']);
  });
});

describe('a search for a part of a number', () => {
  it.each([
    ['2020', 'Ohje 1/2020', 'Ohje 1/⟦2020⟧'],
    ['1/2020', 'Ohje 1/2020', 'Ohje ⟦1/2020⟧'],
    ['2019', 'Tilasto 5 2019', 'Tilasto 5 ⟦2019⟧'],
    ['9/2018', 'Kirje 7–9/2018', 'Kirje 7–⟦9/2018⟧'],
    ['7-9', 'Kirje 7–9/2018', 'Kirje ⟦7–9⟧/2018'],
    ['9', 'Kirje 7–9/2018', 'Kirje 7–⟦9⟧/2018'],
  ])('%j finds %j', async (query, name, snippet) => {
    const { nodes } = await search(named('Muu 3', name), query);
    expect(nodes.map((each) => each.snippet)).toEqual([snippet]);
  });

  it('finds no run that is not there', async () => {
    expect(await places(named('Kirje 7–9/2018'), '7/2018')).toEqual([]);
  });
});

describe('a search for a code', () => {
  it.each(['=18', '(480)', 'IV', 'HA', '++', '1.2*', '§ 3', 'a/b', 'Ä', 'H.A.', 'KH-YLEINEN'])(
    'finds %s by its very signs',
    async (code) => {
      expect(await places(coded('x1', code, 'y2'), code)).toEqual(['1']);
      const { nodes } = await search(coded(code), code);
      expect(nodes.map(({ snippet }) => snippet)).toEqual([`⟦${code}⟧`]);
    },
  );

  it('gives the very signs before the same digits with other signs', async () => {
    const data = coded('18', '(18)', '=18', '18.1');
    expect(await places(data, '=18')).toEqual(['2', '0', '1', '3']);
    expect(await places(data, '(18)')).toEqual(['1', '0', '2', '3']);
  });

  it('gives the code before names that have it as a word', async () => {
    const data = `${named('Ha', 'Haka')} <thing/9> a :Thing ; :code "HA" .`;
    expect(await places(data, 'HA')).toEqual(['9', '0']);
  });

  it('takes a string that is a word for no code', async () => {
    expect(await places(coded('inventory', 'Matti Meikäläinen'), 'inventory')).toEqual([]);
    expect(await places(coded('Matti Meikäläinen'), 'Matti Meikäläinen')).toEqual([]);
  });
});

describe('a search that finds nothing', () => {
  it('says of two letters that they are too short', async () => {
    const { totalCount, hint } = await search(named('Haka'), 'ha');
    expect(totalCount).toBe(0);
    expect(hint).toContain('"ha" is no code');
    expect(hint).toContain('3 letters');
  });

  it('says of a query without a letter or a digit what to write', async () => {
    expect((await search(named('Haka'), ' ?! ')).hint).toContain('write a word');
  });

  it('names words that are like it, the most alike first', async () => {
    const data = named('Rekisteri', 'Rekisterit', 'Metsä');
    const { totalCount, hint, suggestions } = await search(data, 'uusi rekistwri');
    expect(totalCount).toBe(0);
    expect(hint).toContain('"rekistwri" is in no text');
    expect(suggestions).toEqual(['uusi rekisteri', 'uusi rekisterit']);
  });

  it('has neither hint nor suggestion where each word found something', async () => {
    const { hint, suggestions } = await search(named('Rekisteri'), 'rekisteri');
    expect({ hint, suggestions }).toEqual({ hint: null, suggestions: [] });
  });
});

describe('a filter of texts', () => {
  const data = named('tieto\u00advaranto', 'tietovaranto', 'A\u0308mpäri', 'Ämpäri');
  async function count(filter: string): Promise<unknown> {
    const source = `{ things(where: { name: ${filter} }) { totalCount } }`;
    return (await ask(snapshotOf(SHAPES, data), source)).data?.['things'];
  }

  it.each([
    '{ eq: "tietovaranto" }',
    '{ eq: "tieto\u200bvaranto" }',
    '{ in: ["tietovaranto", "muu"] }',
    '{ contains: "tova" }',
    '{ contains: "to\u00adva" }',
    '{ startsWith: "tietov" }',
    '{ eq: "ämpäri" }',
    '{ eq: "Ämpa\u0308ri" }',
    '{ startsWith: "A\u0308m" }',
  ])('passes over what shows nothing, and forms of Unicode: %j', async (filter) => {
    const wanted = filter === '{ eq: "ämpäri" }' ? 0 : 2;
    expect(await count(filter)).toEqual({ totalCount: wanted });
  });

  it('counts in facets what it finds', async () => {
    const source = `{ things { facets(fields: [name]) { values { value count } } } }`;
    const answer = await ask(snapshotOf(SHAPES, data), source);
    expect(answer.data).toEqual({
      things: {
        facets: [
          {
            values: [
              { value: 'tietovaranto', count: 2 },
              { value: 'Ämpäri', count: 2 },
            ],
          },
        ],
      },
    });
  });
});

describe('a filter of languages', () => {
  const data = `<thing/0> a :Thing ; :name "Kala"@fi , "Fisk"@sv-FI . <thing/1> a :Thing ; :name "Lintu"@fi , " "@sv .
    <thing/2> a :Thing ; :name "Fågel"@sv . <thing/3> a :Thing ; :code "sv" .`;

  it.each([
    ['{ name: { language: "sv" } }', ['0', '2']],
    ['{ name: { language: "sv_FI" } }', ['0']],
    ['{ name: { language: "*" } }', ['0', '1', '2']],
    ['{ not: { name: { language: "sv" } } }', ['1', '3']],
    ['{ name: { language: "fi", contains: "fisk" } }', []],
    ['{ name: { language: "s" } }', []],
    ['{ code: { language: "sv" } }', []],
  ])('finds what has a text in one, and what has none: %s', async (where, found) => {
    const { data: answer } = await ask(
      snapshotOf(SHAPES, data),
      `{ things(where: ${where}) { nodes { id } } }`,
    );
    const { things } = answer as unknown as { things: { nodes: { id: string }[] } };
    expect(things.nodes.map(({ id }) => id.split('/').at(-1))).toEqual(found);
  });
});
