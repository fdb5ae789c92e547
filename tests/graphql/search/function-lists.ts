import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from '../../../src/store/snapshot.ts';
import { snapshotOf } from '../../support/turtle.ts';

const FILES = ['tos-2016.csv', 'tos-2022.csv'];

const SHAPES = `
  :ClassShape a sh:NodeShape ; sh:targetClass :Class ; sh:codeIdentifier "Class" ;
    varanto:plural "classes" ; varanto:segment "class" ; sh:order 1 ;
    sh:description "A class of the City's function lists."@en ;
    sh:property [ sh:path :label ; sh:codeIdentifier "label" ; sh:order 1 ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; dash:propertyRole dash:LabelRole ; sh:description "Its name."@en ] .
`;

/** The City's whole function lists as a snapshot, without the labels that are known; `undefined` where they are not there. */
export function functionLists(folder: string, known: readonly string[]): Snapshot | undefined {
  if (!FILES.every((file) => existsSync(join(folder, file)))) return undefined;
  const seen = new Set(known.map((label) => label.toLowerCase()));
  const labels: string[] = [];
  for (const label of FILES.flatMap((file) => labelsIn(join(folder, file)))) {
    if (!seen.has(label.toLowerCase())) labels.push(label);
    seen.add(label.toLowerCase());
  }
  const data = labels.map(
    (label, index) => `<class/${index}> a :Class ; :label ${JSON.stringify(label)}@fi .`,
  );
  return snapshotOf(SHAPES, data.join('\n'));
}

/** The second column of each row but the first; a label with a comma stands between quotes. */
function labelsIn(file: string): string[] {
  const [, ...rows] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  return rows.map((row) =>
    row
      .slice(row.indexOf(',') + 1)
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}
