import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { collectionPage } from '../../src/site/list-page.ts';
import { collatorOf } from '../../src/rdf/collator.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import {
  attributes,
  element,
  elements,
  parsePage,
  textOf,
  type PageElement,
} from '../support/html.ts';
import { MUSEUM, snapshotOf } from '../support/turtle.ts';

const { snapshot } = loadCatalogue();
const alternates = [{ name: 'Turtle', mediaType: 'text/turtle', href: `${BASE}register.ttl` }];

interface Asked {
  readonly of?: Snapshot;
  readonly path: string;
  readonly query?: string;
  readonly languages?: readonly string[];
  readonly chosen?: string;
}

async function asked({ of = snapshot, path, query = '', languages = ['fi'], chosen }: Asked) {
  const shape = of.model.shapes.find(({ segment }) => segment === path);
  if (!shape) throw new Error(`there is no shape at ${path}`);
  const list = { shape, list: of.base + path, query: new URLSearchParams(query) };
  return collectionPage({ snapshot: of, alternates, languages, chosen, ...list });
}

async function treeOf(list: Asked): Promise<PageElement> {
  return parsePage((await asked(list)).html);
}

/** The elements of a class. */
function classed(tree: PageElement, name: string, value: string): PageElement[] {
  return elements(tree, name).filter(({ attributes: each }) => each['class'] === value);
}

/** The names of the members, and their addresses. */
function members(tree: PageElement): [name: string, address: string][] {
  const [list] = classed(tree, 'ul', 'members');
  const links = list ? elements(list, 'a') : [];
  return links.map((link) => [textOf(link), link.attributes['href'] ?? '']);
}

const registers = snapshot.described.filter(({ shape }) => shape?.segment === 'register');
const inTurn = collatorOf('fi');
const THINGS = `:T a sh:NodeShape ; sh:targetClass :Thing ; sh:order 1 ; sh:codeIdentifier "Thing" ;
  varanto:plural "things" ; varanto:segment "thing" ; sh:name "thing"@en ;
  varanto:pluralName "things"@en , "asiat"@fi ; sh:description "A thing."@en`;
const NAME = `sh:property [ sh:path :name ; sh:codeIdentifier "name" ; sh:order 1 ;
  sh:datatype rdf:langString ; dash:propertyRole dash:LabelRole ; sh:description "Its name."@en ]`;

/** Things with these names in Finnish, in the order of their addresses. */
function things(names: readonly string[], more = ''): Snapshot {
  const lines = names.map(
    (name, index) => `<thing/${String(index).padStart(5, '0')}> a :Thing ; :name "${name}"@fi .`,
  );
  return snapshotOf(`${THINGS} ; ${NAME} ${more} .`, lines.join('\n'));
}

describe('the page of a list', () => {
  it('is headed in the plural, as the ontology has it, or by the name of one', async () => {
    const page = await asked({ path: 'register', languages: ['sv'] });
    const tree = parsePage(page.html);
    expect(page.languages).toEqual(['sv']);
    expect(textOf(element(tree, 'h1'))).toBe('personregister');
    expect(textOf(element(tree, 'main'))).toContain(`Totalt ${registers.length}.`);
    const heads = ['fi', 'en', 'de'].map(async (language) =>
      textOf(element(await treeOf({ of: things([]), path: 'thing', languages: [language] }), 'h1')),
    );
    expect(await Promise.all(heads)).toEqual(['asiat', 'things', 'things']);
  });

  it('has the members by name, each once, with who keeps it', async () => {
    const tree = await treeOf({ path: 'register' });
    const names = members(tree).map(([name]) => name);
    expect(names).toEqual([...names].sort((a, b) => inTurn.compare(a, b)));
    const addresses = members(tree).map(([, address]) => address);
    expect([...addresses].sort()).toEqual(registers.map(({ id }) => id).sort());
    const keepers = classed(tree, 'small', 'keeper').map(textOf);
    expect(keepers).toHaveLength(registers.length);
    expect(keepers).toContain('Elinkeino-osasto');
  });

  it('is by the name that the reader sees, also where a field may have several', async () => {
    const of = snapshotOf(
      `${THINGS} ; ${NAME} .`,
      `<thing/1> a :Thing ; :name "Ö"@fi , "A"@sv . <thing/2> a :Thing ; :name "Å"@fi , "B"@sv .
       <thing/3> a :Thing .`,
    );
    const names = async (language: string): Promise<string[]> =>
      members(await treeOf({ of, path: 'thing', languages: [language] })).map(([name]) => name);
    expect(await names('fi')).toEqual(['Å', 'Ö', 'thing/3']);
    expect(await names('sv')).toEqual(['A', 'B', 'thing/3']);
  });

  it('keeps the language that was chosen in each link and in the form', async () => {
    const tree = await treeOf({ path: 'register', languages: ['sv'], chosen: 'sv' });
    const main = element(tree, 'main');
    const own = attributes(main, 'href').filter(
      (href) => href.startsWith(BASE) && !href.endsWith('.ttl'),
    );
    expect(own.length).toBeGreaterThan(registers.length);
    expect(own.filter((href) => !/[?&]lang=sv(?:#|$)/.test(href))).toEqual([]);
    const hidden = elements(element(main, 'form'), 'input').map(({ attributes: each }) => each);
    expect(hidden).toContainEqual({ type: 'hidden', name: 'lang', value: 'sv' });
  });

  it('makes sense without members, and without names', async () => {
    const empty = await treeOf({ of: things([]), path: 'thing' });
    expect(textOf(element(empty, 'main'))).toContain('Yhteensä 0.');
    expect(members(empty)).toEqual([]);
    const nameless = snapshotOf(`${THINGS} .`, '<thing/b> a :Thing . <thing/a> a :Thing .');
    expect(members(await treeOf({ of: nameless, path: 'thing' }))).toEqual([
      ['thing/a', `${MUSEUM}thing/a`],
      ['thing/b', `${MUSEUM}thing/b`],
    ]);
  });
});
