import { BASE } from '../../bench/catalogue/catalogues.ts';
import { folder, smallCatalogue } from './folder.ts';
import type { Settings } from './program.ts';

const KILOBYTES_OF_A_TEXT = 5;

/**
 * How a server is told to serve a catalogue of so many megabytes that is ready at once: its bytes are in a few long texts,
 * which belong to no field.
 */
export function longCatalogue(megabytes: number): Settings {
  const text = 'x'.repeat(KILOBYTES_OF_A_TEXT * 1_000);
  const count = (megabytes * 1_000) / KILOBYTES_OF_A_TEXT;
  const statements = Array.from(
    { length: count },
    (_, number) => `<${BASE}register/r> <http://e.example/text> "${number} ${text}" .\n`,
  );
  const data = folder({ 'a.ttl': smallCatalogue, 'texts.nt': statements.join('') });
  return { env: { BASE_URL: BASE, DATA: data } };
}
