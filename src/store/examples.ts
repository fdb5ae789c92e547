import { basename } from 'node:path';
import { readFiles } from './files.ts';

/** A worked query that comes with the data: a tab of GraphiQL. */
export interface Example {
  readonly file: string;
  readonly query: string;
}

export const exampleEnding = '.graphql';

/** The queries in a data folder's `.graphql` files, by name. */
export function readExamples(folder: string): Example[] {
  return readFiles(folder, [exampleEnding])
    .sort((a, b) => (basename(a.name) < basename(b.name) ? -1 : 1))
    .map(({ name, bytes }) => ({ file: name, query: new TextDecoder().decode(bytes) }));
}
