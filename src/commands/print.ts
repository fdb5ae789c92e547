import { once } from 'node:events';

/** Writes a text to standard output, as fast as it is read. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
