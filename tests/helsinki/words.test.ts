import { describe, expect, it } from 'vitest';
import { atOnce } from '../../src/reading/work.ts';
import type { Resource } from '../../src/reading/view.ts';
import { searching } from '../../src/store/search/search.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';

const { snapshot } = loadCatalogue();
const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const SHOWN = 3;

/** Questions in the words of people, and the unit that keeps what they ask about. */
const questions: Readonly<Record<string, readonly string[]>> = {
  'elinkeino-osasto': [
    'työttömyys',
    'mitä tietoja minusta on työnhakijana',
    'tyottomyyskorvaus',
    'kotoutumissuunnitelmani',
    'jag är arbetslös, vilka uppgifter finns om mig',
    'I came as a refugee, who stores my information?',
  ],
  'hallinto-osasto': [
    'who has my library card data',
    'complaint about a decision',
    'kaaduin jäisellä kadulla ja haluan korvausta',
    'mina rättigheter enligt GDPR',
    'vanhat koulutodistukset arkistosta',
    'report corruption anonymously',
  ],
  henkilostoosasto: [
    'rekrytering',
    'vilka uppgifter har ni om mig som sökt jobb',
    'hain kaupungille töihin mutta en saanut paikkaa',
    'duunihakemus',
    'who can see my sick leave',
    'var finns mina löneuppgifter',
  ],
  strategiaosasto: [
    'kuka tietää osoitteeni',
    'I signed up for a course',
    'täytin lomakkeen netissä',
    'forskning om helsingforsare',
  ],
  'talous-ja-suunnitteluosasto': [
    'hain avustusta yhdistykselle',
    'I owe money to the city',
    'stadens dotterbolag',
  ],
  viestintaosasto: [
    'feedback',
    'palautteeni kaupungille',
    'bild på mitt barn på stadens webbplats',
    'how do I stop getting the newsletter',
  ],
  'sisainen-tarkastus': ['tarkastajan raportit'],
};
const asked = Object.entries(questions).flatMap(([unit, texts]) =>
  texts.map((text) => [text, unit] as const),
);

function found(text: string, types?: readonly string[]): string[] {
  const shapes = types && snapshot.model.shapes.filter(({ name }) => types.includes(name));
  const question = { text, types: shapes, size: SHOWN, languages: ['fi'] };
  return atOnce(searching(question, snapshot)).hits.map(({ resource }) => resource.id);
}

describe('a question in the words of a citizen', () => {
  it('is asked thirty times', () => {
    expect(new Set(asked.map(([text]) => text)).size).toBe(30);
  });

  it.each(asked)('%s: finds %s among the first three', (text, unit) => {
    expect(found(text)).toContain(`${BASE}organisation/${unit}`);
  });
});

describe('the words added by the makers of the catalogue', () => {
  const shapes = ['Organisation', 'Register', 'InformationResource', 'TosClass', 'ContactPoint'];
  const resources = snapshot.described.filter(({ shape }) => shapes.includes(shape?.name ?? ''));
  const texts = (resource: Resource, property: string): { language: string; value: string }[] =>
    (resource.statements.get(SKOS + property) ?? []).flatMap((each) =>
      each.kind === 'literal' ? [{ language: each.language, value: each.value }] : [],
    );

  it('are on each register and unit, in three languages, for pages and for the search', () => {
    const wanted = resources.filter(
      ({ id, shape }) =>
        shape?.name === 'Register' || /organisation\/(?!helsingin-kaupunki)/.test(id),
    );
    expect(wanted).toHaveLength(36 + 8);
    for (const each of wanted)
      for (const property of ['altLabel', 'hiddenLabel'])
        expect(
          new Set(texts(each, property).map(({ language }) => language)),
          `${each.id} ${property}`,
        ).toEqual(new Set(['fi', 'sv', 'en']));
  });

  it('name their document, which says that they are not the City’s, and its licence', () => {
    const statements = snapshot.described.filter(({ statements: said }) =>
      (said.get('https://w3id.org/varanto#property') ?? []).some(
        (each) => each.kind === 'resource' && /#(?:alt|hidden)Label$/.test(each.id),
      ),
    );
    const worded = resources.flatMap((each) =>
      ['altLabel', 'hiddenLabel'].filter((property) => texts(each, property).length),
    );
    expect(statements).toHaveLength(worded.length);
    const documents = statements.flatMap(
      ({ statements: said }) => said.get('http://purl.org/dc/terms/source') ?? [],
    );
    expect(new Set(documents.map((each) => each.kind === 'resource' && each.id))).toEqual(
      new Set([`${BASE}document/hakusanat`]),
    );
    const { statements: document } = snapshot.resource(`${BASE}document/hakusanat`);
    expect(document.get('http://purl.org/dc/terms/license')).toMatchObject([
      { id: 'https://spdx.org/licenses/CC0-1.0' },
    ]);
  });

  it('are each there once: no word is another name and a search word, and none is the name itself', () => {
    const key = ({ language, value }: { language: string; value: string }): string =>
      `${language} ${value.toLowerCase()}`;
    for (const each of resources) {
      const names = each.shape?.label ? each.literals(each.shape.label) : [];
      const words = [...texts(each, 'altLabel'), ...texts(each, 'hiddenLabel'), ...names].map(key);
      expect(
        words.filter((word, at) => words.indexOf(word) < at),
        each.id,
      ).toEqual([]);
    }
  });
});
