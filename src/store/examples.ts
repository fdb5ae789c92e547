import { basename } from 'node:path';
import { readFiles } from './files.ts';

/** A worked query that comes with the data: a tab of GraphiQL. */
export interface Example {
  readonly file: string;
  readonly query: string;
}

export const exampleEnding = '.graphql';

/** "10-" comes after "9-". */
const byNumber = new Intl.Collator('en', { numeric: true });

/** The queries in a data folder's `.graphql` files, by name. */
export function readExamples(folder: string): Example[] {
  return readFiles(folder, [exampleEnding])
    .sort((a, b) => byNumber.compare(basename(a.name), basename(b.name)))
    .map(({ name, bytes }) => ({ file: name, query: new TextDecoder().decode(bytes) }));
}
