import { importMeans, readSource } from '../src/commands/import-files.ts';
import { importPage } from '../src/importer/page/import-page.ts';

const FOLDER = 'data/helsinki';

/** The files of data/helsinki that are made of what is kept there: their names, and their texts. */
export function helsinkiFiles(): Readonly<Record<string, string>> {
  const source = readSource({
    file: `${FOLDER}/kaupunginkanslian-tietovarannot.txt`,
    authority: 'Helsingin kaupunki',
    organisation: 'Kaupunginkanslia',
    language: 'fi',
    day: '2026-11-22',
    classes: `${FOLDER}/tos-ancestors.csv`,
  });
  return { [`${FOLDER}/page.ttl`]: importPage(source, importMeans('ontology')).turtle };
}
