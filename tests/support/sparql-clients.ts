import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { endpointClient, hasComunicaClient } from './engines/comunica.ts';
import type { Rows } from './plain-sparql.ts';

/** A SELECT query, with the variables of its answer in the order of the columns. */
interface Select {
  readonly query: string;
  readonly variables: readonly string[];
}

/** A client of SPARQL endpoints that others have written. */
interface SparqlClient {
  readonly name: string;
  readonly isThere: () => boolean;
  /** How it is installed. */
  readonly install: string;
  readonly ask: (endpoint: string, select: Select) => Promise<Rows>;
}

const call = promisify(execFile);
const ROQET = '/usr/bin/roqet';

/** What asks with rdflib: the endpoint, the query and the variables are its arguments. */
const RDFLIB = `
import json, sys
from rdflib.plugins.stores.sparqlstore import SPARQLStore
endpoint, query, *variables = sys.argv[1:]
rows = SPARQLStore(endpoint).query(query)
print(json.dumps([[str(row[name] if row[name] is not None else '') for name in variables] for row in rows]))
`;

/** Python, of the environment that `PYTHON` names or of the system, where it has rdflib. */
const python = [process.env['PYTHON'], 'python3', '/usr/bin/python3'].find(
  (program) => program && spawnSync(program, ['-c', 'import rdflib']).status === 0,
);

/** The clients that tests ask with, where they are installed. */
export const sparqlClients: readonly SparqlClient[] = [
  {
    name: "rdflib's SPARQLStore",
    isThere: () => python !== undefined,
    install: 'apt-get install python3-rdflib, or PYTHON=… of an environment that has it',
    async ask(endpoint, { query, variables }) {
      const args = ['-c', RDFLIB, endpoint, query, ...variables];
      const { stdout } = await call(python ?? 'python3', args, { maxBuffer: 1e9 });
      return JSON.parse(stdout) as Rows;
    },
  },
  {
    name: 'roqet',
    isThere: () => existsSync(ROQET),
    install: 'apt-get install rasqal-utils',
    async ask(endpoint, { query, variables }) {
      const args = ['-q', '-r', 'csv', '-p', endpoint, '-e', query];
      const { stdout } = await call(ROQET, args, { maxBuffer: 1e9 });
      const rows = parse<Record<string, string>>(stdout, { columns: true });
      return rows.map((row) => variables.map((name) => row[name] ?? ''));
    },
  },
  {
    name: 'Comunica',
    isThere: hasComunicaClient,
    install: 'npx tsx scripts/comunica.ts',
    async ask(endpoint, { query, variables }) {
      const rows = await endpointClient(endpoint);
      return (await rows(query)).map((row) => variables.map((name) => row.get(name) ?? ''));
    },
  },
];
