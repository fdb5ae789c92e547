import { importMeans, readSource } from '../src/commands/import.ts';
import { importPage } from '../src/tools/import/import-page.ts';
import { noteLines } from '../src/tools/import/report.ts';

const FOLDER = 'data/helsinki';

/** The file of data/helsinki that is made of the page's text, which is kept beside it, and what there is to know of that. */
export function helsinkiPage(): { file: string; text: string; notes: string[] }[] {
  const source = readSource({
    file: `${FOLDER}/kaupunginkanslian-tietovarannot.txt`,
    authority: 'Helsingin kaupunki',
    organisation: 'Kaupunginkanslia',
    language: 'fi',
    day: '2026-11-22',
    classes: `${FOLDER}/tos-ancestors.csv`,
  });
  const { turtle, report } = importPage(source, importMeans('ontology'));
  return [{ file: `${FOLDER}/page.ttl`, text: turtle, notes: noteLines(report) }];
}
