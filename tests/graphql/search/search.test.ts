import { graphql } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildSchema } from '../../../src/graphql/schema.ts';
import type { Resource } from '../../../src/reading/view.ts';
import type { Snapshot } from '../../../src/store/snapshot.ts';
import { ask, loadCatalogue } from '../../support/catalogue.ts';
import { snapshotOf } from '../../support/turtle.ts';

const { snapshot: catalogue } = loadCatalogue();

interface Found {
  readonly resource: { readonly id: string };
  readonly type: string;
  readonly field: string;
  readonly snippet: string;
  readonly score: number;
}

interface Asked {
  readonly types?: readonly string[];
  readonly first?: number;
  readonly languages?: readonly string[];
}

const QUERY = `query ($query: String!, $types: [TypeName!], $first: Int) {
  search(query: $query, types: $types, first: $first) {
    totalCount
    nodes { resource { id } type field snippet score }
  }
}`;

async function answer(snapshot: Snapshot, query: string, { languages = [], ...rest }: Asked = {}) {
  return ask(snapshot, QUERY, { languages, variables: { query, ...rest } });
}

async function search(snapshot: Snapshot, query: string, asked: Asked = {}) {
  const { data, errors } = await answer(snapshot, query, asked);
  expect(errors).toBeUndefined();
  return (data as unknown as { search: { totalCount: number; nodes: Found[] } }).search;
}

async function snippets(snapshot: Snapshot, query: string, asked?: Asked): Promise<string[]> {
  return (await search(snapshot, query, asked)).nodes.map(({ snippet }) => snippet);
}

const SHAPES = `
  :ThingShape a sh:NodeShape ; sh:targetClass :Thing ; sh:codeIdentifier "Thing" ;
    varanto:plural "things" ; varanto:segment "thing" ; sh:order 1 ; sh:description "A thing."@en ;
    sh:property [ sh:path :name ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; dash:propertyRole dash:LabelRole ; sh:description "Its name."@en ] ;
    sh:property [ sh:path :text ; sh:codeIdentifier "text" ; sh:order 2 ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; sh:description "What it is."@en ] ;
    sh:property [ sh:path :code ; sh:codeIdentifier "code" ; sh:order 3 ; sh:datatype xsd:string ;
      sh:maxCount 1 ; sh:description "Its code."@en ] .
  :NoteShape a sh:NodeShape ; sh:targetClass :Note ; sh:codeIdentifier "Note" ;
    varanto:plural "notes" ; varanto:segment "note" ; sh:order 2 ; sh:description "A note."@en ;
    sh:property [ sh:path :text ; sh:codeIdentifier "text" ; sh:order 1 ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; sh:description "What it says."@en ] .
`;

function things(data: string): Snapshot {
  return snapshotOf(SHAPES, data);
}

async function places(snapshot: Snapshot, query: string, asked?: Asked): Promise<string[]> {
  const { nodes } = await search(snapshot, query, asked);
  return nodes.map(({ resource: { id } }) => new URL(id).pathname.slice(1));
}

describe('a search', () => {
  it('gives the resource, its type, the field that matches best, and the matched words', async () => {
    const { totalCount, nodes } = await search(catalogue, 'rekrytoinnit', { first: 1 });
    // The register and the class by their names, and what has the word among its other names and search words.
    expect(totalCount).toBe(5);
    expect(nodes).toEqual([
      {
        resource: { id: 'http://localhost:4000/register/rekrytoinnin-rekisteri' },
        type: 'Register',
        field: 'title',
        snippet: '⟦Rekrytoinnin⟧ rekisteri',
        score: expect.any(Number) as number,
      },
    ]);
  });

  it.each([
    ['maahanmuuttajat', '⟦Maahanmuutto⟧'],
    ['rekrytointi', '⟦Rekrytoinnin⟧ rekisteri'],
    ['rekisteri', 'Oikeuspalvelujen ⟦asiakasrekisteri⟧'],
    ['palkka', '⟦Palkan⟧, ⟦palkkioiden⟧ ja korvausten määräytyminen'],
    ['hantering', 'Lag om ⟦informationshantering⟧ inom den offentliga förvaltningen (906/2019)'],
  ])('knows inflection, gradation and compounds: %s finds %s', async (query, found) => {
    const languages = query === 'hantering' ? ['sv'] : ['fi'];
    expect(await snippets(catalogue, query, { first: 100, languages })).toContain(found);
  });

  it.each(['0702', '07.02', '07 02', ' 07-02 '])(
    'finds a code as %j, then those below',
    async (query) => {
      expect((await snippets(catalogue, query)).slice(0, 4)).toEqual([
        '⟦07 02⟧',
        '⟦07 02⟧ 03',
        '⟦07 02⟧ 04',
        '⟦07 02⟧ 05',
      ]);
    },
  );

  it('finds a code with letters, and no string that is no code', async () => {
    const data = things(
      `<thing/a> a :Thing ; :code "INV-12/3" . <thing/b> a :Thing ; :code "inventory" .`,
    );
    expect(await snippets(data, 'inv 12')).toEqual(['⟦INV-12⟧/3']);
    expect(await snippets(data, 'inventory')).toEqual([]);
  });

  it('puts names before other texts, the word before its forms, and what resembles it last', async () => {
    const data = things(`
      <thing/a> a :Thing ; :name "Muu"@fi ; :text "maahanmuuttajat"@fi .
      <thing/b> a :Thing ; :name "Maahanmuutto"@fi .
      <thing/c> a :Thing ; :name "Uusi maahanmuuttajarekisteri"@fi .
      <thing/d> a :Thing ; :name "Eräät maahanmuuttajat"@fi .
      <thing/e> a :Thing ; :name "Työmaahanmuuttajien asiat"@fi .
    `);
    const order = ['thing/d', 'thing/c', 'thing/e', 'thing/a', 'thing/b'];
    expect(await places(data, 'maahanmuuttajat')).toEqual(order);
  });

  it('puts what has no name after all that has one', async () => {
    const data = things(`
      <note/a> a :Note ; :text "vesi"@fi .
      <thing/b> a :Thing ; :name "Muu"@fi ; :text "Vesihuollon tiedot"@fi .
    `);
    expect(await places(data, 'vesi')).toEqual(['thing/b', 'note/a']);
    expect(await places(data, 'vesi', { types: ['Note'] })).toEqual(['note/a']);
    expect(await places(data, 'vesi', { types: [] })).toEqual([]);
  });

  it('gives equals by address, and scores in the order of the answer', async () => {
    const { nodes } = await search(catalogue, 'hallinta', { first: 100 });
    const sorted = [...nodes].sort(
      (a, b) => b.score - a.score || (a.resource.id < b.resource.id ? -1 : 1),
    );
    expect(nodes.length).toBeGreaterThan(20);
    expect(nodes).toEqual(sorted);
    for (const { score } of nodes) expect(score > 0 && score < 1).toBe(true);
  });

  it('wants every word, in one field or several; where nothing has all, any will do', async () => {
    const data = things(`
      <thing/a> a :Thing ; :name "Vesi"@fi ; :text "Huolto ja hoito"@fi .
      <thing/b> a :Thing ; :name "Vesi"@fi .
      <thing/c> a :Thing ; :name "Tie"@fi ; :text "Hoito"@fi .
    `);
    expect(await places(data, 'vesi ja hoito')).toEqual(['thing/a']);
    expect(await places(data, 'vesi puhdistus')).toEqual(['thing/a', 'thing/b']);
  });

  it('shows the language that the request prefers, of those that match', async () => {
    const data = things(`<thing/a> a :Thing ; :name "Arkisto"@fi , "Arkiv"@sv , "Archive"@en .`);
    expect(await snippets(data, 'arki', { languages: ['sv', 'fi'] })).toEqual(['⟦Arkiv⟧']);
    expect(await snippets(data, 'arki', { languages: ['fi'] })).toEqual(['⟦Arkisto⟧']);
    expect(await snippets(data, 'archive', { languages: ['fi'] })).toEqual(['⟦Archive⟧']);
  });

  it('takes accents and capitals for what they are, and å, ä and ö for letters of their own', async () => {
    const data = things(
      `<thing/a> a :Thing ; :name "CAFÉ Tähti"@fi . <thing/b> a :Thing ; :name "Tahti"@fi .`,
    );
    expect(await places(data, 'cafe')).toEqual(['thing/a']);
    expect(await places(data, 'TA\u0308HTI')).toEqual(['thing/a']);
  });
});

describe('the trace of a search', () => {
  it('has each resource that is shown, and no other', async () => {
    const shown: string[] = [];
    const trace = { node: ({ id }: Resource) => shown.push(id), value: () => undefined };
    const schema = buildSchema(catalogue.model, { pageSize: 20, maxPageSize: 100 });
    const source = '{ search(query: "0702", first: 2) { nodes { resource { id } } } }';
    await graphql({
      schema,
      source,
      contextValue: { view: catalogue, languages: [], trace },
    });
    const id = 'http://localhost:4000/tos/2026-11-22/07-02';
    expect(shown).toEqual([id, `${id}-03`]);
  });
});

describe('a snippet', () => {
  it('has no marker and no markup that the search did not put there', async () => {
    const data = things(`<thing/a> a :Thing ; :name "⟦x⟧ <b>vesi</b> & \\"y\\""@fi .`);
    expect(await snippets(data, 'vesi')).toEqual(['[x] <b>⟦vesi⟧</b> & "y"']);
  });

  it('is the part of a long text around the first match', async () => {
    const long = `${'alku '.repeat(200)}vesi${' loppu'.repeat(200)}`;
    const data = things(
      `<thing/a> a :Thing ; :text "${long}"@fi . <thing/b> a :Thing ; :text "${'y'.repeat(900)} vesi"@fi .`,
    );
    const [second = '', first = ''] = await snippets(data, 'vesi');
    expect(first).toMatch(/^…alku .*alku ⟦vesi⟧ loppu.*loppu…$/);
    expect(first.length).toBeLessThan(260);
    expect(second).toBe('…⟦vesi⟧');
  });

  it('is never too long, whatever the text', async () => {
    const data = things(`<thing/a> a :Thing ; :text "${'vesi'.repeat(50_000)}"@fi .`);
    const [snippet = ''] = await snippets(data, 'vesi');
    expect(snippet.length).toBeLessThan(260);
  });
});

describe('a search that asks wrongly', () => {
  it.each([
    ['x'.repeat(201), {}, 'query: expected 200 characters at most, got 201'],
    ['x', { first: 101 }, 'first: expected a number from 0 to 100, got 101'],
    ['x', { first: -1 }, 'first: expected a number from 0 to 100, got -1'],
  ])('is told so', async (query, asked, message) => {
    const { errors } = await answer(catalogue, query, asked);
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it.each(['', '   ', '(.*)+$', '\u0000', '🦆'])('finds nothing for %j', async (query) => {
    expect(await search(catalogue, query)).toEqual({ totalCount: 0, nodes: [] });
  });

  it('gives 20 if nothing is said, and none for 0', async () => {
    const { totalCount, nodes } = await search(catalogue, 'rekisteri');
    expect(totalCount).toBeGreaterThan(20);
    expect(nodes.length).toBe(20);
    expect((await search(catalogue, 'rekisteri', { first: 0 })).nodes).toEqual([]);
  });
});
