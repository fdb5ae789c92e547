import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Quad, Term } from '@rdfjs/types';
import { DataFactory, Parser, Store, Writer } from 'n3';
import type { Finding } from '../../src/check/finding.ts';
import { load } from '../../src/check/load.ts';
import { secondOpinion } from '../../src/check/second-opinion.ts';
import { OntologyError } from '../../src/model/ontology-error.ts';
import { reservedPaths } from '../../src/http/routes.ts';
import { annotated, separate } from './w3c-annotate.ts';

const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const SHT = 'http://www.w3.org/ns/shacl-test#';
const SH = 'http://www.w3.org/ns/shacl#';
const BASE = 'http://catalogue.example/';

/** A test of the suite: its graphs, and what it wants. */
interface SuiteTest {
  readonly name: string;
  readonly shapes: readonly Quad[];
  readonly data: readonly Quad[];
  /** Each expected result as its node and its constraint, in order. */
  readonly expected: readonly string[];
}

/** What became of a test: in the check of the start, and with a full validator beside it. */
interface SuiteResult {
  readonly name: string;
  readonly outcome: 'pass' | 'refused' | 'wrong';
  /** Why it was refused, or what was found. */
  readonly words: string;
}

/** The tests in which a blank node is other than an address: this one has no length, and an address has. */
const OF_BLANK_NODES = ['node/minLength-001'];

/** The tests that a manifest lists, its own manifests included. */
export function testsOf(manifest: string): SuiteTest[] {
  const graph = graphOf(manifest);
  const included = graph
    .getObjects(null, `${MF}include`, null)
    .flatMap(({ value }) => testsOf(fileURLToPath(value)));
  const entries = graph.getSubjects(
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
    `${SHT}Validate`,
    null,
  );
  return [...included, ...entries.map((entry) => testOf(graph, entry, manifest))];
}

function graphOf(file: string): Store {
  const text = readFileSync(file, 'utf8');
  return new Store(new Parser({ baseIRI: pathToFileURL(file).href }).parse(text));
}

function testOf(graph: Store, entry: Term, manifest: string): SuiteTest {
  const one = (subject: Term, predicate: string): Term => {
    const [value] = graph.getObjects(subject, predicate, null);
    if (!value) throw new Error(`${entry.value} has no ${predicate}`);
    return value;
  };
  const action = one(entry, `${MF}action`);
  const file = (predicate: string): Store => graphOf(fileURLToPath(one(action, predicate).value));
  const shapes = file(`${SHT}shapesGraph`);
  const data = one(action, `${SHT}dataGraph`).equals(one(action, `${SHT}shapesGraph`))
    ? shapes
    : file(`${SHT}dataGraph`);
  const report = one(entry, `${MF}result`);
  const results = graph.getObjects(report, `${SH}result`, null);
  const name = `${dirname(manifest).split('/').at(-1) ?? ''}/${entry.value.split('/').at(-1) ?? ''}`;
  const parts = separate({ shapes, data, isAddressed: !OF_BLANK_NODES.includes(name) });
  return {
    name,
    ...parts,
    expected: ordered(
      results.map((result) => {
        const focus = one(result, `${SH}focusNode`);
        const node = focus.termType === 'BlankNode' ? 'blank' : focus.value;
        return `${node} ${constraintOf(one(result, `${SH}sourceConstraintComponent`))}`;
      }),
    ),
  };
}

/** "…#MinCountConstraintComponent" is the parameter minCount. */
function constraintOf({ value }: Term): string {
  const name = value.slice(SH.length).replace(/ConstraintComponent$/, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function ordered(keys: readonly string[]): string[] {
  return [...keys].sort();
}

/** No file of a catalogue is empty. */
const FILLER = DataFactory.quad(
  DataFactory.namedNode('http://blank.example/filler'),
  DataFactory.namedNode('http://blank.example/is'),
  DataFactory.literal('here'),
);

/** Runs a test through files, as a catalogue's are: nothing is taken away, and the annotations of types are added. */
export async function run(test: SuiteTest): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), 'w3c-'));
  try {
    write(join(folder, 'ontology'), annotated(test.shapes));
    write(join(folder, 'data'), [...test.data, FILLER]);
    return await judged(test, folder);
  } catch (error) {
    if (error instanceof OntologyError)
      return { name: test.name, outcome: 'refused', words: error.message };
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function judged(test: SuiteTest, folder: string): Promise<SuiteResult> {
  const { name, expected } = test;
  const loaded = load({
    ...{ ontology: join(folder, 'ontology'), data: join(folder, 'data'), base: BASE },
    ...{ program: 'test', reserved: reservedPaths },
  });
  const [flaw] = loaded.findings;
  if (!loaded.isSound) return { name, outcome: 'refused', words: flaw?.message ?? '' };
  const second = await secondOpinion(loaded);
  const ours = keysOf(loaded.findings);
  const both = keysOf([...loaded.findings, ...second.findings]);
  const wanted = expected.join('\n');
  const isRight = ours.join('\n') === wanted && both.join('\n') === wanted;
  const words = isRight ? `${expected.length} found` : JSON.stringify({ expected, ours, both });
  return { name, outcome: isRight ? 'pass' : 'wrong', words };
}

function keysOf(findings: readonly Finding[]): string[] {
  const failed = findings.filter(({ message }) => message.includes('validator failed'));
  return ordered([
    ...failed.map(({ message }) => message),
    ...findings.flatMap(({ resource = '', constraint }) =>
      constraint === undefined
        ? []
        : [`${resource.replace(/^http:\/\/blank\.example\/.*/, 'blank')} ${constraint}`],
    ),
  ]);
}

function write(folder: string, quads: readonly Quad[]): void {
  mkdirSync(folder);
  const writer = new Writer({ format: 'N-Triples' });
  writer.addQuads([...quads]);
  writer.end((_error, text: string) => {
    writeFileSync(join(folder, 'all.ttl'), text);
  });
}
