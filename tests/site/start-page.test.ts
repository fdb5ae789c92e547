import { describe, expect, it } from 'vitest';
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
const given = { snapshot, languages: ['fi'], hasExamples: true, dumps, alternates, places: {} };

describe('the start page', () => {
  const tree = parsePage(startPage(given).html);

  it('counts what there is of each type, and links to the list of it', () => {
    const rows = elements(element(element(tree, 'table'), 'tbody'), 'tr').map((row) => [
      attributes(row, 'href')[0],
      ...row.children.filter((cell) => typeof cell !== 'string').map(textOf),
    ]);
    expect(rows).toEqual(
      snapshot.model.shapes.map((shape) => [
        shape.segment === '' ? undefined : BASE + shape.segment,
        shape.names.find(({ language }) => language === 'fi')?.value,
        String(snapshot.ofShape(shape).length),
        shape.descriptions[0]?.value,
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
    const hrefs = (places: Parameters<typeof startPage>[0]['places']): string[] => {
      const page = parsePage(startPage({ ...given, places }).html);
      return attributes(element(page, 'main'), 'href');
    };
    const before = hrefs({});
    const places = { dcat: `${BASE}dcat`, graphql: `${BASE}graphql`, void: `${BASE}void` };
    const added = hrefs(places).filter((href) => !before.includes(href));
    expect(added).toEqual([places.graphql, places.dcat, places.void]);
  });

  it('tells the other formats of itself from those of the whole catalogue', () => {
    const heads = elements(element(tree, 'head'), 'link').map(({ attributes: each }) => each);
    const hrefs = heads.filter(({ rel }) => rel === 'alternate').map(({ href }) => href);
    expect(hrefs).toEqual([`${BASE}x.nt`]);
    expect(attributes(element(tree, 'main'), 'href')).toContain(`${BASE}catalogue.ttl`);
  });

  it('does without a shape for the catalogue', () => {
    const page = startPage({ ...given, snapshot: museum, languages: ['en'] });
    expect(textOf(element(parsePage(page.html), 'h1'))).toBe('Varanto');
    expect(page.languages).toEqual(['en']);
    expect(elements(parsePage(page.html), 'dl')).toEqual([]);
    expect(page.html).toContain('A house that shows works of art.');
    expect(page.html).toContain(`href="${BASE}museum"`);
  });
});
