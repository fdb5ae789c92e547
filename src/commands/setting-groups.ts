/** The groups of settings, in the order of the help, with their titles there. */
export const groups = {
  command: 'This command',
  catalogue: 'Catalogue',
  engine: 'SPARQL engine',
  server: 'Server',
  lists: 'Pages of lists',
  query: 'Limits of a query',
  sparql: 'SPARQL endpoint',
  request: 'Limits of a request',
  connection: 'Limits of a connection',
  files: 'Changed files',
  log: 'Log',
} as const;

/** The name of a group of settings. */
export type Group = keyof typeof groups;
