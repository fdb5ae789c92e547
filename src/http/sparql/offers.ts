import { SYNTAXES } from '../../linked-data/document-vocabulary.ts';
import { formats } from '../../linked-data/formats.ts';
import { modelWriting, type Writing } from '../../linked-data/writing.ts';
import type { QueryForm } from '../../sparql/endpoint/inspect.ts';
import type { Service } from '../service.ts';
import { textOf } from './bytes.ts';
import { readGraph } from './read-graph.ts';
import { readSolutions, type Results } from './read-solutions.ts';
import { writeCsvResults, writeTsvResults } from './write-table-results.ts';
import { writeXmlResults } from './write-xml-results.ts';

/** A form of an answer: its media type, and what an address ends in to name it. */
export interface ResultOffer {
  readonly name: string;
  readonly mediaType: string;
  readonly ending: string;
  /** Its address in W3C's list of file formats. */
  readonly syntax?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
  /** How it is made of what the engine answers; the engine writes the others itself. */
  readonly making?: {
    /** The media type that the engine is asked for. */
    readonly from: string;
    readonly write: (
      bytes: AsyncIterable<Uint8Array>,
      service: Service,
    ) => Promise<Iterable<string>>;
  };
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
    making: solutionsBy(writeXmlResults),
  },
  {
    name: 'CSV',
    mediaType: 'text/csv',
    ending: '.csv',
    syntax: `${SYNTAXES}SPARQL_Results_CSV`,
    making: solutionsBy(writeCsvResults),
  },
  {
    name: 'TSV',
    mediaType: 'text/tab-separated-values',
    ending: '.tsv',
    syntax: `${SYNTAXES}SPARQL_Results_TSV`,
    making: solutionsBy(writeTsvResults),
  },
];

/** Solutions as the engine gives them, which is the form that says all of them, in another form. */
function solutionsBy(
  write: (results: Results) => Iterable<string>,
): NonNullable<ResultOffer['making']> {
  return {
    from: 'application/sparql-results+json',
    write: async (bytes) => write(readSolutions(await textOf(bytes))),
  };
}

/** The forms of a graph, written as the documents of the catalogue are. */
export const graphOffers: readonly ResultOffer[] = formats
  .filter(({ ending }) => ending !== '.expanded.jsonld')
  .map(({ name, mediaType, ending, syntax, aliases, write }) => ({
    ...{ name, mediaType, ending, syntax },
    aliases,
    making: {
      from: 'application/n-triples',
      write: async (bytes, service) => write(await readGraph(bytes), writingOf(service)),
    },
  }));

/** Its own for each answer: it remembers what it has written, and queries name what they like. */
function writingOf({ snapshot, contextAddress }: Service): Writing {
  return modelWriting(snapshot.model, { base: snapshot.base, context: contextAddress });
}

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
