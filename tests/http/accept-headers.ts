/**
 * The forms of a document, with what they are called in HTTP, now and before, and what their addresses end in, in the
 * server's own order.
 */
export const variants = {
  'JSON-LD': { mediaType: 'application/ld+json', ending: '.jsonld' },
  Turtle: {
    mediaType: 'text/turtle',
    ending: '.ttl',
    before: [
      ...['application/x-turtle', 'application/turtle', 'text/x-turtle', 'text/rdf+turtle'],
      ...['text/n3', 'application/n3', 'application/x-n3', 'text/rdf+n3'],
    ],
  },
  'N-Triples': {
    mediaType: 'application/n-triples',
    ending: '.nt',
    before: ['text/plain', 'text/ntriples', 'application/x-ntriples', 'text/n-triples'],
  },
  'N-Quads': {
    mediaType: 'application/n-quads',
    ending: '.nq',
    before: ['text/x-nquads', 'text/nquads', 'text/n-quads', 'application/x-nquads'],
  },
  TriG: {
    mediaType: 'application/trig',
    ending: '.trig',
    before: ['application/x-trig', 'text/trig'],
  },
  'RDF/XML': {
    mediaType: 'application/rdf+xml',
    ending: '.rdf',
    before: ['application/xml', 'text/xml', 'text/rdf', 'text/rdf+xml', 'application/x-rdf+xml'],
  },
  'expanded JSON-LD': { mediaType: 'application/ld+json', ending: '.expanded.jsonld' },
  JSON: { mediaType: 'application/json', ending: '.jsonld' },
  HTML: { mediaType: 'text/html', ending: '.html' },
} as const satisfies Record<
  string,
  { mediaType: string; ending: string; before?: readonly string[] }
>;

export type VariantName = keyof typeof variants;

/** What a client sends when it asks for a document, and what it is to get. */
export interface AcceptHeader {
  /** Who sends it, or the rule of RFC 9110 that it stands for. */
  readonly client: string;
  /** `undefined`: there is no such header in the request. */
  readonly accept: string | undefined;
  readonly expected: VariantName | 406;
  /** What it sends as `Accept-Encoding`; left out where it sends none. */
  readonly encoding?: string;
  /** What it sends as `Accept-Language`; left out where it sends none. */
  readonly language?: string;
  /** The variants that it can make something of; left out where it makes nothing of what it gets. */
  readonly reads?: readonly VariantName[];
  /** Why it cannot read what it gets. */
  readonly stumbles?: string;
}

/** What rdflib reads: its parsers, by their media types. */
const rdflib = ['JSON-LD', 'Turtle', 'N-Triples', 'N-Quads', 'TriG', 'RDF/XML'] as const;
const javascript = ['JSON-LD', 'Turtle', 'N-Triples', 'N-Quads', 'TriG', 'RDF/XML'] as const;
const jena = ['JSON-LD', 'Turtle', 'N-Triples', 'N-Quads', 'TriG', 'RDF/XML'] as const;
/** Whoever shows or stores what comes, whatever it is. */
const anything = Object.keys(variants) as VariantName[];

const compressed = 'gzip, deflate';

const comunica =
  'application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,text/turtle;q=0.6,' +
  'application/rdf+xml;q=0.5,text/n3;q=0.35,application/xml;q=0.3,image/svg+xml;q=0.3,text/xml;q=0.3,text/html;q=0.2,' +
  'application/xhtml+xml;q=0.18,application/json;q=0.135,text/shaclc;q=0.1,text/shaclc-ext;q=0.05';

/** Recorded by a server on the same machine, word for word, in November 2026. */
export const measured: readonly AcceptHeader[] = [
  {
    client: 'rdflib 7.6.0 (Python), Graph().parse(address)',
    accept:
      'application/rdf+xml, text/n3, text/turtle, application/n-triples, application/ld+json, application/n-quads, ' +
      'application/trix, application/trig',
    encoding: 'identity',
    expected: 'JSON-LD',
    reads: rdflib,
  },
  {
    client: 'rdflib 7.6.0, format="turtle", and LOAD in an update',
    accept: 'text/turtle, application/x-turtle, */*;q=0.1',
    encoding: 'identity',
    expected: 'Turtle',
    reads: ['Turtle', 'N-Triples'],
  },
  {
    client: 'rdflib 7.6.0, format="json-ld", and each remote context',
    accept: 'application/ld+json, application/json;q=0.9, */*;q=0.1',
    encoding: 'identity',
    expected: 'JSON-LD',
    reads: ['JSON-LD', 'JSON', 'expanded JSON-LD'],
  },
  {
    client: 'rdflib 7.6.0, format="xml"',
    accept: 'application/rdf+xml, */*;q=0.1',
    encoding: 'identity',
    expected: 'RDF/XML',
    reads: ['RDF/XML'],
  },
  {
    client: 'rdflib 7.6.0, format="trig"',
    accept: 'application/trig, */*;q=0.1',
    encoding: 'identity',
    expected: 'TriG',
    reads: ['TriG', 'Turtle', 'N-Triples'],
  },
  {
    client: 'rdflib 7.6.0, format="nt"',
    accept: 'text/plain, */*;q=0.1',
    encoding: 'identity',
    expected: 'N-Triples',
    reads: ['N-Triples'],
  },
  {
    client: 'rdflib 7.6.0, format="n3"',
    accept: 'text/n3, */*;q=0.1',
    encoding: 'identity',
    expected: 'Turtle',
    reads: ['Turtle', 'N-Triples'],
  },
  {
    client: 'rdflib 6.1.1 (Debian 12), Graph().parse(address) and format="xml"',
    accept: 'application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5, */*;q=0.1',
    encoding: 'identity',
    expected: 'RDF/XML',
    reads: rdflib,
  },
  {
    client: 'rapper 2.0.15 (Raptor), and -i rdfxml',
    accept: 'application/rdf+xml, text/rdf;q=0.6, */*;q=0.1',
    expected: 'RDF/XML',
    reads: ['RDF/XML'],
  },
  {
    client: 'rapper 2.0.15 -g',
    accept:
      'application/rdf+xml, text/rdf;q=0.6, application/n-triples, text/plain;q=0.1, text/turtle, application/x-turtle, ' +
      'application/turtle, text/n3;q=0.3, text/rdf+n3;q=0.3, application/rdf+n3;q=0.3, application/x-trig, ' +
      'application/rss;q=0.8, application/rss+xml;q=0.8, text/rss;q=0.8, application/xml;q=0.3, text/xml;q=0.3, ' +
      'application/atom+xml;q=0.3, text/html;q=0.2, application/xhtml+xml;q=0.4, text/html;q=0.6, ' +
      'application/xhtml+xml;q=0.8, application/json;q=0.1, text/json;q=0.1, text/x-nquads, */*;q=0.1',
    expected: 'Turtle',
    reads: ['Turtle', 'N-Triples', 'RDF/XML'],
  },
  {
    client: 'rapper 2.0.15 -i turtle',
    accept:
      'text/turtle, application/x-turtle, application/turtle, text/n3;q=0.3, text/rdf+n3;q=0.3, application/rdf+n3;q=0.3, ' +
      '*/*;q=0.1',
    expected: 'Turtle',
    reads: ['Turtle', 'N-Triples'],
  },
  {
    client: 'rapper 2.0.15 -i ntriples',
    accept: 'application/n-triples, text/plain;q=0.1, */*;q=0.1',
    expected: 'N-Triples',
    reads: ['N-Triples'],
  },
  {
    client: 'rapper 2.0.15 -i nquads',
    accept: 'text/x-nquads, */*;q=0.1',
    expected: 'N-Quads',
    reads: ['N-Quads', 'N-Triples'],
  },
  {
    client: 'rapper 2.0.15 -i trig',
    accept: 'application/x-trig, */*;q=0.1',
    expected: 'TriG',
    reads: ['TriG', 'Turtle', 'N-Triples'],
  },
  {
    client: 'rapper 2.0.15 -i rdfa',
    accept: 'text/html;q=0.6, application/xhtml+xml;q=0.8, */*;q=0.1',
    expected: 'HTML',
  },
  {
    client: 'Jena 4.5.0: Model.read, RDFDataMgr, arq FROM, shacl validate',
    accept:
      'text/turtle,application/n-triples;q=0.9,application/rdf+xml;q=0.7,application/trig,application/n-quads;q=0.9,' +
      'application/ld+json;q=0.8,*/*;q=0.5',
    expected: 'Turtle',
    reads: jena,
  },
  {
    client: 'Comunica 4.5.0 and 5.4.1, rdf-dereference 5.0.0',
    accept: comunica,
    encoding: 'br,gzip,deflate',
    language: '*',
    expected: 'N-Quads',
    reads: [...javascript, 'expanded JSON-LD', 'JSON', 'HTML'],
  },
  {
    client: 'Comunica 5.4.1, a remote context',
    accept: 'application/ld+json',
    encoding: 'br,gzip,deflate',
    language: '*',
    expected: 'JSON-LD',
    reads: ['JSON-LD', 'expanded JSON-LD'],
  },
  {
    client: 'RDF/JS: @rdfjs/fetch 3, rdf-ext',
    accept:
      'application/ld+json, application/trig, application/n-quads, application/n-triples, text/n3, text/turtle, ' +
      'application/rdf+xml',
    encoding: 'gzip, deflate, br',
    expected: 'JSON-LD',
    reads: javascript,
  },
  {
    client: 'rdflib.js 2.4.0, Fetcher.load',
    accept:
      'image/*;q=0.9, */*;q=0.1, application/rdf+xml;q=0.9, application/xhtml+xml;q=0.8, text/xml;q=0.5, ' +
      'application/xml;q=0.5, text/html;q=0.8, text/plain;q=0.5, text/n3, text/turtle, application/ld+json;q=0.9',
    encoding: 'gzip,deflate',
    expected: 'Turtle',
    reads: ['Turtle', 'N-Triples', 'RDF/XML', 'JSON-LD'],
  },
  {
    client: 'jsonld.js 9.0.0, documents and remote contexts',
    accept: 'application/ld+json, application/json',
    encoding: compressed,
    language: '*',
    expected: 'JSON-LD',
    reads: ['JSON-LD', 'JSON', 'expanded JSON-LD'],
  },
  {
    client: 'PyLD 2.0.3, a document',
    accept:
      'application/ld+json, application/json;q=0.5, text/html;q=0.8, application/xhtml+xml;q=0.8',
    encoding: compressed,
    expected: 'JSON-LD',
    reads: ['JSON-LD', 'JSON', 'expanded JSON-LD'],
  },
  {
    client: 'PyLD 2.0.3, a remote context (a profile without quotes)',
    accept:
      'application/ld+json;profile=http://www.w3.org/ns/json-ld#context, application/ld+json, application/json;q=0.5, ' +
      'text/html;q=0.8, application/xhtml+xml;q=0.8',
    encoding: compressed,
    expected: 'JSON-LD',
    reads: ['JSON-LD', 'JSON'],
  },
  {
    client: 'jsonld-java 0.13.4',
    accept:
      'application/ld+json, application/json;q=0.9, application/javascript;q=0.5, text/javascript;q=0.5, ' +
      'text/plain;q=0.2, */*;q=0.1',
    encoding: 'gzip,deflate',
    expected: 'JSON-LD',
    reads: ['JSON-LD', 'JSON', 'expanded JSON-LD'],
  },
  {
    client: 'Chromium 156, a page',
    accept:
      'text/html,application/xhtml+xml,application/xml;q=0.9,image/jxl,image/avif,image/webp,image/apng,*/*;q=0.8,' +
      'application/signed-exchange;v=b3;q=0.7',
    encoding: 'gzip, deflate, br, zstd',
    language: 'en-US,en;q=0.9',
    expected: 'HTML',
    reads: ['HTML'],
  },
  {
    client: 'Chromium 156, a picture (a register as <img src>)',
    accept: 'image/jxl,image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8',
    encoding: 'gzip, deflate, br, zstd',
    language: 'en-US,en;q=0.9',
    expected: 'JSON-LD',
  },
  {
    client: 'w3m 0.5.3',
    accept: 'text/html, text/*;q=0.5, image/*',
    encoding: 'gzip, compress, bzip, bzip2',
    language: 'en;q=1.0',
    expected: 'HTML',
    reads: ['HTML', 'Turtle'],
  },
  {
    client: 'Lynx 2.9.0',
    accept: 'text/html, text/plain, text/sgml, text/css, */*;q=0.01',
    language: 'en',
    expected: 'HTML',
    reads: ['HTML'],
  },
  {
    client: 'curl 7.88.1',
    accept: '*/*',
    expected: 'JSON-LD',
    reads: anything,
  },
  {
    client: 'curl 7.88.1 --compressed',
    accept: '*/*',
    encoding: 'deflate, gzip, br, zstd',
    expected: 'JSON-LD',
    reads: anything,
  },
  {
    client: 'wget 1.21.3',
    accept: '*/*',
    encoding: 'identity',
    expected: 'JSON-LD',
    reads: anything,
  },
  {
    client: 'python-requests 2.34.2, which ckanext-dcat and udata harvest with as it is',
    accept: '*/*',
    encoding: compressed,
    expected: 'JSON-LD',
    reads: rdflib,
  },
  {
    client: 'fetch of Node 20',
    accept: '*/*',
    encoding: compressed,
    language: '*',
    expected: 'JSON-LD',
    reads: anything,
  },
  {
    client: 'axios 1.21.1',
    accept: 'application/json, text/plain, */*',
    encoding: 'gzip, compress, deflate, br',
    expected: 'JSON-LD',
    reads: ['JSON', 'JSON-LD', 'expanded JSON-LD'],
  },
  {
    client: 'urllib of Python 3.11',
    accept: undefined,
    encoding: 'identity',
    expected: 'JSON-LD',
    reads: anything,
  },
  {
    client: 'got 14.6.6',
    accept: undefined,
    encoding: 'gzip, deflate, br',
    expected: 'JSON-LD',
    reads: anything,
  },
  {
    client: 'LWP 6.68, HTTP::Tiny (Perl), HttpClient (Java 17)',
    accept: undefined,
    expected: 'JSON-LD',
    reads: anything,
  },
  {
    client: 'URLConnection (Java 17)',
    accept: 'text/html, image/gif, image/jpeg, */*; q=0.2',
    expected: 'HTML',
    reads: ['HTML'],
  },
];

/** Taken from the source or the documentation that is named, not seen on the wire. */
export const documented: readonly AcceptHeader[] = [
  {
    client:
      'piveau-importing-rdf, the harvester of data.europa.eu (ImportingRdfVerticle: no header set)',
    accept: undefined,
    expected: 'JSON-LD',
    reads: jena,
  },
  {
    client: 'dati.gov.it, its ckanext-dcat (harvesters/base.py)',
    accept:
      'application/rdf+xml, text/turtle, application/n-triples, application/ld+json, */*;q=0.8',
    encoding: compressed,
    expected: 'JSON-LD',
    reads: rdflib,
  },
  {
    client: 'OWL API 5, so Protégé (DocumentSources.DEFAULT_REQUEST)',
    accept:
      'application/rdf+xml, application/xml; q=0.7, text/xml; q=0.6, text/plain; q=0.1, */*; q=0.09',
    encoding: 'xz,gzip,deflate',
    expected: 'RDF/XML',
    reads: ['RDF/XML', 'Turtle', 'N-Triples', 'JSON-LD', 'TriG', 'N-Quads'],
  },
  {
    client: 'RDF4J, all parsers (worked out from RDFFormat.getAcceptParams)',
    accept: [
      'application/x-binary-rdf, application/ld+json, text/n3, text/rdf+n3, application/n-quads;q=0.9, text/x-nquads;q=0.9',
      'text/nquads;q=0.9, application/rdf+json;q=0.9, application/rdf+xml;q=0.6, application/xml;q=0.6, text/xml;q=0.6',
      'application/trig, application/x-trig, application/trix, text/turtle, application/x-turtle',
      'application/n-triples;q=0.9, text/plain;q=0.9',
    ].join(', '),
    expected: 'JSON-LD',
    reads: ['JSON-LD', 'Turtle', 'N-Triples', 'N-Quads', 'TriG', 'RDF/XML'],
  },
  {
    client: 'RDF::Trine 1.019 (Parser.pm; Perl gives them in any order)',
    accept:
      'text/x-nquads;q=0.9,application/turtle;q=1.0,text/plain;q=0.9,application/rdf+xml;q=1.0,application/json;q=0.9,' +
      'application/x-turtle;q=1.0,application/octet-stream;q=0.9,application/x-rdf+json;q=0.9,text/turtle;q=1.0',
    expected: 'Turtle',
    reads: ['Turtle', 'RDF/XML'],
  },
  {
    client: 'EasyRdf 1.0.0 (worked out from Format::getHttpAcceptHeader)',
    accept:
      'application/json,application/ld+json,application/n-triples,application/x-httpd-php-source,text/json;q=0.9,' +
      'application/rdf+json;q=0.9,text/plain;q=0.9,text/ntriples;q=0.9,application/ntriples;q=0.9,' +
      'application/x-ntriples;q=0.9,text/turtle;q=0.8,application/rdf+xml;q=0.8,application/turtle;q=0.7,' +
      'application/x-turtle;q=0.7,text/xml;q=0.5,application/xml;q=0.5,text/html;q=0.4,application/xhtml+xml;q=0.4',
    expected: 'JSON-LD',
    reads: ['JSON-LD', 'N-Triples', 'Turtle', 'RDF/XML'],
  },
  {
    client: 'Titanium 1.3.1, a remote context (DefaultHttpLoader.getAcceptHeader)',
    accept:
      'application/ld+json;profile="http://www.w3.org/ns/json-ld#context",application/json;q=0.9,*/*;q=0.1',
    expected: 'JSON-LD',
    reads: ['JSON-LD', 'JSON', 'expanded JSON-LD'],
  },
  {
    client: 'Titanium 1.3.1, several profiles (DefaultHttpLoader.getAcceptHeader)',
    accept:
      'application/ld+json;profile="http://www.w3.org/ns/json-ld#context http://www.w3.org/ns/json-ld#compacted",' +
      'application/json;q=0.9,*/*;q=0.1',
    expected: 'JSON-LD',
    reads: ['JSON-LD', 'JSON'],
  },
  {
    client: 'F-UJI (AcceptTypes.rdf)',
    accept:
      'text/turtle, application/turtle, application/x-turtle;q=0.8, application/rdf+xml, text/n3;q=0.9, ' +
      'text/rdf+n3;q=0.9,application/ld+json',
    encoding: 'identity',
    expected: 'JSON-LD',
    reads: rdflib,
  },
  {
    client: 'F-UJI (AcceptTypes.turtle)',
    accept:
      'text/ttl, text/turtle, application/turtle, application/x-turtle;q=0.6, text/n3;q=0.3, text/rdf+n3;q=0.3, ' +
      'application/rdf+n3;q=0.3',
    encoding: 'identity',
    expected: 'Turtle',
    reads: rdflib,
  },
  {
    client: 'F-UJI (AcceptTypes.schemaorg)',
    accept: 'application/vnd.schemaorg.ld+json, application/ld+json',
    encoding: 'identity',
    expected: 'JSON-LD',
    reads: ['JSON-LD'],
  },
  {
    client: 'F-UJI (AcceptTypes.nt)',
    accept: 'text/n3, application/n-triples',
    encoding: 'identity',
    expected: 'N-Triples',
    reads: rdflib,
  },
  {
    client: 'F-UJI (AcceptTypes.html_xml)',
    accept:
      'text/html, application/xhtml+xml, application/xml;q=0.5, text/xml;q=0.5, application/rdf+xml;q=0.5',
    encoding: 'identity',
    expected: 'HTML',
    reads: ['HTML', 'RDF/XML'],
  },
  {
    client: 'F-UJI (AcceptTypes.linkset)',
    accept: 'application/linkset+json, application/json, application/linkset',
    encoding: 'identity',
    expected: 'JSON',
  },
  {
    client: 'F-UJI (AcceptTypes.xml)',
    accept: 'application/xml, text/xml;q=0.5',
    encoding: 'identity',
    expected: 'RDF/XML',
    reads: ['RDF/XML'],
  },
  {
    client: 'FAIR Metrics, Gen2_FM_F2B (JSON-LD misspelt, as printed there)',
    accept:
      'text/turtle, application/n3, application/rdf+n3, application/turtle, application/x-turtle,text/n3,text/turtle, ' +
      'text/rdf+n3, text/rdf+turtle,application/json+ld, text/xhtml+xml,application/rdf+xml,application/n-triples',
    expected: 'Turtle',
    reads: ['Turtle', 'RDF/XML', 'N-Triples'],
  },
  {
    client: 'a client of LDP 1.0, section 4.3.2.1; a validator of SHACL',
    accept: 'text/turtle',
    expected: 'Turtle',
    reads: ['Turtle'],
  },
  {
    client: 'Googlebot ("First date with the Googlebot", Google Search Central, 2008)',
    accept: '*/*',
    encoding: 'gzip,deflate',
    expected: 'JSON-LD',
  },
  {
    client: 'Firefox 66 to 71, Safari 5 (MDN, list of default Accept values)',
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    expected: 'HTML',
    reads: ['HTML'],
  },
  {
    client: 'Edge 18 and earlier (MDN)',
    accept: 'text/html, application/xhtml+xml, image/jxr, */*',
    expected: 'JSON-LD',
    reads: ['HTML'],
    stumbles: 'likes all types equally; the order in a header means nothing',
  },
  {
    client: 'URLConnection (Java 8)',
    accept: 'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2',
    expected: 'HTML',
    reads: ['HTML'],
  },
];

/** The rules of RFC 9110, sections 5.6 and 12.5.1, and what is not in them, one by one. */
export const rules: readonly AcceptHeader[] = [
  { client: 'an older name of Turtle alone', accept: 'text/n3', expected: 'Turtle' },
  {
    client: 'an older name of N-Quads beside what there is not',
    accept: 'text/x-nquads, image/png',
    expected: 'N-Quads',
  },
  {
    client: 'expanded refused, anything else taken',
    accept: 'application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded";q=0,*/*',
    expected: 'JSON-LD',
  },
  {
    client: 'expanded liked less than anything',
    accept: 'application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded";q=0.5,*/*;q=0.9',
    expected: 'JSON-LD',
  },
  { client: 'an empty header', accept: '', expected: 'JSON-LD' },
  { client: 'a list of nothing', accept: ' , ,', expected: 'JSON-LD' },
  { client: 'empty elements', accept: ', ,text/turtle,,', expected: 'Turtle' },
  { client: 'a wildcard of a type', accept: 'text/*', expected: 'Turtle' },
  { client: 'a wildcard with a weight', accept: 'text/*;q=0.3', expected: 'Turtle' },
  { client: 'a wildcard of a type not here', accept: 'image/*', expected: 406 },
  {
    client: 'a type before its wildcard',
    accept: 'text/*;q=0.9, text/turtle;q=0.2, application/trig;q=0.5',
    expected: 'HTML',
  },
  {
    client: 'a wildcard against a type with less',
    accept: '*/*;q=0.1, text/html',
    expected: 'HTML',
  },
  { client: 'a star alone', accept: '*', expected: 'JSON-LD' },
  {
    client: 'a star in the wrong place',
    accept: '*/turtle, application/trig;q=0.1',
    expected: 'TriG',
  },
  { client: 'one type refused', accept: 'application/ld+json;q=0, */*', expected: 'Turtle' },
  {
    client: 'two types refused',
    accept: '*/*, application/ld+json;q=0, text/turtle;q=0.000',
    expected: 'N-Triples',
  },
  { client: 'a wildcard refused', accept: 'application/*;q=0, */*;q=0.1', expected: 'Turtle' },
  {
    client: 'a type refused within a wildcard',
    accept: 'text/*, text/turtle;q=0',
    expected: 'HTML',
  },
  { client: 'all refused', accept: '*/*;q=0', expected: 406 },
  { client: 'all refused but one', accept: '*/*;q=0, text/html;q=0.1', expected: 'HTML' },
  { client: 'a refusal and nothing else', accept: 'text/turtle;q=0', expected: 406 },
  { client: 'only a picture', accept: 'image/png', expected: 406 },
  { client: 'a type of another kind of JSON', accept: 'application/vnd.api+json', expected: 406 },
  { client: 'XML alone', accept: 'application/xml', expected: 'RDF/XML' },
  { client: 'XML before the rest', accept: 'text/xml, */*;q=0.1', expected: 'RDF/XML' },
  { client: 'Notation3', accept: 'application/n3', expected: 'Turtle' },
  { client: 'plain JSON', accept: 'application/json', expected: 'JSON' },
  {
    client: 'JSON before the rest',
    accept: 'application/json, */*;q=0.1',
    expected: 'JSON',
  },
  {
    client: 'a tie, by server order',
    accept: 'text/html;q=0.3, application/json;q=0.3',
    expected: 'JSON',
  },
  {
    client: 'a tie of weights written in three ways',
    accept: 'text/turtle;q=0.5,application/rdf+xml;q=0.50,application/n-quads;q=.5',
    expected: 'Turtle',
  },
  {
    client: 'weights of three digits',
    accept: 'text/turtle;q=0.998, application/rdf+xml;q=0.999',
    expected: 'RDF/XML',
  },
  {
    client: 'weights beyond the scale',
    accept: 'text/turtle;q=7, application/trig;q=-1, application/n-quads',
    expected: 'Turtle',
  },
  {
    client: 'a weight that is none',
    accept: 'text/turtle;q=high',
    expected: 'Turtle',
  },
  {
    client: 'the same type twice, the better weight',
    accept: 'text/turtle;q=0.1, application/trig;q=0.5, text/turtle;q=0.9',
    expected: 'Turtle',
  },
  {
    client: 'capital letters',
    accept: 'Text/Turtle;Q=0.5, APPLICATION/N-QUADS',
    expected: 'N-Quads',
  },
  {
    client: 'spaces and tabs',
    accept: '  text/turtle ;q=0.2 ,\tapplication/trig\t; q=0.9 ',
    expected: 'TriG',
  },
  { client: 'no spaces', accept: 'text/turtle;q=0.2,application/trig;q=0.9', expected: 'TriG' },
  { client: 'a charset', accept: 'text/turtle;charset=utf-8', expected: 'Turtle' },
  {
    client: 'another charset, which is a wish',
    accept: 'text/turtle; Charset=ISO-8859-1',
    expected: 'Turtle',
  },
  {
    client: 'a comma in quotes',
    accept: 'text/turtle;charset="utf-8, text/html", text/html;q=0.9',
    expected: 'Turtle',
  },
  { client: 'a level', accept: 'text/html;level=1', expected: 406 },
  {
    client: 'a level and the type itself',
    accept: 'text/html;level=1, text/html;q=0.4, application/trig;q=0.3',
    expected: 'HTML',
  },
  {
    client: 'a parameter behind the weight',
    accept: 'text/turtle;q=0.5;level=1, application/n-quads;q=0.4',
    expected: 'N-Quads',
  },
  {
    client: 'RDF 1.2, or else 1.1',
    accept: 'text/turtle;version=1.2, text/turtle;q=0.9',
    expected: 'Turtle',
  },
  {
    client: 'the profile for expanded',
    accept: 'application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded"',
    expected: 'expanded JSON-LD',
  },
  {
    client: 'the profile for expanded before anything',
    accept: 'application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded", */*;q=0.5',
    expected: 'expanded JSON-LD',
  },
  {
    client: 'the profile for expanded, without quotes',
    accept: 'application/ld+json;profile=http://www.w3.org/ns/json-ld#expanded',
    expected: 'expanded JSON-LD',
  },
  {
    client: 'the profile for expanded, liked less than compacted',
    accept:
      'application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded";q=0.5, application/ld+json',
    expected: 'JSON-LD',
  },
  {
    client: 'the profile for expanded, liked less than Turtle',
    accept:
      'text/turtle, application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded";q=0.5',
    expected: 'Turtle',
  },
  {
    client: 'the profile for expanded refused',
    accept:
      'application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded";q=0, application/ld+json',
    expected: 'JSON-LD',
  },
  {
    client: 'the profile for compacted',
    accept: 'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"',
    expected: 'JSON-LD',
  },
  {
    client: 'several profiles, one unknown',
    accept:
      'application/ld+json; profile="http://example.org/unknown http://www.w3.org/ns/json-ld#expanded"',
    expected: 'expanded JSON-LD',
  },
  {
    client: 'a profile that nobody has, with a comma in it',
    accept: 'application/ld+json;profile="http://example.org/a,b", text/turtle;q=0.5',
    expected: 'JSON-LD',
  },
  {
    client: 'a profile of JSON, which has none',
    accept: 'application/json;profile="http://www.w3.org/ns/json-ld#expanded"',
    expected: 'JSON',
  },
  { client: 'a word', accept: 'nonsense', expected: 406 },
  { client: 'a word beside a type', accept: 'nonsense, text/turtle', expected: 'Turtle' },
  {
    client: 'signs before a type',
    accept: ';;;=, text/turtle;;q=0.5;, application/trig;q=0.4',
    expected: 'Turtle',
  },
  {
    client: 'as long as it may be',
    accept: `${Array.from({ length: 38 }, (_, each) => `application/x-${each}-of-many`).join(', ')}, text/turtle;q=0.1`,
    expected: 'Turtle',
  },
];
