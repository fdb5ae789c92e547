import { describe } from '../linked-data/description.ts';
import { formats } from '../linked-data/formats.ts';
import type { Writing } from '../linked-data/writing.ts';
import type { Answer } from './answer.ts';
import { writeTable } from './write-table.ts';

/** A way to write an answer besides JSON: as a graph or as a table. */
export interface AnswerFormat {
  /** What the address of GraphQL ends in to name the format, with the dot. */
  readonly ending: string;
  readonly mediaType: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The whole document; throws a `GraphQLError` where the query does not fit the format. */
  readonly write: (answer: Answer, writing: Writing) => string;
}

/** A graph has no name here, so the formats of named graphs would add nothing. */
const GRAPHS = ['.jsonld', '.ttl', '.nt'];

/** The formats of an answer, the first is given if several are preferred equally. */
export const answerFormats: readonly AnswerFormat[] = [
  ...formats
    .filter(({ ending }) => GRAPHS.includes(ending))
    .map(({ ending, mediaType, write }) => ({
      ending,
      mediaType,
      write: ({ statements }: Answer, writing: Writing) =>
        [
          ...write(
            statements.bySubject.map((each) => describe(...each)),
            writing,
          ),
        ].join(''),
    })),
  {
    ending: '.csv',
    mediaType: 'text/csv',
    headers: { 'Content-Disposition': 'inline; filename="catalogue.csv"' },
    write: writeTable,
  },
];
