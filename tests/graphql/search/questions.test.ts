import { describe, expect, it } from 'vitest';
import { ask } from '../../support/catalogue.ts';
import { snapshotOf } from '../../support/turtle.ts';

const SHAPES = `
  :ThingShape a sh:NodeShape ; sh:targetClass :Thing ; sh:codeIdentifier "Thing" ;
    varanto:plural "things" ; varanto:segment "thing" ; sh:order 1 ; sh:description "A thing."@en ;
    sh:property [ sh:path :name ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; dash:propertyRole dash:LabelRole ; sh:description "Its name."@en ] ;
    sh:property [ sh:path :text ; sh:codeIdentifier "text" ; sh:order 2 ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; sh:description "What it is."@en ] ;
    sh:property [ sh:path :other ; sh:codeIdentifier "otherNames" ; sh:order 3 ; sh:datatype rdf:langString ;
      dash:propertyRole varanto:OtherNameRole ; sh:description "Its other names."@en ] ;
    sh:property [ sh:path :word ; sh:codeIdentifier "words" ; sh:order 4 ; sh:datatype rdf:langString ;
      dash:propertyRole varanto:SearchWordRole ; sh:description "Words for the search."@en ] .`;

interface Answer {
  readonly totalCount: number;
  readonly hint: string | null;
  readonly nodes: readonly {
    readonly resource: { readonly id: string };
    readonly field: string;
    readonly snippet: string;
  }[];
}

async function search(data: string, query: string): Promise<Answer> {
  const source = `query ($query: String!) {
    search(query: $query) { totalCount hint nodes { resource { id } field snippet } }
  }`;
  const { data: found } = await ask(snapshotOf(SHAPES, data), source, { variables: { query } });
  return (found as unknown as { search: Answer }).search;
}

async function places(data: string, query: string): Promise<string[]> {
  const { nodes } = await search(data, query);
  return nodes.map(({ resource: { id } }) => new URL(id).pathname.slice('/thing/'.length));
}

/** Things with names in a language, in this order: thing/0, thing/1 and so on. */
function named(language: string, ...names: readonly string[]): string {
  return names
    .map((name, index) => `<thing/${index}> a :Thing ; :name ${JSON.stringify(name)}@${language} .`)
    .join('\n');
}

describe('other names and search words', () => {
  const data = `
    <thing/a> a :Thing ; :name "Rekisteri A"@fi ; :other "Palaute"@fi , "Feedback"@en .
    <thing/b> a :Thing ; :name "Rekisteri B"@fi ; :word "palaute"@fi , "palatue"@fi .
    <thing/c> a :Thing ; :name "Rekisteri C"@fi ; :text "Palaute ja muu"@fi .`;

  it('count as names: what has them comes before what has the word in a text', async () => {
    expect(await places(data, 'palaute')).toEqual(['a', 'b', 'c']);
  });

  it('are the snippet where people are shown them, and the name is where they are not', async () => {
    const { nodes } = await search(data, 'palaute');
    expect(nodes.map(({ field, snippet }) => [field, snippet])).toEqual([
      ['otherNames', '⟦Palaute⟧'],
      ['words', 'Rekisteri B'],
      ['text', '⟦Palaute⟧ ja muu'],
    ]);
  });

  it('give way in the snippet to the name, where that has as many of the words', async () => {
    const both = '<thing/a> a :Thing ; :name "Annettu palaute"@fi ; :other "Palaute"@fi .';
    const { nodes } = await search(both, 'palaute');
    expect(nodes).toMatchObject([{ field: 'name', snippet: 'Annettu ⟦palaute⟧' }]);
  });

  it('find in whichever language the question is', async () => {
    expect(await places(data, 'feedback')).toEqual(['a']);
  });
});

describe('the words of a question', () => {
  it('are left out where they only make a sentence: they neither find nor are missing', async () => {
    const data = named('sv', 'Bibliotek', 'Migration', 'Sommarjobb', 'Harkitut asiat');
    const { nodes, hint } = await search(data, 'Vilka uppgifter har ni om mig från biblioteket?');
    expect(nodes.map(({ snippet }) => snippet)).toEqual(['⟦Bibliotek⟧']);
    expect(hint).toContain('"uppgifter"');
    expect(hint).not.toMatch(/"(?:vilka|har|ni|om|mig|från)"/);
  });

  it('are searched where there are no others', async () => {
    expect(await places(named('sv', 'Om oss', 'Annat'), 'om oss')).toEqual(['0']);
  });

  it('for data and registers may be missing, and put first what has them', async () => {
    const data = named('fi', 'Palkat', 'Palkkatiedot ja tiedot', 'Tiedot');
    expect(await places(data, 'palkka tiedot')).toEqual(['1', '0']);
  });

  it('that more than 20 resources and a tenth of all have may be missing too', async () => {
    const common = Array.from({ length: 30 }, (_, index) => `Yleinen asiakirja ${index}`);
    const data = named('fi', 'Koirat', 'Kissat ja yleinen', ...common);
    expect(await places(data, 'yleinen koirat')).toEqual(['0']);
    expect(await places(data, 'yleinen kissat')).toEqual(['1']);
  });

  it('weigh more the fewer resources have them, where nothing has all', async () => {
    const data = named('fi', 'Vesi', 'Tuli yksi', 'Tuli kaksi', 'Tuli kolme', 'Tuli neljä');
    const { nodes, hint } = await search(data, 'tuli vesi');
    expect(nodes[0]?.snippet).toBe('⟦Vesi⟧');
    expect(hint).toMatch(/^Nothing has all words of the query/);
  });

  it('find those with most of the words, and not those with few', async () => {
    const data = named('fi', 'Vesi tuli maa', 'Ilma vesi', 'Vesi tuli ilma');
    expect(await places(data, 'vesi tuli maa ilma')).toEqual(['0', '2', '1']);
    const more = named('fi', 'Vesi tuli maa', 'Ilma');
    expect(await places(more, 'vesi tuli maa ilma')).toEqual(['0']);
  });
});

describe('a word that no text has', () => {
  it.each([
    ['tyottomyys', 'Työttömyys'],
    ['aanestys', 'Äänestykset'],
  ])('is found with the dots that a keyboard lacks: %s finds %s', async (query, name) => {
    expect(await places(named('fi', 'Muu', name), query)).toEqual(['1']);
  });

  it('is found with the dots only where nothing has it without', async () => {
    expect(await places(named('fi', 'Sää', 'Saa'), 'saa')).toEqual(['1']);
  });

  it.each([
    ['palautelomake', ['Palaute', 'Muu'], 'palaute'],
    ['kuntapalaute', ['Palautteet', 'Muu'], 'palautteet'],
    ['duunihakemus', ['Hakemukset: duuni', 'Hakemus', 'Duuni'], 'hakemukset⟧: ⟦duuni'],
    ['anställningsavtal', ['Avtal om anställning', 'Avtal'], 'avtal⟧ om ⟦anställning'],
  ])('is found by its parts, all of them if it can be: %s', async (query, names, part) => {
    const { nodes, hint } = await search(named('sv', ...names), query);
    expect(nodes).toHaveLength(1);
    expect(nodes[0]?.snippet.toLowerCase()).toContain(`⟦${part}`);
    expect(hint).toBe(`"${query}" is in no text: the results have a part of it.`);
  });

  it('is found by another form of a Swedish or English word', async () => {
    expect(await places(named('en', 'Libraries', 'Liberty'), 'library')).toEqual(['0']);
    expect(await places(named('sv', 'Jobben', 'Jonglering'), 'jobbet')).toEqual(['0']);
    expect(await places(named('sv-FI', 'Jobben', 'Jonglering'), 'jobbet')).toEqual(['0']);
  });
});
