import { existsSync, fstatSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { importPage, type Means, type Source } from '../tools/import/import-page.ts';
import { reportText } from '../tools/import/report.ts';
import { readDecisions, type Decisions } from '../tools/import/decisions.ts';
import { readAbove } from '../tools/import/facts/plan-class.ts';
import { readWords } from '../tools/import/read-words.ts';
import { strictFaults } from '../tools/import/strict.ts';
import { readRoles } from '../tools/import/roles.ts';
import { baseAddress } from '../rdf/address.ts';
import { readModel } from '../model/read-model.ts';
import { collect } from '../store/collect.ts';
import { LoadError, readFile, readFiles, reasonOf, type File } from '../store/files.ts';
import { tripleFileEndings } from '../store/parse.ts';
import { reservedPaths } from '../http/routes.ts';
import { ontologyFolder } from './configuration.ts';
import { home } from './package.ts';
import { input } from './paths.ts';
import type { SettingName } from './settings.ts';
import { UsageError, type Values, isDay, setting } from './values.ts';
import { print } from './print.ts';
import { showing } from './progress.ts';
import { writeWhole } from './write-whole.ts';

/** Writes the facts of a page as Turtle, and to standard error how its lines were understood. */
export async function runImport(values: Values, [file = '']: readonly string[]): Promise<boolean> {
  refuseOwnInput(values, file);
  const means = importMeans(ontologyFolder(values));
  const languages = means.words.map(({ language }) => language);
  const source = readSource(pageOptions(values, file, languages));
  const { turtle, report, known } = await showing((see) => importPage(source, means, see));
  process.stderr.write(reportText(report));
  const place = setting(values, 'report');
  if (place !== undefined) write('report', place, `${JSON.stringify(report, undefined, 2)}\n`);
  const faults = values.strict ? strictFaults(report, known) : [];
  if (faults.length) process.stderr.write(`Not written, because of --strict:\n${bulleted(faults)}`);
  if (faults.length) return false;
  const output = setting(values, 'output');
  if (output === undefined) await print(turtle);
  else write('output', output, turtle);
  return true;
}

function bulleted(texts: readonly string[]): string {
  return texts.map((text) => `  ${text}\n`).join('');
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
    previous: input(values, 'previous', ['file']),
    classes: input(values, 'classes', ['file']),
    prefix: prefixIn(values),
    beside: input(values, 'beside', ['file']),
  };
}

function prefixIn(values: Values): string | undefined {
  const prefix = setting(values, 'prefix');
  if (prefix === undefined || /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(prefix)) return prefix;
  throw new UsageError(
    `prefix: expected small letters from a to z, digits and hyphens, got "${prefix}"`,
  );
}

function required(values: Values, name: SettingName): string {
  const value = setting(values, name);
  if (value !== undefined) return value;
  throw new UsageError(
    `${name}: expected a name: the page does not give it in a form that can be read`,
  );
}

function write(name: SettingName, file: string, text: string): void {
  try {
    writeWhole(file, text);
  } catch (error) {
    throw new UsageError(`${name}: "${file}" cannot be written ${reasonOf(error)}`);
  }
}

/** Throws where the shell writes the output into a file that is read: it is empty before the command begins. */
function refuseOwnInput(values: Values, page: string): void {
  const output = fstatSync(process.stdout.fd);
  if (!output.isFile()) return;
  const read = (['previous', 'beside', 'classes'] as const).map((name) => setting(values, name));
  for (const file of [page, ...read]) {
    const input = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
    if (input?.dev === output.dev && input.ino === output.ino)
      throw new UsageError(
        `${file ?? ''}: expected another file for the output, got one that is read; "> FILE" empties it first, --output FILE does not`,
      );
  }
}

/** The base that relative addresses are resolved against while a page is imported. What is written is relative. */
const BASE = baseAddress('http://localhost');

/** What the importer needs: the model and the roles of an ontology, and tables of words, its own or the package's. */
export function importMeans(ontology: string): Means {
  const { store, prefixes } = collect(readFiles(ontology, tripleFileEndings), BASE);
  const model = readModel(store, { prefixes, reserved: reservedPaths });
  const own = join(ontology, 'words');
  const folder = existsSync(own) ? own : join(home, 'words');
  const words = readFiles(folder, ['.json']).map((file) => readWords(textOf(file), file.name));
  return { model: { ...model, prefixes }, roles: readRoles(store, model), words };
}

/** A page to be imported, and the files that go with it. */
interface PageOptions extends Pick<
  Source,
  'file' | 'authority' | 'organisation' | 'language' | 'day' | 'prefix'
> {
  readonly previous?: string | undefined;
  readonly classes?: string | undefined;
  /** An output for another page of the same authority. */
  readonly beside?: string | undefined;
}

/** The page and what goes with it, as the importer reads it; throws a `LoadError` where a file cannot be read. */
export function readSource({ previous, classes, beside, ...page }: PageOptions): Source {
  return {
    ...page,
    file: basename(page.file),
    text: textOf(readFile(page.file)),
    above: classes === undefined ? [] : readAbove(textOf(readFile(classes)), classes),
    previous: previous === undefined ? undefined : earlier(previous),
    decisions: decisionsFor(page.file),
    isAuthorityDescribed: beside !== undefined && isNamedIn(beside, page.authority),
  };
}

/** The decisions on a page: in the file beside it that has its name, with .decisions in the place of its ending. */
function decisionsFor(page: string): Decisions | undefined {
  const file = page.replace(/\.[^./\\]+$/, '') + '.decisions';
  return existsSync(file) ? readDecisions(textOf(readFile(file)), file) : undefined;
}

/** Whether a file has a text as a value: the name of the authority. */
function isNamedIn(file: string, name: string): boolean {
  const { store } = earlier(file) ?? {};
  return store?.getObjects(null, null, null).some(({ value }) => value === name) ?? false;
}

function earlier(previous: string): Source['previous'] {
  return { store: collect([readFile(previous)], BASE).store, base: BASE };
}

function textOf({ name, bytes }: File): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new LoadError(`${name}: is not UTF-8`, { cause: error });
  }
}
