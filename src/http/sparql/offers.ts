import { SYNTAXES } from '../../linked-data/document-vocabulary.ts';
import { formats } from '../../linked-data/formats.ts';
import type { QueryForm } from '../../sparql/endpoint/inspect.ts';

/** A form of an answer: its media type, and what an address ends in to name it. */
export interface ResultOffer {
  readonly name: string;
  readonly mediaType: string;
  readonly ending: string;
  /** Its address in W3C's list of file formats. */
  readonly syntax?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
  readonly isPage?: true;
}

/** The forms of solutions and of a yes or no, the one to give when nothing is asked for first. */
export const tableOffers: readonly ResultOffer[] = [
  {
    name: 'JSON',
    mediaType: 'application/sparql-results+json',
    ending: '.json',
    syntax: `${SYNTAXES}SPARQL_Results_JSON`,
    aliases: ['application/json', 'text/json'],
  },
  {
    name: 'XML',
    mediaType: 'application/sparql-results+xml',
    ending: '.xml',
    syntax: `${SYNTAXES}SPARQL_Results_XML`,
    aliases: ['application/xml', 'text/xml'],
  },
  {
    name: 'CSV',
    mediaType: 'text/csv',
    ending: '.csv',
    syntax: `${SYNTAXES}SPARQL_Results_CSV`,
  },
  {
    name: 'TSV',
    mediaType: 'text/tab-separated-values',
    ending: '.tsv',
    syntax: `${SYNTAXES}SPARQL_Results_TSV`,
  },
];

/** The forms of a graph, which the engine writes itself: its JSON-LD is expanded, its Turtle has no prefixes. */
export const graphOffers: readonly ResultOffer[] = formats
  .filter(({ ending }) => ending !== '.expanded.jsonld')
  .map(({ name, mediaType, ending, syntax, aliases }) => ({
    ...{ name, mediaType, ending, syntax },
    aliases,
  }));

const page: ResultOffer = {
  name: 'HTML',
  mediaType: 'text/html',
  ending: '.html',
  aliases: ['application/xhtml+xml'],
  isPage: true,
};

/** The forms of the answers to queries of a form. */
export function offersFor(form: QueryForm): readonly ResultOffer[] {
  const own = form === 'SELECT' || form === 'ASK' ? tableOffers : graphOffers;
  return [...own, page];
}

/** What addresses of the endpoint may end in. */
export const endings: readonly string[] = [
  ...[...tableOffers, ...graphOffers, page].map(({ ending }) => ending),
];
