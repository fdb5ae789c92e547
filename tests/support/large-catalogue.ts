import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { BASE, Catalogues, registersOf } from '../../bench/catalogue/catalogues.ts';
import type { Settings } from './program.ts';

/** How a server is told to serve a generated catalogue of so many triples, until the test has finished. */
export async function largeCatalogue(triples: number): Promise<Settings> {
  const place = mkdtempSync(join(tmpdir(), 'varanto-large-'));
  onTestFinished(() => {
    rmSync(place, { recursive: true });
  });
  const data = await new Catalogues(place).folder(registersOf(triples));
  return { env: { BASE_URL: BASE, DATA: data } };
}
