import type { Quad } from '@rdfjs/types';
import jsonld from 'jsonld';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser, Writer } from 'n3';
import { canonize } from 'rdf-canonize';
import { RdfXmlParser } from 'rdfxml-streaming-parser';

/** A JSON-LD context under the address that documents name. */
interface KnownContext {
  readonly address: string;
  readonly text: string;
}

/** A loader that knows one context, or none, and refuses everything else: nothing reaches the network. */
export function loaderOf(known?: KnownContext) {
  return (url: string) =>
    url === known?.address
      ? Promise.resolve({ documentUrl: url, document: JSON.parse(known.text) as jsonld.NodeObject })
      : Promise.reject(new Error(`${url} is not the context`));
}

/** A form of a document that is equal for equal graphs alone, of a parser that did not write it. */
export async function canonicalForm(
  text: string,
  mediaType: string,
  context?: KnownContext,
): Promise<string> {
  if (mediaType === 'application/ld+json')
    return canonicalNQuads(await nquadsOfJsonLd(JSON.parse(text) as object, context));
  if (mediaType === 'application/rdf+xml') return canonicalQuads(await quadsOfRdfXml(text));
  return canonicalQuads(new Parser({ format: mediaType }).parse(text));
}

/** The statements of a document, read by a parser that did not write it. */
export async function quadsIn(
  text: string,
  mediaType: string,
  context?: KnownContext,
): Promise<Quad[]> {
  if (mediaType === 'application/ld+json') return quadsOfStreamedJsonLd(text, context);
  if (mediaType === 'application/rdf+xml') return quadsOfRdfXml(text);
  return new Parser({ format: mediaType }).parse(text);
}

/**
 * A form of statements that is equal for equal graphs alone. Where no blank node is to be named it is the lines in their
 * order, which costs a fiftieth of RDFC-1.0.
 */
export async function canonicalQuads(quads: readonly Quad[]): Promise<string> {
  const nquads = new Writer({ format: 'application/n-quads' }).quadsToString([...quads]);
  if (quads.some(hasBlankNode)) return canonize(nquads, CANONICAL);
  return [...new Set(nquads.split(/(?<=\n)/))].sort().join('');
}

/** The same of N-Quads. */
export async function canonicalNQuads(nquads: string): Promise<string> {
  return canonicalQuads(new Parser({ format: 'application/n-quads' }).parse(nquads));
}

// An ontology has blank nodes that look much alike; the usual limit is for documents of strangers.
const CANONICAL = {
  inputFormat: 'application/n-quads',
  algorithm: 'RDFC-1.0',
  maxWorkFactor: 3,
} as const;

function hasBlankNode({ subject, object, graph }: Quad): boolean {
  return [subject, object, graph].some(({ termType }) => termType === 'BlankNode');
}

/** The statements of a JSON-LD document as N-Quads, by the jsonld library. */
export function nquadsOfJsonLd(document: object, context?: KnownContext): Promise<string> {
  // The library's types know the answer for no format but the default.
  const toRdf = jsonld.toRDF as (input: object, options: object) => unknown;
  const options = { format: 'application/n-quads', documentLoader: loaderOf(context), safe: true };
  return toRdf(document, options) as Promise<string>;
}

/** The statements of an RDF/XML document. */
function quadsOfRdfXml(text: string): Promise<Quad[]> {
  return quadsFrom(new RdfXmlParser({ baseIRI: ELSEWHERE }), text);
}

/** The statements of a JSON-LD document, by a reader that takes it as it comes. */
export function quadsOfStreamedJsonLd(text: string, context?: KnownContext): Promise<Quad[]> {
  return quadsFrom(new JsonLdParser({ ...readingWith(context) }), text);
}

/** The same, by a reader that refuses a type that comes late (Streaming JSON-LD). */
export function quadsOfStreamingProfile(text: string, context?: KnownContext): Promise<Quad[]> {
  return quadsFrom(new JsonLdParser({ ...readingWith(context), streamingProfile: true }), text);
}

function readingWith(context?: KnownContext) {
  const load = async (url: string) => (await loaderOf(context)(url)).document;
  return { documentLoader: { load }, baseIRI: ELSEWHERE };
}

/** Where a document was got from, if its own addresses leave that open. */
const ELSEWHERE = 'https://elsewhere.example/a/b';

function quadsFrom(parser: NodeJS.ReadWriteStream, text: string): Promise<Quad[]> {
  return new Promise((resolve, reject) => {
    const quads: Quad[] = [];
    parser.on('data', (quad: Quad) => quads.push(quad));
    parser.on('error', reject);
    parser.on('end', () => {
      resolve(quads);
    });
    parser.end(text);
  });
}

/** The node objects of a compacted graph as ours are: with types as a list, also where there is but one. */
export function withTypeLists(nodes: unknown): object[] {
  return (nodes as { type?: unknown }[]).map((node) =>
    node.type === undefined ? node : { ...node, type: [node.type].flat() },
  );
}
