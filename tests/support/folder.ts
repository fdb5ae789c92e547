import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of its own for the running test, with these files; it goes when the test has finished. */
export function folder(files: Readonly<Record<string, string>> = {}): string {
  const path = mkdtempSync(join(tmpdir(), 'varanto-'));
  onTestFinished(() => {
    rmSync(path, { recursive: true, force: true });
  });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

/** The least that the shapes of the catalogue ask of its data. */
export const smallCatalogue = `
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix varanto: <https://w3id.org/varanto#> .

<> a dcat:Catalog ; dct:title "Pieni luettelo"@fi ; dct:publisher <organisation/a> .
<organisation/a> a org:Organization ; skos:prefLabel "A-osasto"@fi .
<register/r> a varanto:Register ; dct:title "R-rekisteri"@fi ; varanto:holder <organisation/a> .
`;
