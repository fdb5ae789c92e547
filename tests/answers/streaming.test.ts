import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../support/app.ts';
import { createService } from '../../src/http/service.ts';
import { load } from '../../src/check/load.ts';
import { reservedPaths } from '../../src/http/routes.ts';
import { isWide, widely } from '../support/wide.ts';

const ROWS = widely(20_000, 40_000);

const shapes = `
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix dash: <http://datashapes.org/dash#> .
@prefix varanto: <https://w3id.org/varanto#> . @prefix ex: <https://data.example.org/terms#> .
ex:ThingShape a sh:NodeShape ; sh:targetClass ex:Thing ; sh:codeIdentifier "Thing" ; sh:order 1 ;
  varanto:plural "things" ; varanto:segment "thing" ; sh:description "A thing."@en ;
  sh:property [ sh:path ex:name ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype rdf:langString ;
    sh:uniqueLang true ; dash:propertyRole dash:LabelRole ; sh:description "Its name."@en ] ;
  sh:property [ sh:path ex:size ; sh:codeIdentifier "size" ; sh:order 2 ; sh:datatype xsd:integer ; sh:maxCount 1 ;
    sh:description "Its size."@en ] ;
  sh:property [ sh:path ex:code ; sh:codeIdentifier "code" ; sh:order 3 ; sh:datatype xsd:string ; sh:maxCount 1 ;
    sh:description "Its code."@en ] .`;

function* things(): Iterable<string> {
  yield '@prefix ex: <https://data.example.org/terms#> .\n';
  for (let n = 0; n < ROWS; n += 1)
    yield `<thing/${String(n).padStart(6, '0')}> a ex:Thing ; ex:name "Työ numero ${n}, jolla on pitkä nimi"@fi ; ex:size ${n} ; ex:code "0${n}" .\n`;
}

function served(folder: string) {
  const data = mkdtempSync(join(folder, 'data-'));
  writeFileSync(join(data, 'data.ttl'), [...things()].join(''));
  const ontology = mkdtempSync(join(folder, 'ontology-'));
  writeFileSync(join(ontology, 'shapes.ttl'), shapes);
  const { snapshot } = load({
    ontology,
    data,
    base: 'http://localhost/',
    program: 'test',
    reserved: reservedPaths,
  });
  return createApp(
    createService(snapshot, {
      ...{ pageSize: 20, maxPageSize: 100, examples: [], assets: '', cacheBytes: 0 },
      limits: { milliseconds: 60_000 },
    }),
  );
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** The bytes in use after a collection, of the heap and outside of it. */
function used(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Reads a long answer; gives its size and the most memory that was in use beyond what was in use before. */
async function readAll(answer: Response): Promise<{ size: number; most: number; lines: number }> {
  const before = used();
  let [size, most, lines, chunks] = [0, -Infinity, 0, 0];
  for await (const chunk of answer.body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.length;
    lines += bytes.filter((byte) => byte === 10).length;
    if ((chunks += 1) % 10 === 0) most = Math.max(most, used() - before);
  }
  return { size, most, lines };
}

const MEGABYTE = 1_000_000;

describe(`a table of ${ROWS} rows`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'varanto-table-'));
  let app: ReturnType<typeof served>;
  const query = encodeURIComponent('{ things { nodes { id name size code } } }');

  // A snapshot caches what a resource says when it is first read: that is no part of an answer.
  beforeAll(async () => {
    app = served(folder);
    await (await app.request(`/graphql.csv?query=${query}`)).text();
    // Some of what a collection finds it frees a turn later.
    collect();
    await setImmediate();
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.runIf(isWide).each(['/graphql.csv?query='])(
    'streams as %s in constant memory, with every row',
    async (path) => {
      const answer = await app.request(path + query);
      expect(answer.headers.get('Row-Count')).toBe(String(ROWS));
      expect(answer.headers.has('Content-Length')).toBe(false);
      const { size, most, lines } = await readAll(answer);
      expect(lines).toBe(ROWS + 1);
      expect(size).toBeGreaterThan(3 * MEGABYTE);
      expect(most).toBeLessThan(3 * MEGABYTE);
    },
  );

  it('streams as a workbook in constant memory, with every row', async () => {
    const answer = await app.request(`/graphql.xlsx?query=${query}`);
    expect(answer.headers.get('Row-Count')).toBe(String(ROWS));
    const { most, size } = await readAll(answer);
    expect(size).toBeGreaterThan(widely(MEGABYTE / 4, MEGABYTE / 2));
    expect(most).toBeLessThan(widely(2, 3) * MEGABYTE);
  });
});
