import { once } from 'node:events';

/** Writes text to standard output, no faster than its reader reads. */
export async function print(pieces: string | Iterable<string>): Promise<void> {
  for (const piece of typeof pieces === 'string' ? [pieces] : pieces)
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
}
