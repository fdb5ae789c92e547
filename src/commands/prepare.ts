import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findingLines } from '../check/finding-lines.ts';
import { scheduler } from '../http/scheduler.ts';
import { copyingOntoDisk, isForDisk, readingOntoDisk } from '../operate/on-disk.ts';
import { loadSoundUnlessEnded, refuseViolations } from '../operate/open.ts';
import { Client } from '../sparql/engine/client.ts';
import { findProfile } from '../sparql/engine/probe.ts';
import { GraphStore } from '../sparql/prepare/graph-store.ts';
import { factLine, tripleLine } from '../sparql/prepare/n-triples.ts';
import { prepare } from '../sparql/prepare/prepare.ts';
import { nameInEngine } from '../sparql/sidecar/terms.ts';
import { streamSidecar, type DiskCatalogue } from '../sparql/prepare/stream/stream-sidecar.ts';
import type { Work } from '../reading/work.ts';
import type { Sources } from '../store/read-sources.ts';
import { sources } from './configuration.ts';
import { engineAddress, graphStore } from './engine-address.ts';
import { showing } from './progress.ts';
import { number, UsageError, type Values } from './values.ts';

/** Receives a line for a person. */
type Report = (line: string) => void;

/** Brings the catalogue into an engine, with what the engine cannot compute, and makes it the current version there. */
export async function runPrepare(values: Values): Promise<boolean> {
  const report = (line: string): void => void process.stdout.write(`${line}\n`);
  const folder = mkdtempSync(join(tmpdir(), 'varanto-prepare-'));
  const stopping = new AbortController();
  // The second time it ends the process at once.
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => {
      stopping.abort(new Stopped(`${name}: stopped; run the command again to go on`));
    });
  try {
    await prepareIn(folder, values, { report, signal: stopping.signal });
    return true;
  } catch (error) {
    // Whatever it was that ended then: the signal is why.
    stopping.signal.throwIfAborted();
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Somebody stopped the command. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

interface Run {
  readonly report: Report;
  readonly signal: AbortSignal;
}

async function prepareIn(folder: string, values: Values, { report, signal }: Run): Promise<void> {
  const address = engineAddress(values);
  if (!address)
    throw new UsageError('source: expected an engine, such as sparql+http://localhost:8890/sparql');
  const { profile, findings } = await findProfile({ ...address, signal });
  report(`${address.url.host}: ${profile.name}.`);
  findings.forEach(report);
  const url = graphStore(values, address, profile.name);
  const catalogue = await readFor(sources(values), folder, { report, signal });
  const store = new GraphStore({ url, access: address.access, signal });
  const engine = new Client({ ...address, profile, patience: PATIENCE });
  const { triples } = catalogue;
  const version = nameInEngine(catalogue.version);
  const data = () => lines(triples.all(), tripleLine);
  const facts = () => lines(streamSidecar(catalogue), factLine);
  const disconnect = (): void => {
    engine.close();
  };
  signal.addEventListener('abort', disconnect);
  try {
    const keep = number(values, 'keep');
    const preparation = { engine, store, keep, report, signal };
    await showing((see) => prepare({ version, data, facts }, { ...preparation, see }));
  } finally {
    disconnect();
    store.close();
    triples.close();
  }
}

/** The checked catalogue on the disk. */
async function readFor(
  origin: Sources,
  folder: string,
  { report, signal }: Run,
): Promise<DiskCatalogue> {
  const done = <Result>(work: Work<Result>): Promise<Result> =>
    showing((see) => scheduler.background(work, signal, see));
  if (!isForDisk(origin)) {
    const opened = await showing((see) =>
      loadSoundUnlessEnded(origin, { warn: console.error, signal, see }),
    );
    return done(copyingOntoDisk(opened, folder));
  }
  report('Reads and checks the data on the disk, resource by resource.');
  const catalogue = await done(readingOntoDisk(origin, folder));
  refuseViolations(catalogue.findings, origin.base);
  for (const line of findingLines(catalogue.findings, origin.base)) console.error(line);
  report(`Checked ${catalogue.triples.figures.triples} triples.`);
  return catalogue;
}

/** To count all triples of a graph may take minutes. */
const PATIENCE = 600_000;

function* lines<Statement extends object>(
  statements: Iterable<Statement | undefined>,
  write: (statement: Statement) => string,
): Iterable<string | undefined> {
  for (const statement of statements) yield statement && write(statement);
}
