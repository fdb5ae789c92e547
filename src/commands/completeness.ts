import { join } from 'node:path';
import { completenessOf } from '../check/completeness.ts';
import { completenessText, demandFigures } from '../check/completeness-text.ts';
import { collect } from '../store/collect.ts';
import { readInput } from '../store/files.ts';
import { tripleFileEndings } from '../store/parse.ts';
import { labelOf } from '../check/pairs.ts';
import { loadSound } from './loading.ts';
import { home, type Values } from './options.ts';
import { setting } from './values.ts';
import { print } from './print.ts';
import { sources } from './settings.ts';

/** Prints what each unit tells of what the law asks for; `false` where something of it is not given in full. */
export async function runCompleteness(values: Values): Promise<boolean> {
  const origin = sources(values);
  const path = setting(values, 'checks') ?? join(home, 'checks');
  const checks = collect(readInput(path, tripleFileEndings), origin.base).store;
  const { snapshot, data } = loadSound(origin);
  const report = await completenessOf(checks, data);
  const nameOf = (unit: string): string => labelOf(snapshot.resource(unit), snapshot.language);
  const named = report.map((each) => ({ ...each, name: nameOf(each.unit) }));
  const text = values.json
    ? `${JSON.stringify({ demands: demandFigures(report), units: named }, undefined, 2)}\n`
    : completenessText(report, nameOf);
  await print(text);
  if (!report.length)
    console.error(
      'varanto: the catalogue has no unit of which anything is asked: nothing was examined',
    );
  return (
    report.length > 0 &&
    report.every(({ answers }) => answers.every(({ status }) => status === 'given'))
  );
}
