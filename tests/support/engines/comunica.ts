import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Parser, Store } from 'n3';
import { serveEngine, type RunningEngine } from './server.ts';

/** Comunica is large: it is installed by `npx tsx scripts/comunica.ts`, for those who test with it. */
const FOLDER = '.scratch/comunica';

/** What is used of Comunica. */
interface QueryEngine {
  query(text: string, context: object): Promise<unknown>;
  resultToString(result: unknown, type: string): Promise<{ data: AsyncIterable<Buffer | string> }>;
}

/** Whether Comunica is installed. */
export function hasComunica(): boolean {
  return existsSync(`${FOLDER}/node_modules/@comunica/query-sparql-rdfjs-lite/package.json`);
}

/** Comunica over N-Quads behind HTTP, in this process. */
export async function startComunica(quads: string): Promise<RunningEngine> {
  const store = new Store(new Parser({ format: 'application/n-quads' }).parse(quads));
  const engine = await queryEngine();
  return serveEngine({
    async query(text) {
      const result = await engine.query(text, { sources: [store] });
      const { data } = await engine.resultToString(result, 'application/sparql-results+json');
      let json = '';
      for await (const chunk of data) json += String(chunk);
      return json;
    },
  });
}

async function queryEngine(): Promise<QueryEngine> {
  const { resolve: find } = createRequire(resolve(FOLDER, 'package.json'));
  const address = pathToFileURL(find('@comunica/query-sparql-rdfjs-lite')).href;
  const { QueryEngine } = (await import(address)) as { QueryEngine: new () => QueryEngine };
  return new QueryEngine();
}
