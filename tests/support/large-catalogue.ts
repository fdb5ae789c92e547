import { linkSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { BASE, Catalogues, registersOf } from '../../bench/catalogue/catalogues.ts';
import { folder } from './folder.ts';
import type { Settings } from './program.ts';

const place = mkdtempSync(join(tmpdir(), 'varanto-large-'));
const catalogues = new Catalogues(place);
afterAll(() => {
  rmSync(place, { recursive: true });
});

/**
 * How a server is told to serve a generated catalogue of so many triples, in a folder of the running test. The tests of a
 * file share its bytes: they may add files, and not change those that are there.
 */
export async function largeCatalogue(triples: number): Promise<Settings> {
  const written = await catalogues.folder(registersOf(triples));
  const data = folder();
  for (const name of readdirSync(written)) linkSync(join(written, name), join(data, name));
  return { env: { BASE_URL: BASE, DATA: data } };
}
