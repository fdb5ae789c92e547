import { listStatements, placed } from '../importer/tos/list-statements.ts';
import type { Values } from './options.ts';
import { setting, UsageError } from './values.ts';
import { print } from './print.ts';
import { readTableOf, workshop } from './tos-lists.ts';
import { turtleOf } from './write-statements.ts';

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
