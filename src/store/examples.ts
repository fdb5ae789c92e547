import { basename } from 'node:path';
import { readFiles } from './files.ts';

/** A worked query that comes with the data: a tab of GraphiQL, or one to begin with in SPARQL. */
export interface Example {
  readonly file: string;
  readonly query: string;
}

/** What the files of queries end in: in GraphQL, and in SPARQL. */
export const exampleEndings: readonly string[] = ['.graphql', '.rq'];

/** "10-" comes after "9-". */
const byNumber = new Intl.Collator('en', { numeric: true });

/** The queries in a data folder's `.graphql` and `.rq` files, by name. */
export function readExamples(folder: string): Example[] {
  return readFiles(folder, exampleEndings)
    .sort((a, b) => byNumber.compare(basename(a.name), basename(b.name)))
    .map(({ name, bytes }) => ({ file: name, query: new TextDecoder().decode(bytes) }));
}

/** Those of some examples that are in GraphQL, and those in SPARQL. */
export function byLanguage(examples: readonly Example[]): {
  readonly graphql: readonly Example[];
  readonly sparql: readonly Example[];
} {
  const isSparql = ({ file }: Example): boolean => file.toLowerCase().endsWith('.rq');
  return {
    graphql: examples.filter((example) => !isSparql(example)),
    sparql: examples.filter(isSparql),
  };
}
