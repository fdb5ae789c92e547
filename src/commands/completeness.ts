import { join } from 'node:path';
import { completenessOf, type Answer } from '../check/completeness.ts';
import { withLinesOf } from '../check/given-lines.ts';
import { completenessText, demandFigures } from '../check/completeness-text.ts';
import { collect } from '../store/collect.ts';
import { readInput } from '../store/files.ts';
import { tripleFileEndings } from '../store/parse.ts';
import { labelOf } from '../check/pairs.ts';
import { openWhole } from './open-whole.ts';
import { print } from './print.ts';
import { sources } from './configuration.ts';
import { home } from './package.ts';
import { input } from './paths.ts';
import type { Values } from './values.ts';

/** Prints for each unit how much of what the law requires is published; `false` if something is not given in full. */
export async function runCompleteness(values: Values): Promise<boolean> {
  const origin = sources(values);
  const path = input(values, 'checks', ['file', 'folder']) ?? join(home, 'checks');
  const checks = collect(readInput(path, tripleFileEndings), origin.base).store;
  const { snapshot, data } = await openWhole(origin);
  const report = withLinesOf(await completenessOf(checks, data), snapshot);
  const nameOf = (unit: string): string => labelOf(snapshot.resource(unit), snapshot.language);
  const named = report.map((each) => ({ ...each, name: nameOf(each.unit) }));
  const text = values.json
    ? `${JSON.stringify({ demands: demandFigures(report), units: named }, undefined, 2)}\n`
    : completenessText(report, nameOf);
  await print(text);
  if (!report.length)
    console.error(
      'varanto: the requirements apply to no unit of the catalogue: nothing was examined',
    );
  const isDone = ({ status }: Answer): boolean => status === 'given' || status === 'not asked';
  return report.length > 0 && report.every(({ answers }) => answers.every(isDone));
}
