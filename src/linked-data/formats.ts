import { SYNTAXES } from './document-vocabulary.ts';
import { writeExpandedJsonLd, writeJsonLd } from './write-json-ld.ts';
import { writeNTriples, writeTurtle, type Paragraph } from '../rdf/write-turtle.ts';
import { writeRdfXml } from './write-rdf-xml.ts';
import type { Writing } from './writing.ts';

/** A syntax of RDF: how it is named, asked for and written. */
export interface Format {
  readonly name: string;
  /** What an address ends in to name the format, with the dot. */
  readonly ending: string;
  readonly mediaType: string;
  /** Its address in W3C's list of file formats, where it has one of its own. */
  readonly syntax?: string;
  /** What `profile` may say to ask for this one of the formats of a media type (RFC 6906). */
  readonly profiles?: readonly string[];
  /** What clients called it before it had its media type. */
  readonly aliases?: readonly string[];
  /** The document, piece by piece: never the whole of it at once. */
  readonly write: (paragraphs: Iterable<Paragraph>, writing: Writing) => Iterable<string>;
}

/** The formats, the one to give when nothing is asked for first, and of a media type the usual one first. */
export const formats: readonly Format[] = [
  {
    name: 'JSON-LD',
    ending: '.jsonld',
    mediaType: 'application/ld+json',
    syntax: `${SYNTAXES}JSON-LD`,
    profiles: ['http://www.w3.org/ns/json-ld#compacted', 'http://www.w3.org/ns/json-ld#flattened'],
    aliases: ['application/x-ld+json', 'text/x-json+ld', 'application/x-json+ld'],
    write: writeJsonLd,
  },
  {
    name: 'Turtle',
    ending: '.ttl',
    mediaType: 'text/turtle',
    syntax: `${SYNTAXES}Turtle`,
    aliases: [
      ...['application/x-turtle', 'application/turtle', 'text/x-turtle', 'text/rdf+turtle'],
      ...['text/n3', 'application/n3', 'application/x-n3', 'text/rdf+n3', 'application/rdf+n3'],
      ...['application/rdf+turtle', 'application/ttl', 'text/ttl'],
    ],
    write: writeTurtle,
  },
  {
    name: 'N-Triples',
    ending: '.nt',
    mediaType: 'application/n-triples',
    syntax: `${SYNTAXES}N-Triples`,
    aliases: [
      ...['text/plain', 'text/ntriples', 'application/x-ntriples', 'text/n-triples'],
      ...['application/ntriples', 'application/x-n-triples', 'text/nt', 'application/rdf+nt'],
    ],
    write: writeNTriples,
  },
  {
    name: 'N-Quads',
    ending: '.nq',
    mediaType: 'application/n-quads',
    syntax: `${SYNTAXES}N-Quads`,
    aliases: [
      'application/nquads',
      'text/x-nquads',
      'text/nquads',
      'text/n-quads',
      'application/x-nquads',
    ],
    write: writeNTriples,
  },
  {
    name: 'TriG',
    ending: '.trig',
    mediaType: 'application/trig',
    syntax: `${SYNTAXES}TriG`,
    aliases: ['application/x-trig', 'text/trig'],
    write: writeTurtle,
  },
  {
    name: 'RDF/XML',
    ending: '.rdf',
    mediaType: 'application/rdf+xml',
    syntax: `${SYNTAXES}RDF_XML`,
    aliases: [
      ...['application/xml', 'text/xml', 'text/rdf', 'text/rdf+xml', 'application/x-rdf+xml'],
      ...['application/rdf', 'application/x-rdf'],
    ],
    write: writeRdfXml,
  },
  {
    name: 'expanded JSON-LD',
    ending: '.expanded.jsonld',
    mediaType: 'application/ld+json',
    profiles: ['http://www.w3.org/ns/json-ld#expanded'],
    write: writeExpandedJsonLd,
  },
];

/** JSON-LD that can be read while it comes, since types come first in each node (Streaming JSON-LD, section 3). */
export const STREAMING = 'http://www.w3.org/ns/json-ld#streaming';

/** The format with a name, an ending or a media type, in any case and with or without the dot. */
export function formatNamed(text: string): Format | undefined {
  const wanted = text.toLowerCase();
  return formats.find(({ name, ending, mediaType }) =>
    [name.toLowerCase(), ending, ending.slice(1), mediaType].includes(wanted),
  );
}

/** The format that an address ends in: of `.expanded.jsonld` and `.jsonld` the longer. */
export function formatAtEnd(address: string): Format | undefined {
  const named = formats.filter(({ ending }) => address.endsWith(ending));
  return named.sort((a, b) => b.ending.length - a.ending.length)[0];
}
