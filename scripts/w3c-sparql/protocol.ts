import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Term } from '@rdfjs/types';
import type { TestApp } from '../../tests/support/app.ts';
import { base, serverOver } from './endpoint.ts';
import { Manifest } from './graph.ts';
import type { Outcome, Report } from './outcome.ts';

const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const HT = 'http://www.w3.org/2011/http#';
const CNT = 'http://www.w3.org/2011/content#';
const DATA = 'http://kasei.us/2009/09/sparql/data/data';

/** Runs the tests of the protocol, each request as the manifest has it. */
export async function runProtocol(folder: string, report: Report): Promise<void> {
  const manifest = new Manifest(join(folder, 'manifest.ttl'));
  const numbers = [1, 2, 3];
  const quads = numbers.map((number) =>
    readFileSync(join(folder, `data${number}.nt`), 'utf8').replaceAll(
      / \.[ \t]*$/gm,
      ` <${DATA}${number}.rdf> .`,
    ),
  );
  // Some tests name a graph without statements: it is one of the dataset here.
  const graphs = [0, ...numbers].map((number) => `${DATA}${number}.rdf`);
  const app = serverOver('protocol', { quads: quads.join('\n'), graphs, defaultGraphs: graphs });
  for (const test of manifest.ofType(`${MF}ProtocolTest`))
    report(await outcomeOf(test, { manifest, app }));
}

interface Running {
  readonly manifest: Manifest;
  readonly app: TestApp;
}

async function outcomeOf(test: Term, running: Running): Promise<Outcome> {
  const { manifest } = running;
  const name = test.value.split('#').at(-1) ?? '';
  const action = manifest.one(test, `${MF}action`);
  const requests = action ? manifest.list(manifest.one(action, `${HT}requests`)) : [];
  const wrong: string[] = [];
  for (const request of requests) {
    const words = await ask(request, running);
    if (words !== undefined) wrong.push(words);
  }
  const words = wrong.join('; ');
  if (!wrong.length) return { suite: 'protocol', name, result: 'pass', words };
  // What changes data is refused: those tests are no part of an endpoint that is only read.
  const result = name.startsWith('update_') ? 'not supported' : 'fail';
  return { suite: 'protocol', name, result, words };
}

/** Sends a request; gives back what is wrong with its answer. */
async function ask(request: Term, { manifest, app }: Running): Promise<string | undefined> {
  const answer = await app.request(addressOf(request, manifest), initOf(request, manifest));
  const response = manifest.one(request, `${HT}resp`);
  if (!response) throw new Error('Expected a response in the manifest.');
  const statuses = manifest.all(response, `${MF}expectedStatus`).map(({ value }) => value);
  const kind = `StatusCode${Math.floor(answer.status / 100)}xx`;
  if (!statuses.some((status) => status.endsWith(kind)))
    return `status ${answer.status}, expected ${statuses.map((each) => each.split('#').at(-1)).join(' or ')}`;
  const truth = manifest.one(response, `${MF}expectedBoolean`);
  const type = answer.headers.get('Content-Type')?.split(';')[0] ?? '';
  const format = manifest.one(response, `${MF}expectedFormat`)?.value;
  if (format !== undefined && !TYPES[format]?.test(type)) return `${type}, expected ${format}`;
  if (!truth) return undefined;
  const { boolean } = (await answer.json()) as { boolean?: boolean };
  return String(boolean) === truth.value ? undefined : `${boolean}, expected ${truth.value}`;
}

const TYPES: Readonly<Record<string, RegExp>> = {
  boolean: /sparql-results\+(?:json|xml)$/,
  tabular: /sparql-results\+(?:json|xml)$|^text\/(?:csv|tab-separated-values)$/,
  RDF: /^(?:text\/turtle|application\/(?:ld\+json|rdf\+xml|n-triples))$/,
};

function addressOf(request: Term, manifest: Manifest): string {
  const path = manifest.one(request, `${HT}absolutePath`)?.value ?? '';
  return path.replace(/^\/sparql\/?/, `${base}sparql`);
}

function initOf(request: Term, manifest: Manifest): RequestInit {
  const body = manifest.one(request, `${HT}body`);
  const chars = body && manifest.one(body, `${CNT}chars`)?.value;
  const encoding = body && manifest.one(body, `${CNT}characterEncoding`)?.value;
  const headers = manifest.list(manifest.one(request, `${HT}headers`)).map((header) => {
    const value = (name: string): string => manifest.one(header, HT + name)?.value ?? '';
    return [value('fieldName'), value('fieldValue')] as [string, string];
  });
  const bytes =
    chars === undefined
      ? undefined
      : Buffer.from(chars, encoding === 'UTF-16' ? 'utf16le' : 'utf8');
  return {
    method: manifest.one(request, `${HT}methodName`)?.value ?? 'GET',
    headers,
    ...(bytes && { body: bytes }),
  };
}
