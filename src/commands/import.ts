import { writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { importPage } from '../importer/page/import-page.ts';
import { reportText } from '../importer/page/report.ts';
import { importMeans, readSource, type PageOptions } from './import-files.ts';
import type { OptionName, Values } from './options.ts';
import { isDay, setting, UsageError } from './values.ts';
import { ontologyFolder } from './settings.ts';

/** Writes what a page says as Turtle, and to standard error what became of its lines. */
export async function runImport(values: Values, [file = '']: readonly string[]): Promise<boolean> {
  const means = importMeans(ontologyFolder(values));
  const languages = means.words.map(({ language }) => language);
  const { turtle, report } = importPage(readSource(pageOptions(values, file, languages)), means);
  process.stderr.write(reportText(report));
  const place = setting(values, 'report');
  if (place !== undefined) write(place, `${JSON.stringify(report, undefined, 2)}\n`);
  const { lines, 'boiler-plate': around, 'not understood': lost } = report.totals;
  const isUnderstood = lost === 0 && lines > around;
  if (values.strict && !isUnderstood) return false;
  if (!process.stdout.write(turtle)) await once(process.stdout, 'drain');
  return true;
}

function pageOptions(values: Values, file: string, languages: readonly string[]): PageOptions {
  const language = setting(values, 'language') ?? 'fi';
  if (!languages.includes(language))
    throw new UsageError(`language: expected one of ${languages.join(', ')}, got "${language}"`);
  const day = setting(values, 'read') ?? new Date().toISOString().slice(0, 10);
  if (!isDay(day)) throw new UsageError(`read: expected a day like 2026-11-22, got "${day}"`);
  return {
    file,
    authority: required(values, 'authority'),
    organisation: required(values, 'organisation'),
    language,
    day,
    previous: setting(values, 'previous'),
    classes: setting(values, 'classes'),
  };
}

function required(values: Values, name: OptionName): string {
  const value = setting(values, name);
  if (value !== undefined) return value;
  throw new UsageError(`${name}: expected a name, because a page does not say it in one way`);
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`report: ${(error as Error).message}`);
  }
}
