import { formats, type Format } from '../linked-data/formats.ts';
import { tableFormats, type TableFormat } from './table-format.ts';

/** A way to write an answer besides JSON: as a graph or as a table. */
export interface AnswerFormat {
  /** What the address of GraphQL ends in to name the format, with the dot. */
  readonly ending: string;
  readonly mediaType: string;
  /** How a graph is written; `undefined` for a table. */
  readonly graph?: Format;
  readonly table?: TableFormat;
}

/** A graph has no name here, so the formats of named graphs would add nothing. */
const GRAPHS = ['.jsonld', '.ttl', '.nt'];

/** The formats of an answer, the first is given if several are preferred equally. */
export const answerFormats: readonly AnswerFormat[] = [
  ...formats
    .filter(({ ending }) => GRAPHS.includes(ending))
    .map((graph) => ({ ending: graph.ending, mediaType: graph.mediaType, graph })),
  ...tableFormats.map((table) => ({ ending: table.ending, mediaType: table.mediaType, table })),
];
