import { createHash, type Hash } from 'node:crypto';
import type { Quad } from '@rdfjs/types';
import { statSync } from 'node:fs';
import { catalogueFindings, ResourceCheck } from '../check/check.ts';
import type { Finding } from '../check/finding.ts';
import { FlawFinder } from '../check/flaw.ts';
import type { Loaded } from '../check/load.ts';
import { atOnce, saying, type See, type Step } from '../reading/work.ts';
import { DiskTriples } from '../sparql/prepare/stream/disk-triples.ts';
import { CHUNK, chunksOf } from '../sparql/prepare/stream/lines-of.ts';
import { DiskSnapshot } from '../sparql/prepare/stream/disk-snapshot.ts';
import { resourcesOn, type DiskCatalogue } from '../sparql/prepare/stream/stream-sidecar.ts';
import { filesIn, LoadError, nameOf } from '../store/files.ts';
import { parsingChunks, tripleFileEndings } from '../store/parse.ts';
import type { Sources } from '../store/read-sources.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { loadModel, refuseViolations } from './open.ts';

/** A catalogue on the disk, and what was found wrong with it. */
interface OnDisk extends DiskCatalogue {
  readonly findings: readonly Finding[];
}

/** Files of so many bytes are read in memory, where all of the check can be done. */
const MOST_IN_MEMORY = 60_000_000;

/** Whether the data of a catalogue is so large that it is read onto the disk. */
export function isForDisk({ data }: Sources): boolean {
  const sizes = tripleFilesIn(data).map((path) => statSync(path).size);
  return sizes.reduce((sum, size) => sum + size, 0) > MOST_IN_MEMORY;
}

/** The same catalogue on the disk, of one that is in memory and was checked there. */
export function copyOntoDisk({ snapshot, data }: Loaded, folder: string): DiskCatalogue {
  const { model, base, version, languageUnlessStated: language } = snapshot;
  const triples = new DiskTriples(folder);
  for (const triple of data) triples.add(triple);
  triples.finish(base);
  return { triples, model, base, version, language, folder };
}

/** So many triples are inspected together. */
const INSPECTED = 50_000;

/** So many findings are enough to see what is wrong. */
const MOST_FINDINGS = 1_000;

/**
 * Reads a catalogue onto the disk, in a folder that the caller removes. Each resource is checked against its shapes; what
 * needs all of them at a time is not: circles, datasets, and targets of shapes that are no class.
 */
export function readOntoDisk(sources: Sources, folder: string, see?: See): OnDisk {
  const { ontology, data, base, language } = sources;
  const model = loadModel(ontology, base);
  if (model.privateClasses.length || model.hiddenProperties.length)
    throw new LoadError(
      `${data}: has more than ${MOST_IN_MEMORY / 1e6} MB, and an ontology with private parts is for less`,
    );
  const triples = new DiskTriples(folder);
  // It remembers each address, so there is a new one now and then; the first flaw is enough to refuse the data.
  let [flaws, inspected] = [new FlawFinder(), 0];
  const onTriple = (triple: Quad): void => {
    if (flaws.findings.length) return;
    if ((inspected += 1) % INSPECTED === 0) flaws = new FlawFinder();
    flaws.inspect(triple);
    triples.add(triple);
  };
  const version = parseOnto(sources, { onTriple, see });
  triples.finish(base);
  const catalogue = { triples, model, base, version, language, folder };
  const findings = flaws.findings.length ? flaws.findings : checked(catalogue, see);
  refuseViolations(findings, base);
  return { ...catalogue, findings };
}

/** Gives each triple of the data, and the version that `load` gives the same files. */
function parseOnto(
  { ontology, data, base, program, language }: Sources,
  { onTriple, see }: { onTriple: (triple: Quad) => void; see?: See | undefined },
): string {
  const circumstances = [base, program, ...(language === undefined ? [] : [language])];
  const sum = createHash('sha256').update(JSON.stringify(circumstances));
  for (const path of tripleFilesIn(ontology)) hashInto(sum, path);
  for (const path of tripleFilesIn(data)) {
    hashInto(sum, path);
    const parsed = parsingChunks({ name: nameOf(path), chunks: chunksOf(path) }, base, onTriple);
    const of = statSync(path).size;
    const stepAt = (chunks: number): Step => ({
      stage: `reads ${nameOf(path)}`,
      done: Math.min(chunks * CHUNK, of),
      of,
    });
    atOnce(saying(parsed, stepAt), see);
  }
  return sum.digest('hex').slice(0, 16);
}

/** So many resources are checked between two reports. */
const TOGETHER = 256;

function checked(catalogue: DiskCatalogue, see?: See): Finding[] {
  const findings = catalogueFindings(new DiskSnapshot(catalogue));
  let done = 0;
  let check: { readonly of: Snapshot; readonly it: ResourceCheck } | undefined;
  for (const { resource, snapshot } of resourcesOn(catalogue)) {
    if (check?.of !== snapshot) check = { of: snapshot, it: new ResourceCheck(snapshot) };
    findings.push(...check.it.of(resource));
    if ((done += 1) % TOGETHER === 0) see?.({ stage: 'checks the resources', done });
    if (findings.length >= MOST_FINDINGS) return findings;
  }
  return findings;
}

/** The files with triples, in the order in which they are read. */
function tripleFilesIn(folder: string): string[] {
  return filesIn(folder).filter((path) =>
    tripleFileEndings.some((ending) => path.toLowerCase().endsWith(ending)),
  );
}

function hashInto(sum: Hash, path: string): void {
  sum.update(`${statSync(path).size} `);
  for (const chunk of chunksOf(path)) sum.update(chunk);
}
