import { describe, expect, it } from 'vitest';
import { developersPage } from '../../src/site/developers-page.ts';
import { startPage } from '../../src/site/start-page.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { attributes, element, elements, parsePage, textOf } from '../support/html.ts';
import { PlainFacts, rowsOf } from '../support/plain-facts.ts';

const { snapshot } = loadCatalogue();
const museum = loadCatalogue({
  ontology: 'tests/fixtures/museum/ontology',
  data: 'tests/fixtures/museum/data',
}).snapshot;
const dumps = [{ name: 'Turtle', mediaType: 'text/turtle', href: `${BASE}catalogue.ttl` }];
const alternates = [{ name: 'N-Triples', mediaType: 'application/n-triples', href: `${BASE}x.nt` }];
const reading = { snapshot, languages: ['fi'] };
const given = { ...reading, hasExamples: true, dumps, places: {} };

describe('the start page', () => {
  const tree = parsePage(startPage({ ...reading, alternates }).html);
  const main = element(tree, 'main');

  it('has a search, and leads to every list that the ontology names, with its size', () => {
    const [form] = elements(main, 'form');
    expect(form?.attributes).toMatchObject({ action: `${BASE}search`, role: 'search' });
    const listed = snapshot.model.shapes.filter(({ isListed, segment }) => isListed && segment);
    for (const { segment } of listed) expect(attributes(main, 'href')).toContain(BASE + segment);
    const unlisted = snapshot.model.shapes.filter(({ isListed }) => !isListed);
    for (const { segment } of unlisted)
      expect(attributes(main, 'href')).not.toContain(BASE + segment);
    expect(textOf(main)).toMatch(/henkilörekisteri\S*\s+36\s/);
  });

  it('shows each unit and each class once, below what it is a part of', () => {
    const trees = elements(main, 'ul').filter(({ attributes: own }) => own['class'] === 'tree');
    const hrefs = trees.flatMap((each) => (isWithin(each, trees) ? [] : attributes(each, 'href')));
    const members = ['organisation', 'tos'].flatMap((segment) => {
      const shape = snapshot.model.shapes.find((each) => each.segment === segment);
      return shape ? snapshot.ofShape(shape).map(({ id }) => id) : [];
    });
    expect(hrefs.sort()).toEqual(members.sort());
    const [unit] = elements(main, 'li').filter((each) =>
      textOf(each).startsWith('Kaupunginkanslia'),
    );
    expect(unit && textOf(unit)).toContain('Viestintäosasto');
  });

  it('says how to ask, with the secure way first', () => {
    const contact = elements(main, 'section').find(
      ({ attributes: own }) => own['aria-labelledby'] === 'contact',
    );
    const hrefs = contact ? attributes(contact, 'href') : [];
    expect(hrefs).toEqual([`${BASE}contact-point/kirjaamo`, 'https://securemail.hel.fi/']);
  });

  it('names its other formats in its head', () => {
    const heads = elements(element(tree, 'head'), 'link').map(({ attributes: each }) => each);
    const formats = heads.filter(({ rel, type }) => rel === 'alternate' && type);
    expect(formats.map(({ href }) => href)).toEqual([`${BASE}x.nt`]);
    const languages = heads.filter(({ hreflang }) => hreflang !== undefined);
    expect(languages.map(({ hreflang, href }) => [hreflang, href])).toEqual([
      ['en', `${BASE}?lang=en`],
      ['fi', `${BASE}?lang=fi`],
      ['sv', `${BASE}?lang=sv`],
      ['x-default', BASE],
    ]);
  });

  it('does without roles, without a contact and without a shape for the catalogue', () => {
    const page = startPage({ snapshot: museum, languages: ['en'], alternates });
    const museums = parsePage(page.html);
    expect(textOf(element(museums, 'h1'))).toBe('Varanto');
    expect(page.languages).toEqual(['en']);
    expect(elements(museums, 'dl')).toEqual([]);
    expect(attributes(element(museums, 'main'), 'href')).toContain(`${BASE}museum`);
  });
});

/** Whether an element is in another one of some. */
function isWithin(each: object, others: readonly Parameters<typeof elements>[0][]): boolean {
  return others.some((other) => elements(other, 'ul').includes(each as never));
}

describe('the page for developers', () => {
  const tree = parsePage(developersPage(given).html);

  it('counts what there is of each type, and links to the list of it', () => {
    const rows = elements(element(element(tree, 'table'), 'tbody'), 'tr').map((row) => [
      attributes(row, 'href')[0],
      ...row.children.filter((cell) => typeof cell !== 'string').map(textOf),
    ]);
    expect(rows).toEqual(
      snapshot.model.shapes.map((shape) => [
        shape.segment === '' ? undefined : BASE + shape.segment,
        [...shape.pluralNames, ...shape.names].find(({ language }) => language === 'fi')?.value,
        String(snapshot.ofShape(shape).length),
        textInFinnish(shape.descriptions),
      ]),
    );
    const heads = elements(tree, 'th').map(({ attributes: each }) => each['scope']);
    expect(new Set(heads)).toEqual(new Set(['row', 'col']));
  });

  it('has every statement of the catalogue itself', () => {
    const plain = new PlainFacts(snapshot, 'data/helsinki');
    expect(rowsOf(tree)).toEqual(plain.rows(BASE, { language: 'fi', type: 'Tyyppi' }));
  });

  it('links to the places that are given, and to no other', () => {
    const hrefs = (places: Parameters<typeof developersPage>[0]['places']): string[] => {
      const page = parsePage(developersPage({ ...given, places }).html);
      return attributes(element(page, 'main'), 'href');
    };
    const before = hrefs({});
    const places = {
      ...{ dcat: `${BASE}dcat`, graphql: `${BASE}graphql`, void: `${BASE}void` },
      queries: `${BASE}query`,
    };
    const added = hrefs(places).filter((href) => !before.includes(href));
    expect(added).toEqual([places.graphql, places.queries, places.dcat, places.void]);
    expect(before).toContain(`${BASE}catalogue.ttl`);
  });
});

function textInFinnish(texts: readonly { value: string; language: string }[]): string | undefined {
  return (texts.find(({ language }) => language === 'fi') ?? texts[0])?.value;
}
