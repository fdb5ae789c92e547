import { parse } from 'csv-parse/sync';
import { XmlDocument } from 'libxml2-wasm';
import { DataFactory as rdf, Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { RDF } from '../../src/rdf/vocabulary.ts';
import { formats } from '../../src/linked-data/formats.ts';
import { canonicalForm, canonicalQuads } from '../support/graph.ts';
import { codeOf, sparqlApplication } from '../support/sparql-application.ts';
import { isWide } from '../support/wide.ts';

const { service, ask } = sparqlApplication({ limits: { rows: 100_000 } });
const { base } = service.snapshot;
const context = { address: service.contextAddress, text: service.context.text };
const XML = { Accept: 'application/sparql-results+xml' };
const graphTypes = new Set(formats.map(({ mediaType }) => mediaType));

/** Texts that one syntax or another has no place for as they are. */
const TEXTS = [
  ...['', ' ', '\t\n ', 'a\rb', 'a\r\nb\n', '\r', '"', '""', "'", ',', 'a,"b"', '\\'],
  ...['<&>', ']]>', '<!--', '&amp;', '\x7f', '\x85', '\u2028', '\ufeff', '\ufffd', '\ue000'],
  ...['é', 'e\u0301', '絵', '😀', '\u{10fffd}', '1', 'true', '_:b0', '@id', '__proto__'],
];

/** Texts that XML 1.0 cannot contain (its production Char). */
const NOT_IN_XML = ['\x01', 'a\x0bb', '\x1f', '\b', '\f', '\ufffe', 'a\uffff'];

/** A text as SPARQL quotes it. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('\x7f', '\\u007F');
}

const ALL = [...TEXTS, ...NOT_IN_XML];

function tableOf(texts: readonly string[]): string {
  return `SELECT ?text ?other { VALUES ?text { ${texts.map(quoted).join(' ')} } }`;
}

async function textOf(query: string, accept: string): Promise<string> {
  const answer = await ask(query, { Accept: accept });
  expect(answer.status).toBe(200);
  return answer.text();
}

describe('texts in solutions', () => {
  it('are in JSON what they were', async () => {
    const text = await textOf(tableOf(ALL), 'application/sparql-results+json');
    const { results } = JSON.parse(text) as {
      results: { bindings: { text: { value: string } }[] };
    };
    expect(results.bindings.map((row) => row.text.value)).toEqual(ALL);
  });

  it('are in CSV what they were', async () => {
    const text = await textOf(tableOf(ALL), 'text/csv');
    const [head, ...rows] = parse(text, { record_delimiter: '\r\n' });
    expect(head).toEqual(['text', 'other']);
    expect(rows).toEqual(ALL.map((each) => [each, '']));
  });

  it('are in CSV beside addresses with commas and quotes of their own', async () => {
    const text = await textOf(
      'SELECT ?id ?text { VALUES (?id ?text) { (<a:x,y> "1,2") (<a:b> UNDEF) } }',
      'text/csv',
    );
    expect(parse(text).slice(1)).toEqual([
      ['a:x,y', '1,2'],
      ['a:b', ''],
    ]);
  });

  it('are in TSV what they were, a line each', async () => {
    const text = await textOf(tableOf(ALL), 'text/tab-separated-values');
    const [head, ...lines] = text.split('\n').slice(0, -1);
    expect(head).toBe('?text\t?other');
    const cells = lines.map((line) => line.split('\t')[0] ?? '');
    const quads = new Parser().parse(cells.map((cell) => `<a:a> <a:b> ${cell} .`).join('\n'));
    expect(quads.map(({ object }) => object.value)).toEqual(ALL);
  });

  it('are in XML what they were to a parser of XML', async () => {
    const text = await textOf(tableOf(TEXTS), XML.Accept);
    using document = XmlDocument.fromString(text);
    const found = document.root.find('//s:result/s:binding/s:literal', {
      s: 'http://www.w3.org/2005/sparql-results#',
    });
    expect(found.map(({ content }) => content)).toEqual(TEXTS);
  });

  it.each(NOT_IN_XML)('are refused in XML where that cannot contain them: %j', async (text) => {
    const answer = await ask(tableOf(['a', text]), XML);
    expect(answer.status).toBe(406);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(await answer.clone().text()).toContain('XML cannot contain the text');
    expect(await codeOf(answer)).toBe('NOT_IN_XML');
  });
});

describe('solutions in XML', () => {
  it('have terms of every kind, and nothing where a variable is not bound', async () => {
    const query = `SELECT ?z ?a ?b ?c ?d ?e {
      BIND(<http://e/?a&b> AS ?a) BIND("q"@EN-gb AS ?b) BIND(1.5 AS ?c) BIND("t" AS ?d)
      BIND(BNODE() AS ?e) }`;
    const text = await textOf(query, XML.Accept);
    expect(text.replace(/<bnode>\w+</, '<bnode>n<')).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<sparql xmlns="http://www.w3.org/2005/sparql-results#">
<head><variable name="z"/><variable name="a"/><variable name="b"/><variable name="c"/><variable name="d"/><variable name="e"/></head>
<results>
<result><binding name="a"><uri>http://e/?a&amp;b</uri></binding><binding name="b"><literal xml:lang="en-gb">q</literal></binding><binding name="c"><literal datatype="http://www.w3.org/2001/XMLSchema#decimal">1.5</literal></binding><binding name="d"><literal>t</literal></binding><binding name="e"><bnode>n</bnode></binding></result>
</results>
</sparql>
`,
    );
  });

  it.each([
    ['ASK {}', '<boolean>true</boolean>'],
    ['ASK { FILTER(false) }', '<boolean>false</boolean>'],
    ['SELECT * {}', '<results>\n<result></result>\n</results>'],
    ['SELECT ?boolean { FILTER(false) }', '<results>\n</results>'],
  ])('are well-formed for %s', async (query, expected) => {
    const text = await textOf(query, XML.Accept);
    XmlDocument.fromString(text).dispose();
    expect(text).toContain(expected);
  });
});

/** Properties that RDF/XML has a name for, and some that it has none for. */
const NAMED = ['http://e/p', 'http://e/1é', 'http://e/#a-b.c', 'urn:x:y', 'tel:a', `${base}a`];
const UNNAMED = ['http://e/', 'http://e/1', 'urn:x:9', 'http://e/a?', `${RDF}li`];

function graphOf(properties: readonly string[], texts: readonly string[]): string {
  const statements = properties.flatMap((property, index) =>
    texts.map((text) => `<http://e/${index}> <${property}> ${quoted(text)} .`),
  );
  return `CONSTRUCT { ${statements.join(' ')} } {}`;
}

function quadsOf(properties: readonly string[], texts: readonly string[]) {
  return properties.flatMap((property, index) =>
    texts.map((text) =>
      rdf.quad(rdf.namedNode(`http://e/${index}`), rdf.namedNode(property), rdf.literal(text)),
    ),
  );
}

describe('graphs', () => {
  it.each([...graphTypes])('have every text and property in %s', async (type) => {
    const isXml = type === 'application/rdf+xml';
    const of = [isXml ? NAMED : [...NAMED, ...UNNAMED], isXml ? TEXTS : ALL] as const;
    const text = await textOf(graphOf(...of), type);
    expect(await canonicalForm(text, type, context)).toBe(await canonicalQuads(quadsOf(...of)));
    if (isXml) XmlDocument.fromString(text).dispose();
  });

  it.each([...graphTypes])('have nodes without names in %s', async (type) => {
    const construct = `CONSTRUCT { <http://e/a> <http://e/p> _:x . _:x <http://e/q> "1", [] } {}`;
    const wanted = '<http://e/a> <http://e/p> _:x . _:x <http://e/q> "1", [] .';
    const text = await textOf(construct, type);
    expect(await canonicalForm(text, type, context)).toBe(
      await canonicalQuads(new Parser().parse(wanted)),
    );
  });

  it.each([
    ...UNNAMED.map((property) => [property, 'a'] as const),
    ...NOT_IN_XML.map((text) => ['http://e/p', text] as const),
  ])('are refused in RDF/XML where that has no words for them: <%s> %j', async (property, text) => {
    const answer = await ask(graphOf([property], [text]), { Accept: 'application/rdf+xml' });
    expect(answer.status).toBe(406);
    expect(await codeOf(answer)).toBe('NOT_IN_XML');
  });

  it('have the form of the documents: prefixes, and addresses relative to the base', async () => {
    const [unit] = service.snapshot.described.filter(({ shape }) => shape);
    const text = await textOf(`CONSTRUCT WHERE { <${unit?.id ?? ''}> ?p ?o }`, 'text/turtle');
    expect(text).toContain(`@base <${base}> .\n@prefix `);
    expect(text).toContain(`\n<${unit?.id.slice(base.length) ?? ''}> a `);
    const json = JSON.parse(
      await textOf(`CONSTRUCT WHERE { <${unit?.id ?? ''}> ?p ?o }`, 'application/ld+json'),
    ) as { '@context': string; '@graph': { id: string }[] };
    expect(json['@context']).toBe(context.address);
    expect(json['@graph'].map(({ id }) => id)).toEqual([unit?.id]);
  });

  it('have each statement once, and each subject in one place', async () => {
    const query = `CONSTRUCT { ?s <http://e/p> 1 ; <http://e/q> ?n } { VALUES (?s ?n) { (<a:a> 1) (<a:b> 2) (<a:a> 1) (<a:a> 3) } }`;
    const text = await textOf(query, 'application/n-triples');
    const lines = text.split('\n').slice(0, -1);
    expect(new Set(lines).size).toBe(lines.length);
    const subjects = lines.map((line) => line.slice(0, 5));
    expect(subjects).toEqual(['<a:a>', '<a:a>', '<a:a>', '<a:b>', '<a:b>']);
  });
});

describe('a long answer', () => {
  const many = (n: number, text: string) =>
    `CONSTRUCT { ?s ?p ${quoted(text)} } WHERE { { SELECT ?s ?p { ?s ?p ?o } LIMIT ${n} } }`;

  it.runIf(isWide)('is whole in every form', async () => {
    const query = 'CONSTRUCT WHERE { ?s ?p ?o }';
    const nTriples = await textOf(query, 'application/n-triples');
    expect(nTriples.length).toBeGreaterThan(1_000_000);
    const wanted = await canonicalForm(nTriples, 'application/n-triples');
    const other = await textOf(query, 'application/rdf+xml');
    expect(await canonicalForm(other, 'application/rdf+xml')).toBe(wanted);
  });

  it('is refused in XML before its first byte, wherever XML ends', async () => {
    const answer = await ask(many(2_000, 'a'.repeat(100) + '\x01'), {
      Accept: 'application/rdf+xml',
    });
    expect(answer.status).toBe(406);
  });
});
