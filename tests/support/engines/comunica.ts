import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Term } from '@rdfjs/types';
import { Parser, Store } from 'n3';
import { isWide } from '../wide.ts';
import { serveEngine, type RunningEngine } from './server.ts';

/** Comunica is large: it is installed by `npx tsx scripts/comunica.ts`, for those who test with it. */
const FOLDER = '.scratch/comunica';

/** What is used of Comunica. */
interface QueryEngine {
  queryBindings(text: string, context: object): Promise<AsyncIterable<Bindings>>;
}
type Bindings = Iterable<readonly [{ readonly value: string }, Term]>;

/** Whether tests ask Comunica: where it is installed, the wide run does. */
export function asksComunica(): boolean {
  return (
    isWide && existsSync(`${FOLDER}/node_modules/@comunica/query-sparql-rdfjs-lite/package.json`)
  );
}

/** Whether Comunica's client of endpoints is installed. */
export function hasComunicaClient(): boolean {
  return existsSync(`${FOLDER}/node_modules/@comunica/query-sparql/package.json`);
}

/** What asks an endpoint with Comunica: the rows of an answer, each with the texts of its variables. */
export async function endpointClient(
  endpoint: string,
): Promise<(query: string) => Promise<Map<string, string>[]>> {
  const engine = await queryEngine('@comunica/query-sparql');
  const context = { sources: [{ type: 'sparql', value: endpoint }] };
  return async (query) => {
    const rows: Map<string, string>[] = [];
    for await (const row of await engine.queryBindings(query, context))
      rows.push(new Map(Array.from(row, ([variable, term]) => [variable.value, term.value])));
    return rows;
  };
}

/** Comunica over N-Quads behind HTTP, in this process. */
export async function startComunica(quads: string): Promise<RunningEngine> {
  const store = new Store(new Parser({ format: 'application/n-quads' }).parse(quads));
  const engine = await queryEngine('@comunica/query-sparql-rdfjs-lite');
  return serveEngine({
    async query(text) {
      const rows: Record<string, object>[] = [];
      for await (const row of await engine.queryBindings(text, { sources: [store] }))
        rows.push(Object.fromEntries(Array.from(row, ([{ value }, term]) => [value, json(term)])));
      const vars = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      return JSON.stringify({ head: { vars }, results: { bindings: rows } });
    },
  });
}

async function queryEngine(name: string): Promise<QueryEngine> {
  const { resolve: find } = createRequire(resolve(FOLDER, 'package.json'));
  const address = pathToFileURL(find(name)).href;
  const { QueryEngine } = (await import(address)) as { QueryEngine: new () => QueryEngine };
  return new QueryEngine();
}

/** A term in the SPARQL 1.1 Query Results JSON Format. */
function json(term: Term): object {
  const { value } = term;
  if (term.termType === 'NamedNode') return { type: 'uri', value };
  if (term.termType !== 'Literal') return { type: 'bnode', value };
  const { language, datatype } = term;
  const kind = language ? { 'xml:lang': language } : { datatype: datatype.value };
  return { type: 'literal', value, ...kind };
}
