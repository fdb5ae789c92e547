import { workshop } from '../src/commands/tos.ts';
import { readClassList } from '../src/tools/tos/read-class-list.ts';
import { comparisonTurtle } from '../src/tools/tos/comparison-turtle.ts';

const FOLDER = 'data/helsinki';

/** The City's published lists that the page's classes are compared with, and the documents that they are from. */
const LISTS = [
  { version: '2016-04-18', document: 'document/tehtavaluettelo-2016' },
  { version: '2022-01-25', document: 'document/tehtavaluettelo-2022' },
];

/** The files have relative addresses: any base will do. */
const BASE = 'http://localhost/';

/** The day that the lists were read. */
const DAY = '2026-11-22';

/** The files on what the page's classes are in other versions of the plan, made from the lists beside them. */
export function helsinkiTos(): { file: string; text: string }[] {
  return LISTS.map(({ version, document }) => {
    const work = workshop({ 'base-url': BASE, ontology: 'ontology', read: DAY, document });
    const own = readClassList(FOLDER, work).list;
    const other = readClassList(`${FOLDER}/tos-${version}.csv@${version}`, work).list;
    const text = comparisonTurtle([own, other], work, true);
    return { file: `${FOLDER}/tos-${version}.ttl`, text };
  });
}
