import { offersFor, type ResultOffer } from './offers.ts';
import type { SparqlQuestion } from './question.ts';

/** An answer in a form. */
interface Formed {
  readonly offer: ResultOffer;
  readonly rows: number | undefined;
}

/** The headers of an answer of its own: its type, how many rows it has, and where its other forms are. */
export function headersOf(
  base: string,
  { inspected, query }: Pick<SparqlQuestion, 'inspected' | 'query'>,
  { offer, rows }: Formed,
): Record<string, string> {
  const isJson = /[/+]json$/.test(offer.mediaType);
  const links = [`<${base}ontology>; rel="describedby"`, `<${base}sparql>; rel="service-desc"`];
  const search = new URLSearchParams({ query }).toString();
  const others = offersFor(inspected.form).map(
    ({ ending, mediaType }) =>
      `<${base}sparql${ending}?${search}>; rel="alternate"; type="${mediaType}"`,
  );
  const all = [...links, ...others].join(', ');
  return {
    'Content-Type': `${offer.mediaType}${isJson ? '' : '; charset=utf-8'}`,
    Link: all.length > MOST_OF_LINKS ? links.join(', ') : all,
    ...(rows !== undefined && inspected.form === 'SELECT' && { 'Row-Count': String(rows) }),
  };
}

/** Proxies and clients give all headers of an answer as little as 8 kB. */
const MOST_OF_LINKS = 4096;
