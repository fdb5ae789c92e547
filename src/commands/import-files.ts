import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Means, Source } from '../importer/page/import-page.ts';
import { readAbove } from '../importer/page/plan-table.ts';
import { readWords } from '../importer/page/read-words.ts';
import { readRoles } from '../importer/roles.ts';
import { baseAddress } from '../rdf/address.ts';
import { readModel } from '../model/read-model.ts';
import { collect } from '../store/collect.ts';
import { LoadError, readFile, readFiles, type File } from '../store/files.ts';
import { tripleFileEndings } from '../store/parse.ts';
import { home } from './options.ts';
import { reservedPaths } from '../http/routes.ts';

/** The base that relative addresses are resolved against while a page is imported. What is written is relative. */
const BASE = baseAddress('http://localhost');

/** What the importer goes by: the model and the roles of an ontology, and tables of words, its own or the package's. */
export function importMeans(ontology: string): Means {
  const { store, prefixes } = collect(readFiles(ontology, tripleFileEndings), BASE);
  const model = readModel(store, { prefixes, reserved: reservedPaths });
  const own = join(ontology, 'words');
  const folder = existsSync(own) ? own : join(home, 'words');
  const words = readFiles(folder, ['.json']).map((file) => readWords(textOf(file), file.name));
  return { model: { ...model, prefixes }, roles: readRoles(store, model), words };
}

/** A page to be imported, and the files that go with it. */
export interface PageOptions extends Pick<
  Source,
  'file' | 'authority' | 'organisation' | 'language' | 'day'
> {
  readonly previous?: string | undefined;
  readonly classes?: string | undefined;
}

/** The page and what goes with it, as the importer reads it; throws a `LoadError` where a file cannot be read. */
export function readSource({ previous, classes, ...page }: PageOptions): Source {
  return {
    ...page,
    file: basename(page.file),
    text: textOf(readFile(page.file)),
    above: classes === undefined ? [] : readAbove(textOf(readFile(classes)), classes),
    previous: previous === undefined ? undefined : earlier(previous),
  };
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
