import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Term } from '@rdfjs/types';
import oxigraph from 'oxigraph';
import { inspect } from '../../src/sparql/endpoint/inspect.ts';
import { base, serverOver } from './endpoint.ts';
import { Manifest } from './graph.ts';
import type { Outcome, Report } from './outcome.ts';

const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const QT = 'http://www.w3.org/2001/sw/DataAccess/tests/test-query#';

const KINDS = ['QueryEvaluationTest', 'PositiveSyntaxTest11', 'NegativeSyntaxTest11'];

/** Runs the tests of the query language: each over the endpoint and, beside it, over the bare engine. */
export async function runEvaluation(file: string, report: Report): Promise<void> {
  const manifest = new Manifest(file);
  const [included] = manifest.ofType(`${MF}Manifest`);
  const files = manifest.list(included && manifest.one(included, `${MF}include`));
  for (const { value } of files) await runAll(fileURLToPath(value), report);
}

async function runAll(file: string, report: Report): Promise<void> {
  const manifest = new Manifest(file);
  for (const kind of KINDS)
    for (const test of manifest.ofType(MF + kind)) report(await outcomeOf(test, manifest));
}

async function outcomeOf(test: Term, manifest: Manifest): Promise<Outcome> {
  const name = test.value.split('/').slice(-2).join('/');
  const given = givenBy(test, manifest);
  const expected = outcomeOfEngine(given);
  const app = serverOver(test.value, given);
  const answer = await app.request(`${base}sparql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/sparql-query', Accept: given.mediaType },
    body: given.query,
  });
  const text = answer.status === 200 ? plain(await answer.text()) : undefined;
  if (text === expected) return { suite: 'query', name, result: 'pass', words: '' };
  const words = `endpoint: ${answer.status}, engine: ${expected === undefined ? 'refused' : 'answered'}`;
  const code = answer.status === 400 ? await answer.text() : '';
  // Other services, and graphs that the dataset has not, are refused by name.
  const isRefused = code.includes('SERVICE_REFUSED') || code.includes('DATASET_REFUSED');
  return { suite: 'query', name, result: isRefused ? 'not supported' : 'fail', words };
}

interface Given {
  readonly query: string;
  readonly quads: string;
  readonly graphs: readonly string[];
  readonly defaultGraphs: readonly string[];
  readonly mediaType: string;
}

/** The graph that the tests' default graph is, under a name. */
const DEFAULT = `${base}catalogue`;

function givenBy(test: Term, manifest: Manifest): Given {
  const action = manifest.one(test, `${MF}action`);
  if (!action) throw new Error(`${test.value} has no action.`);
  const file = manifest.one(action, `${QT}query`) ?? action;
  const query = readFileSync(fileURLToPath(file.value), 'utf8');
  const data = manifest.all(action, `${QT}data`).map(({ value }) => value);
  const named = manifest.all(action, `${QT}graphData`).map(({ value }) => value);
  const store = new oxigraph.Store();
  for (const each of data) load(store, each, DEFAULT);
  for (const each of named) load(store, each, each);
  const found = inspect(query, base);
  const isTable = !('code' in found) && (found.form === 'SELECT' || found.form === 'ASK');
  return {
    query,
    quads: store.dump({ format: 'application/n-quads' }),
    graphs: [...named, DEFAULT],
    defaultGraphs: [DEFAULT],
    mediaType: isTable ? 'text/csv' : 'application/n-triples',
  };
}

function load(store: oxigraph.Store, address: string, graph: string): void {
  const isXml = extname(address) === '.rdf';
  store.load(readFileSync(fileURLToPath(address), 'utf8'), {
    format: isXml ? 'application/rdf+xml' : 'text/turtle',
    base_iri: address,
    to_graph_name: oxigraph.namedNode(graph),
  });
}

function outcomeOfEngine({ query, quads, graphs, defaultGraphs, mediaType }: Given) {
  const store = new oxigraph.Store();
  store.load(quads, { format: 'application/n-quads' });
  try {
    const text = store.query(query, {
      base_iri: base,
      results_format: mediaType,
      default_graph: defaultGraphs.map((graph) => oxigraph.namedNode(graph)),
      named_graphs: graphs.map((graph) => oxigraph.namedNode(graph)),
    }) as string;
    return plain(text);
  } catch {
    return undefined;
  }
}

/** Without what is another one each time: names of nodes, random numbers, the moment. */
function plain(text: string): string {
  return text
    .replaceAll(/_:n?[\da-f]+/g, '_:b')
    .replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, 'uuid')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'now')
    .split('\n')
    .sort()
    .join('\n');
}
