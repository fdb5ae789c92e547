import { resolve } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { CheckedReading, readChecked } from './checked-reading.ts';
import { ChangedWhileRead, LoadError } from '../store/files.ts';
import type { Sources } from '../store/read-sources.ts';

interface Reading {
  readonly sources: Sources;
  /** The built program that reads and checks in a thread of its own. */
  readonly worker: string;
  /** How long that may take, in milliseconds. */
  readonly deadline: number;
  readonly signal: AbortSignal;
}

/** Reads and checks files in a thread of its own, which ends with it; throws a `LoadError` where they are not to be served. */
export async function readInWorker({
  sources,
  worker,
  deadline,
  signal,
}: Reading): Promise<CheckedReading> {
  signal.throwIfAborted();
  const thread = new Worker(resolve(worker), { workerData: sources });
  thread.unref();
  const ended = new AbortController();
  const end = (): void => {
    ended.abort();
  };
  signal.addEventListener('abort', end);
  try {
    const reading = await Promise.race([answerOf(thread), overdue(deadline, ended.signal)]);
    if (reading.kind === 'sound') return reading;
    throw reading.isPassing
      ? new ChangedWhileRead(reading.message)
      : new LoadError(reading.message);
  } finally {
    signal.removeEventListener('abort', end);
    end();
    // A thread that waits for a disk which does not answer cannot be ended: nobody waits for that.
    await Promise.race([thread.terminate(), passed(1000, undefined, { ref: false })]);
  }
}

function answerOf(thread: Worker): ReturnType<typeof readChecked> {
  return new Promise((answer, reject) => {
    thread.on('message', answer);
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
  throw new LoadError(`to read and check the files takes more than ${deadline} ms`);
}
