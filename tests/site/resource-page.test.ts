import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Shape } from '../../src/model/model.ts';
import { isBlank } from '../../src/rdf/visible-text.ts';
import type { Alternate, Page } from '../../src/site/page.ts';
import { ontologyPage } from '../../src/site/ontology-page.ts';
import { resourcePage } from '../../src/site/resource-page.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { ask, BASE, loadCatalogue } from '../support/catalogue.ts';
import {
  generatedSnapshot,
  generatedStore,
  generateRegisters,
} from '../support/generated-catalogue.ts';
import { attributes, element, elements, parsePage, textOf } from '../support/html.ts';
import { PlainFacts, rowsOf, withQuestions, type Row } from '../support/plain-facts.ts';
import { runs } from '../support/runs.ts';
import { MUSEUM, snapshotOf, TERMS } from '../support/turtle.ts';
import { some, widely } from '../support/wide.ts';

/** How many values a field with many has. */
const MANY = widely(300, 1_000);

const XSD = 'http://www.w3.org/2001/XMLSchema#';

const alternatesOf = (address: string): Alternate[] => [
  { name: 'Turtle', mediaType: 'text/turtle', href: `${address}.ttl` },
  { name: 'JSON-LD', mediaType: 'application/ld+json', href: `${address}.jsonld` },
];

function pageOf(snapshot: Snapshot, id: string, languages: readonly string[] = []): Page {
  const resource = snapshot.find(id);
  if (!resource) throw new Error(`${id} is not described`);
  return resourcePage({ resource, alternates: alternatesOf(id), snapshot, languages });
}

/** What a page calls the derived fields that the ontology gives a part of it. */
function derivedLabels(shape: Shape | undefined): ReadonlySet<string> {
  const fields = (shape?.fields ?? []).filter(
    ({ path, group }) => group && path.kind !== 'predicate' && path.kind !== 'inverse',
  );
  return new Set(
    fields.map(({ names, name }) => names.find(({ language }) => language === 'fi')?.value ?? name),
  );
}

const catalogues = [
  { name: 'Helsinki', ontology: 'ontology', data: 'data/helsinki' },
  {
    name: 'the museums',
    ontology: 'tests/fixtures/museum/ontology',
    data: 'tests/fixtures/museum/data',
  },
];

describe.each(catalogues)('the pages of the resources of $name', ({ ontology, data }) => {
  const { snapshot } = loadCatalogue({ ontology, data });
  const plain = new PlainFacts(snapshot, data);
  const asked = some(plain.subjects, plain.subjects.length > 300 ? 8 : 1);
  const pages = new Map(asked.map((id) => [id, pageOf(snapshot, id, ['fi'])]));
  const trees = new Map([...pages].map(([id, { html }]) => [id, parsePage(html)]));

  const ids = new Map<string, string[]>();

  /** The ids in the page of a resource, whether it is among those that are asked or not. */
  function idsAt(id: string): string[] {
    const known = ids.get(id) ?? attributes(parsePage(pageOf(snapshot, id, ['fi']).html), 'id');
    ids.set(id, known);
    return known;
  }

  it('are pages for all', () => {
    expect(plain.subjects.length).toBe(snapshot.described.length);
    expect(pages.size).toBe(asked.length);
    expect(pages.size).toBeGreaterThan(5);
  });

  it('have every statement where it belongs, and no other', () => {
    for (const [id, tree] of trees) {
      const expected = plain.rows(id, { language: 'fi', type: 'Tyyppi' });
      const labels = new Set(expected.map(([label]) => label));
      const rows = rowsOf(tree)
        .map(withQuestions)
        .map(([label, values]): Row => [label, [...values].sort()]);
      const derived = derivedLabels(plain.shape(id));
      const own = rows.filter(([label]) => labels.has(label) || !derived.has(label));
      expect({ id, rows: own }).toEqual({ id, rows: expected });
    }
    const subjects = new Set(plain.subjects);
    expect(plain.quads.filter(({ subject }) => !subjects.has(subject.value))).toEqual([]);
  });

  it('have a heading, a title and a language each, and no id twice', () => {
    for (const [id, tree] of trees) {
      expect(tree.attributes['lang']).toBe('fi');
      const heading = elements(element(tree, 'h1'), 'bdi').map(textOf).join(' ');
      expect(heading).not.toBe('');
      expect(textOf(element(tree, 'title')).startsWith(heading)).toBe(true);
      const ids = attributes(tree, 'id');
      expect({ id, ids }).toEqual({ id, ids: [...new Set(ids)] });
    }
  });

  it('link to nothing that has no place', () => {
    const anchors = new Set(
      attributes(parsePage(ontologyPage({ snapshot, languages: [], alternates: [] }).html), 'id'),
    );
    const known = new Set([
      snapshot.base,
      `${snapshot.base}developers`,
      ...['data:,', '#formats', '#main'],
      ...plain.quads.flatMap(({ subject, predicate, object }) =>
        [subject, predicate, object].map(({ value }) => value),
      ),
      ...snapshot.model.shapes.map(({ segment }) => snapshot.base + segment),
    ]);
    for (const [id, tree] of trees) {
      const formats = new Set(alternatesOf(id).map(({ href }) => href));
      const strange = attributes(tree, 'href').filter((href) => {
        const [address, fragment] = href.split(/#(?!$)/);
        if (address === `${snapshot.base}ontology`) return fragment && !anchors.has(fragment);
        if (address?.startsWith(`${snapshot.base}graphql?query=`)) return false;
        if (href.startsWith(`${id}?lang=`)) return false;
        // That the page answers, and is about this, is shown elsewhere.
        if (href === `${snapshot.base}ask?about=${id.slice(snapshot.base.length)}`) return false;
        if (fragment?.startsWith('line-') && address !== undefined)
          return !idsAt(address).includes(fragment);
        return !known.has(href) && !formats.has(href);
      });
      expect({ id, strange }).toEqual({ id, strange: [] });
    }
  });

  it('ask GraphQL questions that it answers', async () => {
    const links = [...trees.values()].flatMap((tree) => attributes(tree, 'href'));
    const questions = new Map(
      links
        .filter((href) => href.startsWith(`${snapshot.base}graphql?`))
        .map((href) => [new URL(href).searchParams.get('query') ?? '', href]),
    );
    expect(questions.size).toBeGreaterThan(0);
    for (const [query, href] of questions) {
      const variables = new URL(href).searchParams.get('variables') ?? '{}';
      const answer = await ask(snapshot, query, {
        variables: JSON.parse(variables) as Record<string, unknown>,
      });
      expect({ href, errors: answer.errors }).toEqual({ href, errors: undefined });
      expect(Object.values(answer.data ?? {})).not.toContain(null);
    }
  });
});

describe('the page of a resource', () => {
  const { snapshot } = loadCatalogue();

  it('is in the words of the reader, and its texts in the languages that they have', () => {
    const swedish = pageOf(snapshot, `${BASE}organisation/helsingin-kaupunki`, ['sv-FI', 'en']);
    const tree = parsePage(swedish.html);
    expect(swedish.languages).toEqual(['sv']);
    expect(tree.attributes['lang']).toBe('sv');
    expect(elements(element(tree, 'h1'), 'bdi')).toMatchObject([
      { attributes: { lang: 'sv' }, children: ['Helsingfors stad'] },
    ]);
    const name = elements(tree, 'div').find((group) => textOf(group).startsWith('namn'));
    expect(name && textOf(element(name, 'dd'))).toMatch(/^Helsingfors stad\s/);
    expect(name && elements(name, 'li').map(textOf)).toEqual([
      'City of Helsinki engelska',
      'Helsingin kaupunki finska',
    ]);
    const other = pageOf(snapshot, `${BASE}organisation/kaupunginkanslia`, ['sv']);
    expect(other.languages).toEqual(['sv', 'fi']);
  });

  it('is in the language of the catalogue for readers of a language that it does not know', () => {
    expect(parsePage(pageOf(snapshot, `${BASE}tos/2026-11-22/03`, ['de']).html)).toMatchObject({
      attributes: { lang: 'fi' },
    });
  });

  it('says what kind of thing it is, in words that a keyboard can open', () => {
    const tree = parsePage(pageOf(snapshot, `${BASE}register/ohjaamotoiminta`, ['en']).html);
    const [kind] = elements(tree, 'details');
    expect(kind && textOf(element(kind, 'summary'))).toBe('personal data register');
    expect(kind && textOf(element(kind, 'p'))).toContain('a set of personal data');
    expect(attributes(tree, 'title')).toEqual([]);
  });

  it('keeps the language that the address asks for in the links to this server, and in no other', () => {
    const id = `${BASE}register/ohjaamotoiminta`;
    const resource = snapshot.find(id);
    if (!resource) throw new Error('there is no such register');
    const page = resourcePage({
      ...{ resource, snapshot, languages: ['sv', 'fi'], chosen: 'sv' },
      alternates: alternatesOf(id),
    });
    const main = element(parsePage(page.html), 'main');
    const links = elements(main, 'a').filter(({ attributes: each }) => !each['type']);
    const hrefs = links.map(({ attributes: each }) => each['href'] ?? '');
    const own = hrefs.filter((href) => href.startsWith(BASE) && href !== id);
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter((href) => !href.includes('lang=sv'))).toEqual([]);
    expect(hrefs.filter((href) => /^(https|mailto):/.test(href) && href.includes('lang='))).toEqual(
      [],
    );
  });

  it('leads to the other formats, the list of its type and the start page', () => {
    const id = `${BASE}register/ohjaamotoiminta`;
    const tree = parsePage(pageOf(snapshot, id, ['fi']).html);
    const heads = elements(element(tree, 'head'), 'link').map(({ attributes: each }) => each);
    expect(heads).toContainEqual({ rel: 'alternate', type: 'text/turtle', href: `${id}.ttl` });
    expect(heads).toContainEqual({ rel: 'canonical', href: id });
    const [path] = elements(element(tree, 'main'), 'nav');
    expect(path && attributes(path, 'href')).toEqual([BASE, `${BASE}register`]);
    expect(attributes(element(tree, 'main'), 'href')).toEqual(
      expect.arrayContaining([`${id}.ttl`, `${id}.jsonld`, id]),
    );
  });

  it('shows a hundred of many values, says how many more there are, and asks for them', async () => {
    const many = generatedSnapshot(
      generatedStore(generateRegisters({ registers: MANY, units: 1, classes: 0 })),
    );
    const id = `${BASE}organisation/osasto-0000`;
    const tree = parsePage(pageOf(many, id, ['fi']).html);
    const group = elements(tree, 'div').find((each) =>
      textOf(each).startsWith('henkilörekisterit'),
    );
    const items = group ? elements(group, 'li') : [];
    expect(items).toHaveLength(101);
    const last = items.slice(-1)[0] ?? tree;
    expect(textOf(last)).toBe(`ja ${MANY - 100} muuta: Kysy GraphQL:llä: registers`);
    const { searchParams } = new URL(attributes(last, 'href')[0] ?? '');
    const { data } = await ask(many, searchParams.get('query') ?? '', {
      variables: JSON.parse(searchParams.get('variables') ?? '') as Record<string, unknown>,
    });
    expect(data).toMatchObject({ organisation: { registers: { totalCount: MANY } } });
  });
});

const shapes = `
  :Thing a sh:NodeShape ; sh:targetClass :Thing ;
    sh:codeIdentifier "Thing" ; varanto:plural "things" ; varanto:segment "thing" ; sh:order 1 ;
    sh:name "<img src=x onerror=alert(1)>"@en ; sh:description "</p><script>alert(2)</script>"@en ;
    sh:property [
      sh:path :label ; sh:codeIdentifier "label" ; sh:order 1 ; sh:datatype rdf:langString ;
      dash:propertyRole dash:LabelRole ; sh:name "\\"'><b>"@en ; sh:description "& &amp; <"@en
    ] , [
      sh:path :flag ; sh:codeIdentifier "flag" ; sh:order 2 ; sh:datatype xsd:boolean ;
      sh:description "Whether."@en
    ] , [
      sh:path :page ; sh:codeIdentifier "page" ; sh:order 3 ; sh:datatype xsd:anyURI ;
      sh:description "Where."@en
    ] , [
      sh:path :when ; sh:codeIdentifier "when" ; sh:order 4 ; sh:datatype xsd:date ;
      sh:description "When."@en
    ] .
`;

describe('the page of a resource with odd statements', () => {
  const thing = `${MUSEUM}thing/1`;
  const rows = (statements: string): Row[] => {
    const snapshot = snapshotOf(shapes, `<thing/1> a :Thing ; ${statements} .`);
    return rowsOf(parsePage(pageOf(snapshot, thing, ['en']).html)).slice(1);
  };

  it('shows what no field has, with property, language and datatype', () => {
    const snapshot = snapshotOf(
      shapes,
      `<thing/1> a :Thing ; :label "no language" , "a label"@en ; :other 1 , "b"@en , <urn:x:y> .`,
    );
    const tree = parsePage(pageOf(snapshot, thing, ['en']).html);
    const groups = elements(element(tree, 'dl'), 'div').slice(1);
    expect(
      groups.map((group) => {
        const values = elements(group, 'li').map(textOf);
        return [
          textOf(element(group, 'dt')),
          values.length ? values : textOf(element(group, 'dd')),
        ];
      }),
    ).toEqual([
      [`${TERMS}label`, 'no language'],
      [`${TERMS}other`, ['urn:x:y', `1 ${XSD}integer`, 'b English']],
    ]);
  });

  it('makes a link of an address only where a browser can go there, and do nothing else', () => {
    const pages = [
      'https://a.example/?a=1&b="',
      'https://a.example/?a=1&b=2',
      'javascript:alert(1)',
    ];
    const texts = [...pages, 'data:text/html,x', ' https://a.example/', 'MAILTO:a@b.example'];
    const literals = texts.map((text) => `${JSON.stringify(text)}^^xsd:anyURI`);
    expect(rows(`:page ${literals.join(' , ')}`)).toEqual([
      [
        'page',
        [
          '"data:text/html,x"@',
          '"https://a.example/"@',
          '"https://a.example/?a=1&b=""@',
          '"javascript:alert(1)"@',
          '<MAILTO:a@b.example>',
          '<https://a.example/?a=1&b=2>',
        ],
      ],
    ]);
  });

  it('links to no address but those four kinds', () => {
    const snapshot = snapshotOf(shapes, '<thing/1> a :Thing ; :other <javascript:alert(1)> .');
    const tree = parsePage(pageOf(snapshot, thing, ['en']).html);
    expect(attributes(tree, 'href').join(' ')).not.toContain('javascript');
    expect(textOf(tree)).toContain('javascript:alert(1)');
  });

  it('says yes and no, and the times that HTML knows', () => {
    expect(rows(':flag true , "0"^^xsd:boolean')).toEqual([['flag', ['"0"', '"true"']]]);
    expect(rows(':when "2024-02-29"^^xsd:date')).toEqual([['when', ['"2024-02-29"']]]);
    expect(rows(':when "2024-02-29Z"^^xsd:date')).toEqual([['when', ['"2024-02-29Z"@']]]);
    expect(rows(':when "-0044-03-15"^^xsd:date')).toEqual([['when', ['"-0044-03-15"@']]]);
  });

  it('shows any text as itself, whatever stands in it', () => {
    const hostile = fc.constantFrom(
      '<script>',
      '</bdi>',
      '"',
      "'",
      '&amp;',
      '<!--',
      '\u202e',
      ']]>',
      '{n}',
      '$&',
    );
    const text = fc
      .array(fc.oneof(hostile, fc.string({ unit: 'grapheme' })), { minLength: 1, maxLength: 6 })
      .map((parts) =>
        parts
          .join('')
          .trim()
          .replaceAll(/[\r\0]/g, ''),
      )
      // A blank label is none: the address is shown.
      .filter((joined) => !isBlank(joined));
    fc.assert(
      fc.property(text, (label) => {
        const literal = JSON.stringify(label).replaceAll('\u007f', '\\u007f');
        const text = `<thing/1> a :Thing ; :label ${literal}@en ; :other ${literal}@en .`;
        const snapshot = snapshotOf(shapes, text);
        const tree = parsePage(pageOf(snapshot, thing, ['en']).html);
        expect(elements(element(tree, 'h1'), 'bdi').map(textOf)).toEqual([label]);
        expect(rowsOf(tree)).toContainEqual([`${TERMS}other`, [`"${label}"@en`]]);
        expect(textOf(element(tree, 'title'))).not.toMatch(/[\u202a-\u202e]/);
      }),
      { numRuns: runs(widely(20, 50), 400) },
    );
  });

  it('shows hostile names of the ontology as text', () => {
    const snapshot = snapshotOf(shapes, '<thing/1> a :Thing ; :label "a"@en , "b"@fi .');
    const tree = parsePage(pageOf(snapshot, thing, ['en']).html);
    expect(textOf(tree)).toContain('<img src=x onerror=alert(1)>');
    expect(textOf(tree)).toContain('</p><script>alert(2)</script>');
    expect(textOf(tree)).toContain(`"'><b>`);
  });
});
