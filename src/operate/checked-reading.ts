import { OntologyError } from '../model/ontology-error.ts';
import { readExamples, type Example } from '../store/examples.ts';
import { ChangedWhileRead, LoadError } from '../store/files.ts';
import { refuseSmallHeap } from '../store/heap.ts';
import { lineOf, type Finding } from '../check/finding.ts';
import { loadFrom } from '../check/load.ts';
import { differenceOf, look } from './look.ts';
import { readSources, type SourceFiles, type Sources } from '../store/read-sources.ts';

/** Files that make a catalogue without a violation; what passes between threads can be cloned. */
export interface CheckedReading {
  readonly kind: 'sound';
  readonly version: string;
  readonly files: SourceFiles;
  readonly examples: readonly Example[];
  /** The warnings. */
  readonly findings: readonly Finding[];
}

/** What is wrong with the files. */
interface FailedReading {
  readonly kind: 'failed';
  /** One line, 300 characters at most. */
  readonly message: string;
  /** Whether the files were being written: they are not broken, only not read yet. */
  readonly isPassing: boolean;
}

/** Reads all files at one moment, and checks what they say. */
export async function readChecked(sources: Sources): Promise<CheckedReading | FailedReading> {
  try {
    return await readSound(sources);
  } catch (error) {
    return failureOf(error);
  }
}

async function readSound(sources: Sources): Promise<CheckedReading> {
  const folders = [sources.ontology, sources.data];
  const before = await look(folders);
  const files = readSources(sources);
  const examples = readExamples(sources.data);
  // The files belong together: one that was exchanged after another was read is of another set.
  const changed = differenceOf(before, await look(folders));
  if (changed !== undefined) throw new ChangedWhileRead(`${changed}: changed while it was read`);
  refuseSmallHeap({ files: files.data, base: sources.base }, () => undefined);
  const { snapshot, findings } = loadFrom(files, sources);
  const violations = findings.filter(({ severity }) => severity === 'violation');
  if (violations.length)
    throw new LoadError(violations.map((each) => lineOf(each, sources.base)).join('\n'));
  return { kind: 'sound', version: snapshot.version, files, examples, findings };
}

/** What stopped a reload, in one line. */
export function failureOf(error: unknown): FailedReading {
  const { message } = error as Error;
  const isExpected = error instanceof LoadError || error instanceof OntologyError;
  const [first = '', ...others] = message.split('\n').filter(Boolean);
  const more = others.length ? ` (and ${others.length} more)` : '';
  const line = `${isExpected ? '' : 'unexpected: '}${first.replace(/\s+/g, ' ')}`;
  const room = 300 - more.length;
  return {
    kind: 'failed',
    message: `${line.length > room ? `${line.slice(0, room - 1)}…` : line}${more}`,
    isPassing: error instanceof ChangedWhileRead,
  };
}
