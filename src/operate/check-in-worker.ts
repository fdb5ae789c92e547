import { resolve } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { OntologyError } from '../model/ontology-error.ts';
import { readExamples, type Example } from '../store/examples.ts';
import { ChangedWhileRead, LoadError } from '../store/files.ts';
import type { See, Step } from '../reading/work.ts';
import { refuseSmallHeap } from '../store/heap.ts';
import { lineOf, type Finding } from '../check/finding.ts';
import { loadFrom, versionOf, type CheckedSources } from '../check/load.ts';
import { differenceOf, look } from './watch.ts';
import { readSources, type SourceFiles } from '../store/read-sources.ts';

/** Files of a catalogue without a violation. It can be cloned, to pass it between threads. */
export interface CheckedReading {
  readonly kind: 'sound';
  readonly version: string;
  readonly files: SourceFiles;
  readonly examples: readonly Example[];
  /** The warnings. */
  readonly findings: readonly Finding[];
  /** What became of the record of the check. */
  readonly recordNote?: string | undefined;
}

/** What is wrong with the files. */
interface FailedReading {
  readonly kind: 'failed';
  /** One line, 300 characters at most. */
  readonly message: string;
  /** Whether the files changed while they were read: they are not broken, and are read again. */
  readonly isPassing: boolean;
}

/** What is read, and the version that was checked already, by another process. */
export interface ReadingOrder {
  readonly sources: CheckedSources;
  readonly checked?: string | undefined;
}

/** How far the thread is. */
export interface SeenInThread {
  readonly kind: 'seen';
  readonly step: Step;
}

/** Reads all files in one consistent state, and validates them, unless they are of the version that was checked. */
export async function readChecked(
  order: ReadingOrder,
  see?: See,
): Promise<CheckedReading | FailedReading> {
  try {
    return await readSound(order, see);
  } catch (error) {
    return failureOf(error);
  }
}

async function readSound({ sources, checked }: ReadingOrder, see?: See): Promise<CheckedReading> {
  const folders = [sources.ontology, sources.data];
  const before = await look(folders);
  const files = readSources(sources);
  const examples = readExamples(sources.data);
  // The files belong together: a file that was replaced after another was read belongs to another set.
  const changed = differenceOf(before, await look(folders));
  if (changed !== undefined) throw new ChangedWhileRead(`${changed}: changed while it was read`);
  if (checked !== undefined) {
    const version = versionOf(files, sources);
    if (version === checked) return { kind: 'sound', version, files, examples, findings: [] };
    throw new ChangedWhileRead('the files changed after they were checked');
  }
  refuseSmallHeap({ files: files.data, base: sources.base }, () => undefined);
  const { snapshot, findings, recordNote } = loadFrom(files, sources, see);
  const violations = findings.filter(({ severity }) => severity === 'violation');
  if (violations.length)
    throw new LoadError(violations.map((each) => lineOf(each, sources.base)).join('\n'));
  return { kind: 'sound', version: snapshot.version, files, examples, findings, recordNote };
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

interface Reading extends ReadingOrder {
  readonly see?: See | undefined;
  /** The built program of the worker thread. */
  readonly worker: string;
  /** How long that may take, in milliseconds. */
  readonly deadline: number;
  readonly signal: AbortSignal;
}

/** Reads and validates files in a worker thread, which ends afterwards; throws a `LoadError` if they cannot be served. */
export async function readInWorker({
  worker,
  deadline,
  signal,
  see,
  ...order
}: Reading): Promise<CheckedReading> {
  signal.throwIfAborted();
  const thread = new Worker(resolve(worker), { workerData: orderOf(order) });
  thread.unref();
  const ended = new AbortController();
  const end = (): void => {
    ended.abort();
  };
  signal.addEventListener('abort', end);
  try {
    const reading = await Promise.race([answerOf(thread, see), overdue(deadline, ended.signal)]);
    if (reading.kind === 'sound') return reading;
    throw reading.isPassing
      ? new ChangedWhileRead(reading.message)
      : new LoadError(reading.message);
  } finally {
    signal.removeEventListener('abort', end);
    end();
    // A thread that waits for a disk that does not answer cannot be ended: do not wait for it.
    await Promise.race([thread.terminate(), passed(1000, undefined, { ref: false })]);
  }
}

/** No more than can be sent to a thread: the options of who calls may have functions. */
function orderOf({ sources, checked }: ReadingOrder): ReadingOrder {
  return { sources, checked };
}

function answerOf(thread: Worker, see?: See): ReturnType<typeof readChecked> {
  return new Promise((answer, reject) => {
    thread.on('message', (message: Awaited<ReturnType<typeof readChecked>> | SeenInThread) => {
      if (message.kind === 'seen') see?.(message.step);
      else answer(message);
    });
    thread.on('error', ({ message }) => {
      reject(new LoadError(`the files cannot be checked: ${message}`));
    });
    thread.on('exit', (code) => {
      reject(new LoadError(`the files cannot be checked: the thread ended with ${code}`));
    });
  });
}

async function overdue(deadline: number, signal: AbortSignal): Promise<never> {
  await passed(deadline, undefined, { signal, ref: false });
  throw new LoadError(
    `reading and checking the files takes more than ${deadline} ms (reload-deadline)`,
  );
}
