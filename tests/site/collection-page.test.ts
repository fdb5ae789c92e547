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

/** All that a register is called, in small letters: its title, its other names and the words to search by. */
function namesOf(address: string): string[] {
  const names = /\/(?:title|altLabel|hiddenLabel)$|#(?:altLabel|hiddenLabel)$/;
  return [...(snapshot.find(address)?.statements ?? [])]
    .filter(([predicate]) => names.test(predicate))
    .flatMap(([, values]) => values)
    .flatMap((value) => (value.kind === 'literal' ? [value.value.toLowerCase()] : []));
}

describe('the filter of a list', () => {
  it('is a form without script, with the words that were typed', async () => {
    const tree = await treeOf({ path: 'register', query: 'q=%22%3E%3Cb%3E+rekisteri' });
    const form = element(element(tree, 'main'), 'form');
    expect(form.attributes).toMatchObject({ action: `${BASE}register` });
    const [field] = elements(form, 'input');
    expect(field?.attributes).toMatchObject({ name: 'q', value: '"><b> rekisteri' });
  });

  it('leaves the members whose names have each of the words, in any case', async () => {
    const tree = await treeOf({ path: 'register', query: 'q=HELSINGIN+rekisteri' });
    const all = members(await treeOf({ path: 'register' }));
    const wanted = all.filter(([, address]) => {
      const texts = namesOf(address);
      return ['helsingin', 'rekisteri'].every((word) => texts.some((text) => text.includes(word)));
    });
    expect(wanted.length).toBeGreaterThan(1);
    expect(members(tree)).toEqual(wanted);
    expect(textOf(element(tree, 'main'))).toContain(`${wanted.length} / ${all.length}.`);
  });

  it('says so where nothing is left, and leads back to the whole list', async () => {
    const tree = await treeOf({ path: 'register', query: 'q=xyzzy' });
    expect(textOf(element(tree, 'main'))).toContain('Mikään tässä luettelossa ei täsmää.');
    expect(attributes(element(tree, 'main'), 'href')).toContain(`${BASE}register`);
    expect(members(tree)).toEqual([]);
  });

  it('is not for search engines', async () => {
    const head = async (query: string) =>
      element(await treeOf({ path: 'register', query }), 'head');
    const robots = { name: 'robots', content: 'noindex' };
    const metas = (tree: PageElement) => elements(tree, 'meta').map((each) => each.attributes);
    expect(metas(await head('q=a'))).toContainEqual(robots);
    expect(metas(await head(''))).not.toContainEqual(robots);
    const links = elements(await head(''), 'link').map((each) => each.attributes);
    expect(links).toContainEqual({ rel: 'canonical', href: `${BASE}register` });
  });
});

describe('the facets of a list', () => {
  it('count the members with each value as links, and leave those that are counted', async () => {
    const [facets] = classed(await treeOf({ path: 'register' }), 'nav', 'facets');
    const items = facets ? elements(facets, 'li') : [];
    expect(items.length).toBeGreaterThan(3);
    for (const item of items) {
      const query = new URL(attributes(item, 'href')[0] ?? '').search;
      expect(query).toMatch(/^\?by\.holder=organisation\//);
      const left = members(await treeOf({ path: 'register', query }));
      expect(String(left.length)).toBe(textOf(element(item, 'small')));
    }
  });

  it('keep the words, say which value was chosen, and have a way to leave it', async () => {
    const query = 'q=rekisteri&by.holder=organisation/viestintaosasto';
    const [facets] = classed(await treeOf({ path: 'register', query }), 'nav', 'facets');
    if (!facets) throw new Error('there are no facets');
    expect(textOf(element(facets, 'strong'))).toBe('Viestintäosasto');
    const hrefs = attributes(facets, 'href');
    expect(hrefs[0]).toBe(`${BASE}register?q=rekisteri`);
    expect(hrefs.every((href) => href.includes('q=rekisteri'))).toBe(true);
  });

  it('are there for truths and enums of any ontology', async () => {
    const of = snapshotOf(
      `${THINGS} ; ${NAME} ; sh:property [ sh:path :open ; sh:codeIdentifier "open" ; sh:order 2 ;
        sh:datatype xsd:boolean ; sh:maxCount 1 ; sh:description "Whether."@en ] ,
        [ sh:path :state ; sh:codeIdentifier "state" ; sh:order 3 ; sh:in ( "in use" "lost" ) ;
        varanto:enum true ; sh:maxCount 1 ; sh:description "Its state."@en ;
        varanto:valueName [ rdf:value "lost" ; rdfs:label "kadonnut"@fi , "lost"@en ] ] .`,
      Array.from({ length: 12 }, (_, index) => {
        const state = index % 3 ? 'in use' : 'lost';
        return `<thing/${index}> a :Thing ; :open ${index % 2 ? 'true' : '"0"^^xsd:boolean'} ;
          :state "${state}" ; :name "T${index}"@fi .`;
      }).join('\n'),
    );
    const [facets] = classed(await treeOf({ of, path: 'thing' }), 'nav', 'facets');
    const links = facets ? elements(facets, 'li').map(textOf) : [];
    expect(links.map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
      ...['ei 6', 'kyllä 6', 'in use 8', 'kadonnut 4'],
    ]);
    const left = async (query: string) =>
      members(await treeOf({ of, path: 'thing', query })).length;
    expect(await left('by.open=false&by.state=lost')).toBe(2);
    expect(await left('by.state=in%20use')).toBe(8);
  });

  it('pass over what no list has', async () => {
    const query = 'by.nothing=1&by.holder=%00&open=%20&after=nothing&by.holder=';
    expect(members(await treeOf({ path: 'register', query }))).toHaveLength(registers.length);
  });
});

describe('a list that is longer than a page', () => {
  const names = Array.from({ length: 250 }, (_, index) => `${'ÖÄABC'[index % 5] ?? ''} ${index}`);
  const of = things([...names, ...Array.from({ length: 130 }, () => 'Sama')]);
  const wanted = [...names, ...Array.from({ length: 130 }, () => 'Sama')].sort((a, b) =>
    inTurn.compare(a, b),
  );

  async function pages(start: string, rel: string): Promise<string[][]> {
    const found: string[][] = [];
    for (let query: string | undefined = start; query !== undefined && found.length < 9;) {
      const page: Awaited<ReturnType<typeof asked>> = await asked({ of, path: 'thing', query });
      found.push(members(parsePage(page.html)).map(([name]) => name));
      const link = page.links.find((each) => each.rel === rel);
      query = link && new URL(link.href).search;
    }
    return found;
  }

  it('has every member once from the first page to the last, also where many have one name', async () => {
    const forwards = await pages('', 'next');
    expect(forwards.map(({ length }) => length)).toEqual([100, 100, 100, 80]);
    expect(forwards.flat()).toEqual(wanted);
  });

  it('has every member once from the last page to the first', async () => {
    const page = await asked({ of, path: 'thing' });
    const last = page.links.find(({ rel }) => rel === 'last');
    const backwards = await pages(new URL(last?.href ?? '').search, 'prev');
    expect(backwards.reverse().flat()).toEqual(wanted);
  });

  it('has an alphabet that leads to the first name with a letter, on this page or another', async () => {
    const [alphabet] = classed(await treeOf({ of, path: 'thing' }), 'nav', 'alphabet');
    const links = alphabet ? elements(alphabet, 'a') : [];
    expect(links.map(textOf).join('')).toBe('ABCSÄÖ');
    for (const link of links) {
      const { hash, search } = new URL(link.attributes['href'] ?? '', `${MUSEUM}thing`);
      const tree = await treeOf({ of, path: 'thing', query: search });
      const target = hash
        ? elements(tree, 'li').find((li) => `#${li.attributes['id']}` === hash)
        : undefined;
      const first = hash ? textOf(element(target ?? tree, 'a')) : members(tree)[0]?.[0];
      expect(first).toBe(wanted.find((name) => name.startsWith(textOf(link))));
    }
  });

  it('begins anew after a member that is gone', async () => {
    expect((await pages('after=thing/gone', 'next')).flat()).toEqual(wanted);
  });
});

describe('the list of what has a hierarchy', () => {
  it('is a tree with codes and counts', async () => {
    const tree = await treeOf({ path: 'tos' });
    const [top] = classed(tree, 'ul', 'tree');
    const roots = (top?.children ?? []).filter((child) => typeof child !== 'string');
    expect(roots.map((each) => textOf(elements(each, 'a')[0] ?? each))).toContain(
      '07 Tiedon hallinta',
    );
    const classes = snapshot.described.filter(({ shape }) => shape?.segment === 'tos');
    const addresses = top ? attributes(top, 'href') : [];
    expect([...addresses].sort()).toEqual(classes.map(({ id }) => id).sort());
  });

  it('has the tree of each classification apart', async () => {
    const main = element(await treeOf({ path: 'tos-list' }), 'main');
    const schemes = elements(main, 'section');
    expect(schemes.map((each) => textOf(element(each, 'h2')))).toEqual([
      'TOS-luokitus 2016-04-18',
      'TOS-luokitus 2022-01-25',
    ]);
    for (const scheme of schemes) {
      const [own, ...classes] = attributes(scheme, 'href');
      const version = own?.replace(/^.*scheme\//, '') ?? '';
      expect(classes.length).toBeGreaterThan(20);
      expect(classes.filter((href) => !href.includes(version))).toEqual([]);
    }
  });

  it('keeps what is above those that a filter leaves, open', async () => {
    const main = element(await treeOf({ path: 'tos', query: 'q=07+02' }), 'main');
    const [top] = classed(main, 'ul', 'tree');
    const names = top ? elements(top, 'a').map(textOf) : [];
    expect(names[0]).toBe('07 Tiedon hallinta');
    expect(names.length).toBeGreaterThan(1);
    expect(names.slice(1).filter((name) => !name.startsWith('07 02'))).toEqual([]);
    const isOpen = top ? elements(top, 'details').map((each) => each.attributes['open']) : [];
    expect(new Set(isOpen)).toEqual(new Set(['']));
  });
});

describe('a hierarchy that is too large for a page', () => {
  const PARENT = `; sh:property [ sh:path :in ; sh:codeIdentifier "in" ; sh:order 2 ; sh:class :Thing ;
    sh:maxCount 1 ; sh:description "Above."@en ; dash:propertyRole varanto:ParentRole ]`;
  const lines = Array.from({ length: 1500 }, (_, index) => {
    const above = index < 3 ? '' : `; :in <thing/${index % 3 === 0 ? 0 : index - 1}>`;
    return `<thing/${index}> a :Thing ; :name "T${index}"@fi ${above} .`;
  });
  const of = snapshotOf(`${THINGS} ; ${NAME} ${PARENT} .`, lines.join('\n'));

  it('shows what is at the top, and the way to what is below each', async () => {
    const [top] = classed(await treeOf({ of, path: 'thing' }), 'ul', 'tree');
    const links = top ? elements(top, 'a') : [];
    expect(links.map(textOf)).toEqual(['T0', 'Alempana 499', 'T1', 'T2']);
    expect(links[1]?.attributes['href']).toBe(`${MUSEUM}thing?open=thing/0`);
  });

  it('shows an open branch with the way to it and what is next below', async () => {
    const main = element(await treeOf({ of, path: 'thing', query: 'open=thing/4' }), 'main');
    const [top] = classed(main, 'ul', 'tree');
    const names = top ? elements(top, 'a').map(textOf) : [];
    expect(names).toEqual(['T0', 'T3', 'T4', 'T5']);
    expect(attributes(main, 'href')).toContain(`${MUSEUM}thing`);
  });

  it('is a flat list where it is filtered', async () => {
    const found = members(await treeOf({ of, path: 'thing', query: 'q=T149' }));
    expect(found.map(([name]) => name)).toEqual([
      'T149',
      ...Array.from({ length: 10 }, (_, index) => `T149${index}`),
    ]);
  });
});
