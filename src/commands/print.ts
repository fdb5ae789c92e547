import { once } from 'node:events';

/** Whether the reader of the output has gone, as `head` does. */
let isUnread = false;

/** Whether an error of the output says that nobody reads it any more, which is noted. */
export function isReaderGone({ code }: NodeJS.ErrnoException): boolean {
  const isGone = code === 'EPIPE' || code === 'ECONNRESET';
  isUnread ||= isGone;
  return isGone;
}

/** Writes text to standard output, no faster than its reader reads; nothing more where the reader has gone. */
export async function print(pieces: string | Iterable<string>): Promise<void> {
  for (const piece of typeof pieces === 'string' ? [pieces] : pieces) {
    if (isUnread) return;
    if (!process.stdout.write(piece)) await drained();
  }
}

/** Resolves when there is room again, or when the reader has gone. */
async function drained(): Promise<void> {
  try {
    await once(process.stdout, 'drain');
  } catch (error) {
    if (!isReaderGone(error as Error)) throw error;
  }
}
