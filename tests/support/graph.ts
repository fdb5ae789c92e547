import jsonld from 'jsonld';
import { Parser, Writer } from 'n3';
import { canonize } from 'rdf-canonize';

/** A JSON-LD context under the address that documents name. */
interface KnownContext {
  readonly address: string;
  readonly text: string;
}

/** A loader that knows one context and refuses everything else: nothing reaches the network. */
export function loaderOf({ address, text }: KnownContext) {
  return (url: string) =>
    url === address
      ? Promise.resolve({ documentUrl: url, document: JSON.parse(text) as jsonld.NodeObject })
      : Promise.reject(new Error(`${url} is not the context`));
}

/** The canonical form (RDFC-1.0) of a document, read by a parser that did not write it. */
export async function canonicalForm(
  text: string,
  mediaType: string,
  context: KnownContext,
): Promise<string> {
  const nquads =
    mediaType === 'application/ld+json'
      ? await nquadsOfJsonLd(JSON.parse(text) as object, context)
      : nquadsOf(text, mediaType);
  return canonize(nquads, { algorithm: 'RDFC-1.0', inputFormat: 'application/n-quads' });
}

/** The statements of a JSON-LD document as N-Quads, by the jsonld library. */
export function nquadsOfJsonLd(document: object, context: KnownContext): Promise<string> {
  // The library's types know the answer for no format but the default.
  const toRdf = jsonld.toRDF as (input: object, options: object) => unknown;
  const options = { format: 'application/n-quads', documentLoader: loaderOf(context), safe: true };
  return toRdf(document, options) as Promise<string>;
}

function nquadsOf(text: string, mediaType: string): string {
  return new Writer({ format: 'application/n-quads' }).quadsToString(
    new Parser({ format: mediaType }).parse(text),
  );
}
