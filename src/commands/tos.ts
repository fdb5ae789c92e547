import { readModel } from '../model/read-model.ts';
import { reservedPaths } from '../http/routes.ts';
import { collect } from '../store/collect.ts';
import { readFiles } from '../store/files.ts';
import { tripleFileEndings } from '../store/parse.ts';
import type { ClassList } from '../tools/tos/class-list.ts';
import { compareLists, excerptOf } from '../tools/tos/compare.ts';
import { comparisonTurtle, turtleOf } from '../tools/tos/comparison-turtle.ts';
import { listStatements, placed, type Making } from '../tools/tos/list-statements.ts';
import { readClassList, readTableOf, type Workshop } from '../tools/tos/read-class-list.ts';
import { comparisonJson, comparisonText } from '../tools/tos/report.ts';
import { Roles } from '../tools/tos/roles.ts';
import { print } from './print.ts';
import { sources } from './configuration.ts';
import { UsageError, type Values, isDay, setting } from './values.ts';

/** Prints the scheme and the classes of a list as Turtle. */
export async function importTos(values: Values, [path = '']: readonly string[]): Promise<boolean> {
  const version = setting(values, 'version');
  if (version === undefined) throw new UsageError('version: expected one, such as 2016-04-18');
  const work = workshop(values);
  const { list, remarks } = readTableOf(path, version, work);
  for (const remark of remarks) console.error(`varanto: ${remark}`);
  const statements = listStatements(placed(list, work), work);
  console.error(`varanto: ${list.name}: ${list.classes.length} classes`);
  await print(turtleOf(statements, { ...work, comment: `The list ${list.name}, by import-tos.` }));
  return true;
}

/** Prints which classes of another version correspond to those of a version, as text, JSON or Turtle. */
export async function runTosDiff(
  values: Values,
  [from = '', to = '']: readonly string[],
): Promise<boolean> {
  const work = workshop(values);
  const first = readClassList(from, work);
  const second = readClassList(to, work);
  for (const remark of [...first.remarks, ...second.remarks]) console.error(`varanto: ${remark}`);
  await print(answer([first.list, second.list], work, values));
  return true;
}

function answer(lists: readonly [ClassList, ClassList], work: Workshop, values: Values): string {
  const isExcerpt = values.used === true;
  if (values.turtle) return comparisonTurtle(lists, work, isExcerpt);
  const whole = compareLists(...lists);
  const comparison = isExcerpt ? excerptOf(whole) : whole;
  return values.json
    ? `${JSON.stringify(comparisonJson(comparison), undefined, 2)}\n`
    : comparisonText(comparison);
}

/** What lists are read and written with, from the options; throws a `UsageError` at a value that is not allowed. */
export function workshop(values: Values): Workshop {
  const { ontology, base } = sources(values);
  const { store, prefixes } = collect(readFiles(ontology, tripleFileEndings), base);
  const model = readModel(store, { prefixes, reserved: reservedPaths });
  return { model, base, roles: new Roles(store, model), origin: originOf(values, base) };
}

function originOf(values: Values, base: string): Making['origin'] {
  const documents = setting(values, 'document');
  const read = setting(values, 'read');
  if (documents === undefined && read === undefined) return undefined;
  if (documents === undefined || read === undefined || !isDay(read))
    throw new UsageError(
      'document and read: a record of sources needs both, the day as 2026-11-22',
    );
  return { read, documents: documents.split(',').map((each) => new URL(each, base).href) };
}
