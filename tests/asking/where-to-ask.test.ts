import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readingCues } from '../../src/asking/cues.ts';
import { atOnce } from '../../src/reading/work.ts';
import { whereToAsk } from '../../src/asking/where-to-ask.ts';
import { readRequestKinds } from '../../src/model/request-kinds.ts';
import { ShapesGraph } from '../../src/model/shapes-graph.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { snapshotOf, storeOf } from '../support/turtle.ts';
import { some, widely } from '../support/wide.ts';
import { checklist } from './checklists.ts';

const { snapshot } = loadCatalogue();

interface Question {
  readonly language: string;
  readonly words: string;
  readonly unit: string;
  readonly kind: string;
}

function questionsIn(file: string): Question[] {
  return readFileSync(`tests/asking/${file}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [language = '', words = '', unit = '', kind = ''] = line.split('\t');
      return { language, words, unit, kind };
    });
}

const questions = questionsIn('questions.tsv');

async function adviceOn(words: string, language = 'fi', about?: string) {
  const advice = await whereToAsk(
    { words, languages: [language], about: about ? snapshot.find(BASE + about) : undefined },
    snapshot,
  );
  if (!advice) throw new Error('the catalogue gives no advice');
  return advice;
}

/** The questions that lead to another unit or kind, a line each; of some, either of two units is right. */
async function wronglyLed(asked: readonly Question[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { language, words, unit, kind } of asked) {
    const advice = await adviceOn(words, language);
    const found = advice.unit?.id.replace(/^.*\//, '') ?? '-';
    if (unit.split('|').includes(found) && advice.kind.name === kind) continue;
    wrong.push(`${words}: ${found} ${advice.kind.name}, not ${unit} ${kind}`);
  }
  return wrong;
}

describe('a question in free words', () => {
  it.each(['fi', 'sv', 'en'])(
    'leads to the right unit and kind of request, nine times in ten at least: %s',
    async (language) => {
      const own = some(
        questions.filter((each) => each.language === language),
        8,
      );
      const wrong = await wronglyLed(own);
      expect(own.length).toBeGreaterThan(widely(11, 90));
      expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(own.length / 10);
    },
  );

  it('leads so where who wrote it knew the page alone, and nothing was changed for it', async () => {
    const unseen = some(questionsIn('unseen-questions.tsv'), 6);
    const wrong = await wronglyLed(unseen);
    expect(unseen).toHaveLength(widely(10, 60));
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(unseen.length / 10);
  });

  it('says which word met what, and which say how it is asked for', async () => {
    const { reasons, kindWords, registers } = await adviceOn('työttömyysturvan tietoni');
    expect(kindWords).toEqual(['tietoni']);
    expect(reasons[0]).toMatchObject({
      word: 'työttömyysturvan',
      hit: { text: { value: 'työttömyysturva' } },
    });
    expect(registers.map(({ id }) => id)).toEqual([
      `${BASE}register/julkisten-tyovoimapalveluiden-asiakasrekisteri-tyollisyyden-kuntakokeilu`,
    ]);
  });

  it('is understood without dots, in other forms and with a slip', async () => {
    for (const words of ['tyottomyysturvani tietoja', 'työttömyysturvasta', 'työttömyysturvva'])
      expect((await adviceOn(words)).unit?.id).toBe(`${BASE}organisation/elinkeino-osasto`);
  });

  it('is led by its topic, and not by who asks, nor by words that any question may have', async () => {
    for (const [words, unit] of [
      ['Siskoni on opettaja. Kuka päättää ylityökorvauksista?', 'henkilostoosasto'],
      [
        'Our company makes windows, which framework agreements are there?',
        'talous-ja-suunnitteluosasto',
      ],
      ['Kaupungin ja yrityksen välinen hankintasopimus', 'talous-ja-suunnitteluosasto'],
      ['Som student undrar jag när osallistuva budjetointi börjar', 'viestintaosasto'],
    ] as const)
      expect((await adviceOn(words)).unit?.id, words).toBe(`${BASE}organisation/${unit}`);
  });

  it('is asked in the way that its first word and its object say, whoever else it names', async () => {
    for (const [words, kind] of [
      ['Hur länge finns protokollen i arkivet?', 'information'],
      ['A list of those who know how grants are given', 'document'],
      ['Who decides about the contracts?', 'information'],
      ['Tell me, please, what is written about me in the reports', 'ownData'],
      ['Tilaan itselleni raportin, joka on mielestäni julkinen', 'document'],
    ] as const)
      expect((await adviceOn(words)).kind.name, words).toBe(kind);
  });

  it('leads nowhere but to the contact of the catalogue where nothing fits', async () => {
    const { unit, registers, contact, drafts, reasons } = await adviceOn('xyzzy qwkkq');
    expect({ unit, registers, reasons }).toEqual({ unit: undefined, registers: [], reasons: [] });
    expect(contact?.id).toBe(`${BASE}contact-point/kirjaamo`);
    expect(drafts[0]?.body).toContain('Kaupunginkanslia');
    expect(drafts[0]?.body).not.toMatch(/\{\w+\}/);
  });

  it('leads from a register to its keeper, and to access to own data where no word says otherwise', async () => {
    const about = 'register/rekrytoinnin-rekisteri';
    const advice = await adviceOn('', 'fi', about);
    expect(advice.kind.name).toBe('ownData');
    expect(advice.unit?.id).toBe(`${BASE}organisation/henkilostoosasto`);
    expect(advice.registers.map(({ id }) => id)).toEqual([BASE + about]);
    expect((await adviceOn('haluan pöytäkirjan', 'fi', about)).kind.name).toBe('document');
  });

  it('sends it the secure way first', async () => {
    const { ways } = await adviceOn('rekrytointi');
    expect(ways).toEqual([
      { isSecure: true, address: 'https://securemail.hel.fi/' },
      { isSecure: false, address: 'mailto:helsinki.kirjaamo@hel.fi' },
    ]);
  });

  it('reads no more than so many words of a long text', async () => {
    const begun = performance.now();
    await adviceOn('sana '.repeat(20) + 'rekrytointi tieto päätös asia '.repeat(200));
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});

describe('the draft of a request', () => {
  const { requestKinds } = snapshot.model;

  it.each(requestKinds.map(({ name }) => name))(
    'has all that the law asks of it: %s',
    async (kind) => {
      const { drafts } = (await whereToAsk(
        {
          words: 'minun sanani',
          kind,
          languages: ['fi'],
          about: snapshot.find(`${BASE}register/rekrytoinnin-rekisteri`),
        },
        snapshot,
      )) ?? { drafts: [] };
      expect(drafts.map(({ language }) => language)).toEqual(['en', 'fi', 'sv']);
      const asked = checklist.filter(({ kinds }) => kinds.includes(kind));
      expect(asked.length).toBeGreaterThan(8);
      const missing = asked.flatMap(({ source, what, patterns }) =>
        drafts.flatMap(({ language, body }) =>
          patterns[language as keyof typeof patterns].test(body)
            ? []
            : [`${language}: ${what} (${source})`],
        ),
      );
      expect(missing).toEqual([]);
    },
  );

  it('names its law where people can read it', () => {
    const sources = requestKinds.map(({ legalSources }) =>
      legalSources.map(({ address }) => address),
    );
    expect(sources.flat().every((address) => address.startsWith('http'))).toBe(true);
    expect(
      requestKinds.map(
        ({ legalSources }) =>
          legalSources[0]?.labels.find(({ language }) => language === 'en')?.value,
      ),
    ).toEqual([
      expect.stringContaining('Article 15'),
      expect.stringContaining('section 8'),
      expect.stringContaining('section 13'),
    ]);
  });
});

/** A museum where people ask for files, of which curators keep one each. */
const shapes = (kinds = 'varanto:requestKind :ask ;') => `
:C a sh:NodeShape ; sh:targetClass :Museum ; sh:order 1 ; sh:codeIdentifier "Catalogue" ; varanto:segment "" ;
  sh:description "It." ; sh:property [ sh:path :desk ; sh:codeIdentifier "desk" ; sh:order 1 ; sh:class :Curator ;
    dash:propertyRole varanto:ContactRole ; sh:description "Where." ] .
:F a sh:NodeShape ; sh:targetClass :File ; sh:order 2 ; sh:codeIdentifier "File" ; ${kinds}
  varanto:plural "files" ; varanto:segment "file" ; sh:description "A file." ;
  sh:property [ sh:path :title ; sh:codeIdentifier "title" ; sh:order 1 ; sh:datatype rdf:langString ;
    dash:propertyRole dash:LabelRole ; sh:description "Its title." ] ,
  [ sh:path :by ; sh:codeIdentifier "by" ; sh:order 2 ; sh:class :Curator ;
    dash:propertyRole varanto:KeeperRole ; sh:description "Who." ] .
:P a sh:NodeShape ; sh:targetClass :Curator ; sh:order 3 ; sh:codeIdentifier "Curator" ;
  varanto:plural "curators" ; varanto:segment "curator" ; sh:description "Who keeps files." ;
  sh:property [ sh:path :name ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype rdf:langString ;
    dash:propertyRole dash:LabelRole ; sh:description "A name." ] .
`;
const KIND = `@prefix request: <https://w3id.org/varanto/request#> .
:ask request:order 1 ; request:cue "please"@en ; request:legalSource :law ; rdfs:label "asking"@en ;
  request:subject "For {registers}"@en ; request:draft "To {contact}\\nOn {unit}: {registers}\\nI say: {words}"@en .
:law rdfs:label "A law"@en ; rdfs:seeAlso <https://law.example/1> .
`;
const DATA = `
<> a :Museum ; :desk <curator/desk> . <curator/desk> a :Curator ; :name "The desk"@en .
<curator/ann> a :Curator ; :name "Ann"@en .
<file/coins> a :File ; :title "Coins and medals"@en ; :by <curator/ann> .
`;

describe('another catalogue', () => {
  it('is led through by its own roles', async () => {
    const museum = snapshotOf(shapes() + KIND, DATA);
    const advice = await whereToAsk({ words: 'medals please', languages: ['en'] }, museum);
    expect(advice?.unit?.id).toBe(`${museum.base}curator/ann`);
    expect(advice?.drafts).toEqual([
      {
        language: 'en',
        subject: 'For Coins and medals',
        body: 'To The desk\nOn Ann: Coins and medals\nI say: medals please',
      },
    ]);
  });

  it('takes a compound apart, and counts a word of the asker little', async () => {
    const more = `${DATA} <curator/bob> a :Curator ; :name "Bob"@en . <file/boats> a :File ;
      :title "Boats"@en ; :by <curator/bob> .`;
    const kind = KIND.replace('request:cue', 'request:askerWord "boat*"@en ; request:cue');
    const museum = snapshotOf(shapes() + kind, more);
    const unitFor = async (words: string) =>
      (await whereToAsk({ words, languages: ['en'] }, museum))?.unit?.id;
    expect(await unitFor('our boats and your medals')).toBe(`${museum.base}curator/ann`);
    expect(await unitFor('our boats')).toBe(`${museum.base}curator/bob`);
    expect(await unitFor('medalshelves')).toBe(`${museum.base}curator/ann`);
  });

  it('takes a word that any word may be for what is asked about', async () => {
    const kind = KIND.replace('request:cue', 'request:strongCue "copy of *"@en ; request:cue');
    const museum = snapshotOf(shapes() + kind, DATA);
    const { frame, scores } = atOnce(readingCues('A copy of medals', museum.model.requestKinds));
    expect([...frame]).toEqual(['copy', 'of']);
    expect(scores.map(({ words }) => words)).toEqual([['copy', 'of', 'medals']]);
    const advice = await whereToAsk({ words: 'A copy of medals', languages: ['en'] }, museum);
    expect(advice?.unit?.id).toBe(`${museum.base}curator/ann`);
  });

  it('leaves out the lines of a draft whose place has no value', async () => {
    const museum = snapshotOf(shapes() + KIND, DATA);
    const advice = await whereToAsk({ words: 'xyzzy', languages: ['en'] }, museum);
    expect(advice?.drafts[0]?.body).toBe('To The desk\nI say: xyzzy');
  });

  it('gives no advice where no shape says how people ask for it', async () => {
    const museum = snapshotOf(shapes(''), DATA);
    expect(await whereToAsk({ words: 'medals', languages: ['en'] }, museum)).toBeUndefined();
  });

  it.each([
    [
      '<https://museum.example/terms#ask>: request:cues is unknown (docs/ask.md)',
      KIND.replace('request:cue ', 'request:cues "maybe"@en ; request:cue '),
    ],
    [
      '<https://museum.example/terms#law>: request:order is on no kind of request (docs/ask.md)',
      KIND.replace(':law rdfs:label', ':law request:order 2 ; rdfs:label'),
    ],
  ])('is refused with what nothing reads: %s', (message, kind) => {
    expect(() => snapshotOf(shapes() + kind, DATA)).toThrow(message);
  });

  it.each([
    [
      'has no request:draft',
      KIND.replace(/request:draft "[^"]*"@en \./, 'request:byDefault true .'),
    ],
    ['expected one of {contact}', KIND.replace('{unit}', '{who}')],
    [
      'expected a subject in the language',
      KIND.replace('{registers}"@en ; request:draft', '{registers}"@fi ; request:draft'),
    ],
    ['has no request:legalSource', KIND.replace('request:legalSource :law ;', '')],
    [
      'has no <http://www.w3.org/2000/01/rdf-schema#seeAlso>',
      KIND.replace('rdfs:seeAlso <https://law.example/1>', 'rdfs:label "b"@fi'),
    ],
  ])('is refused with what is missing: %s', (message, kind) => {
    const graph = new ShapesGraph(storeOf(shapes() + kind));
    const [node] = graph.store.getSubjects('https://w3id.org/varanto#requestKind', null, null);
    if (!node) throw new Error('no shape has a kind');
    expect(() => readRequestKinds(graph, [{ node, class: 'x' }])).toThrow(message);
  });
});
