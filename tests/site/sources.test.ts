import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resourcePage } from '../../src/site/resource-page.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { attributes, elements, parsePage, textOf, type PageElement } from '../support/html.ts';
import { PlainFacts } from '../support/plain-facts.ts';
import { snapshotOf } from '../support/turtle.ts';

const { snapshot } = loadCatalogue();
const plain = new PlainFacts(snapshot, 'data/helsinki');
const DOCUMENT = `${BASE}document/kaupunginkanslian-tietovarannot`;
const LINES = readFileSync('data/helsinki/kaupunginkanslian-tietovarannot.txt', 'utf8').split('\n');

/** What the section on sources says of one fact or of several. */
interface Row {
  readonly labels: readonly string[];
  readonly text: string;
  readonly quote: readonly string[] | undefined;
  readonly link: string | undefined;
}

function sectionOf(from: Snapshot, id: string, language: string): PageElement | undefined {
  const resource = from.find(id);
  if (!resource) throw new Error(`${id} is not described`);
  const page = resourcePage({ resource, alternates: [], snapshot: from, languages: [language] });
  const sections = elements(parsePage(page.html), 'details');
  return sections.find((each) => each.attributes['class'] === 'sources');
}

function rowsIn(section: PageElement | undefined): Row[] {
  if (!section) return [];
  return elements(section, 'div').map((row) => {
    const [quote] = elements(row, 'blockquote');
    return {
      labels: elements(row, 'dt').map(textOf),
      text: elements(row, 'dd').map(textOf).join(' ').replaceAll(/\s+/g, ' '),
      quote: quote && elements(quote, 'p').map(textOf),
      link: attributes(row, 'href').at(-1),
    };
  });
}

const VARANTO = 'https://w3id.org/varanto#';

/** The entries about a resource, by a loop over the statements. */
function entriesOf(
  topic: string,
): { property: string; basis: string; lines: string | undefined }[] {
  const value = (id: string, property: string): string | undefined =>
    plain.quads.find((each) => each.subject.value === id && each.predicate.value === property)
      ?.object.value;
  const records = plain.quads.filter(
    ({ predicate, object }) => predicate.value.endsWith('/primaryTopic') && object.value === topic,
  );
  return records.flatMap(({ subject }) =>
    plain.quads
      .filter((each) => each.subject.equals(subject) && each.predicate.value.endsWith('/hasPart'))
      .map(({ object: { value: id } }) => {
        const [first, last] = ['firstLine', 'lastLine'].map((name) => value(id, VARANTO + name));
        const lines = first === last ? `Rivi ${first}` : `Rivit ${first}–${last}`;
        return {
          property: value(id, `${VARANTO}property`) ?? '',
          basis: value(id, `${VARANTO}basis`) ?? '',
          lines: first === undefined ? undefined : lines,
        };
      }),
  );
}

/** Whether a property has the words of the search, which pages do not show. */
function isOfSearchWords(property: string): boolean {
  const fields = snapshot.model.shapes.flatMap((shape) => shape.fields);
  const own = fields.filter(({ path }) => path.text === `<${property}>`);
  return own.some(({ roles }) => roles.has('search word'));
}

const kinds = [
  ...['register/rekrytoinnin-rekisteri', 'organisation/elinkeino-osasto'],
  ...['tos/2026-11-22/14-05-02', 'contact-point/kirjaamo', 'information-resource/hallinto-osasto'],
];

describe.each(kinds)('where the facts of %s come from', (path) => {
  const id = snapshot.find(BASE + path)?.id ?? '';
  const rows = rowsIn(sectionOf(snapshot, id, 'fi'));
  const shape = plain.shape(id);

  it('has each entry of the record, with what it rests on', () => {
    const entries = entriesOf(id).filter(({ property }) => !isOfSearchWords(property));
    expect(entries.length).toBeGreaterThan(2);
    for (const { property, basis, lines } of entries) {
      const field = shape?.fields.find(({ path: step }) => step.text === `<${property}>`);
      const name = field?.names.find(({ language }) => language === 'fi')?.value ?? property;
      const word = basis === 'said' ? 'lähteessä sanotaan näin' : 'päätelty siitä';
      const found = rows.filter(
        ({ labels, text }) =>
          labels.includes(name) && text.includes(word) && text.includes(lines ?? ''),
      );
      expect({ name, found: found.length > 0 }).toEqual({ name, found: true });
    }
    expect(rows.flatMap(({ labels }) => labels)).toHaveLength(entries.length);
  });

  it('quotes the lines of the page as they are, once, and links to the first of them', () => {
    const quoted = rows.filter(({ quote }) => quote);
    expect(quoted.length).toBeGreaterThan(0);
    for (const { quote, text, link } of quoted) {
      const [, first = '', last = first] = /Rivit? (\d+)(?:–(\d+))?, Kaup/.exec(text) ?? [];
      const lines = LINES.slice(Number(first) - 1, Number(last)).filter((line) => line.trim());
      expect(quote).toEqual(lines.map((line) => line.trim()));
      const number = LINES.findIndex((line, at) => at >= Number(first) - 1 && line.trim());
      expect(link).toBe(`${DOCUMENT}#line-${number + 1}`);
    }
    const places = quoted.map(({ text }) => /Rivit? [\d–]+/.exec(text)?.[0]);
    expect(new Set(places).size).toBe(places.length);
  });
});

describe('the page of a document whose text the catalogue has', () => {
  const resource = snapshot.find(DOCUMENT);
  if (!resource) throw new Error('the document is not described');
  const page = resourcePage({ resource, alternates: [], snapshot, languages: ['sv'] });
  const lines = elements(parsePage(page.html), 'li').filter(({ attributes: own }) => own['value']);

  it('has each line that is not blank, with its number as its anchor', () => {
    const expected = LINES.flatMap((line, at) =>
      line.trim() ? [{ id: `line-${at + 1}`, value: String(at + 1), text: line.trim() }] : [],
    );
    const found = lines.map((line) => {
      const { id, value } = line.attributes;
      return { id, value, text: textOf(line) };
    });
    expect(found).toEqual(expected);
  });

  it('marks the text as being in its language', () => {
    const tags = new Set(lines.flatMap((line) => attributes(line, 'lang')));
    expect([...tags]).toEqual(['fi']);
  });
});

const shapes = `
  :Thing a sh:NodeShape ; sh:targetClass :Thing ; sh:order 1 ;
    sh:codeIdentifier "Thing" ; varanto:plural "things" ; varanto:segment "thing" ;
    sh:description "A thing."@en ; sh:property [
      sh:path :label ; sh:codeIdentifier "label" ; sh:order 1 ; sh:datatype rdf:langString ;
      dash:propertyRole dash:LabelRole ; sh:name "the name"@en ; sh:description "Its name."@en
    ] , [
      sh:path :record ; sh:codeIdentifier "record" ; sh:order 2 ; sh:class :Record ;
      dash:propertyRole varanto:SourceRole ; sh:description "Its record."@en
    ] .
  :Record a sh:NodeShape ; sh:targetClass :Record ; sh:order 2 ;
    sh:codeIdentifier "Record" ; varanto:plural "records" ; varanto:segment "record" ;
    sh:description "A record."@en ; sh:property [
      sh:path :paper ; sh:codeIdentifier "paper" ; sh:order 1 ; sh:class :Paper ;
      dash:propertyRole varanto:SourceDocumentRole ; sh:description "Its paper."@en
    ] , [
      sh:path :entry ; sh:codeIdentifier "entries" ; sh:order 2 ; sh:class :Entry ;
      dash:propertyRole varanto:EntryRole ; sh:description "Its entries."@en
    ] .
  :Entry a sh:NodeShape ; sh:targetClass :Entry ; sh:order 3 ;
    sh:codeIdentifier "Entry" ; varanto:plural "entries" ; varanto:segment "entry" ;
    sh:description "An entry."@en ; sh:property [
      sh:path :of ; sh:codeIdentifier "of" ; sh:order 1 ; sh:nodeKind sh:IRI ;
      dash:propertyRole varanto:EntryPropertyRole ; sh:description "Its property."@en
    ] , [
      sh:path :from ; sh:codeIdentifier "from" ; sh:order 2 ; sh:datatype xsd:integer ;
      dash:propertyRole varanto:FirstLineRole ; sh:description "Its first line."@en
    ] , [
      sh:path :to ; sh:codeIdentifier "to" ; sh:order 3 ; sh:datatype xsd:integer ;
      dash:propertyRole varanto:LastLineRole ; sh:description "Its last line."@en
    ] , [
      sh:path :how ; sh:codeIdentifier "how" ; sh:order 4 ; sh:datatype xsd:string ;
      dash:propertyRole varanto:BasisRole ; sh:description "How."@en ;
      sh:in ( "said" "guessed" ) ;
      varanto:valueName [ rdf:value "said" ; rdfs:label "it is written there"@en ]
    ] , [
      sh:path :by ; sh:codeIdentifier "by" ; sh:order 5 ; sh:datatype xsd:string ;
      sh:name "who"@en ; sh:description "Who."@en
    ] .
  :Paper a sh:NodeShape ; sh:targetClass :Paper ; sh:order 4 ;
    sh:codeIdentifier "Paper" ; varanto:plural "papers" ; varanto:segment "paper" ;
    sh:description "A paper."@en ; sh:property [
      sh:path :text ; sh:codeIdentifier "text" ; sh:order 1 ; sh:datatype rdf:langString ;
      dash:propertyRole varanto:LinesRole ; sh:description "Its text."@en
    ] .`;

/** The section on a thing of another ontology, whose one entry and one paper are given. */
function otherSection(entry: string, paper = ':text "one\\r\\n\\r\\n<b>three\\nfour"@en'): Row[] {
  const data = `<thing/1> a :Thing ; :label "x"@en ; :record <record/1> .
    <record/1> a :Record ; :paper <paper/1> ; :entry <entry/1> .
    <entry/1> a :Entry ; :of :label ${entry} . <paper/1> a :Paper ; ${paper} .`;
  const other = snapshotOf(shapes, data);
  return rowsIn(sectionOf(other, `${other.base}thing/1`, 'en'));
}

describe('where facts come from, by another ontology', () => {
  it('is quoted as text, whatever the text has, and however its lines end', () => {
    const [row] = otherSection('; :from 1 ; :to 3 ; :how "said"');
    expect(row).toMatchObject({ labels: ['the name'], quote: ['one', '<b>three'] });
    expect(row?.text).toContain('it is written there');
  });

  it('says what else an entry has, and a basis that has no name as it is', () => {
    const [row] = otherSection('; :from 4 ; :how "guessed" ; :by "Ada"');
    expect(row?.text).toContain('guessed who: Ada four Line 4');
  });

  it.each([
    ['the last line is before the first', '; :from 3 ; :to 1'],
    ['the first line is none', '; :from 0 ; :to 2'],
    ['the entry names no line', ''],
  ])('quotes nothing where %s', (_, entry) => {
    expect(otherSection(entry)).toMatchObject([{ quote: undefined, link: undefined }]);
  });

  it('links to the document alone where its text has no such line, or there is none', () => {
    for (const paper of [undefined, ':other 1'])
      expect(otherSection('; :from 9 ; :to 9', paper)).toMatchObject([
        { quote: undefined, link: 'https://museum.example/paper/1' },
      ]);
  });

  it('is no part of a page where the ontology has no such roles', () => {
    const museum = loadCatalogue({
      ontology: 'tests/fixtures/museum/ontology',
      data: 'tests/fixtures/museum/data',
    }).snapshot;
    for (const { id } of museum.described) expect(sectionOf(museum, id, 'en')).toBeUndefined();
  });
});
