import type { Model } from '../../model/model.ts';
import { collect } from '../../store/collect.ts';
import { readInput } from '../../store/files.ts';
import { tripleFileEndings } from '../../store/parse.ts';
import { Snapshot } from '../../store/snapshot.ts';
import { ImportError } from '../import-error.ts';
import type { ClassList } from './class-list.ts';
import type { Making } from './list-statements.ts';
import { listsIn } from './lists-in-data.ts';
import { readList } from './read-list.ts';

/** What lists are read and written with. */
export interface Workshop extends Making {
  readonly model: Model;
}

/** A list as it was read, and what a person should know of how. */
interface FoundList {
  readonly list: ClassList;
  readonly remarks: readonly string[];
}

/** The list that a person named: a table in CSV or JSON, or data in Turtle; `@` and a version may follow its path. */
export function readClassList(input: string, work: Workshop): FoundList {
  const [, path = input, version] = /^(.+)@([^/@]+)$/.exec(input) ?? [];
  if (/\.(csv|json)$/i.test(path)) return readTableOf(path, version, work);
  const { store } = collect(readInput(path, tripleFileEndings), work.base);
  const snapshot = new Snapshot(store, { model: work.model, base: work.base, version: '' });
  const lists = listsIn(snapshot, work.roles);
  const wanted = version ?? lists.find(({ isOwn }) => isOwn)?.list.version;
  const found = lists.filter(({ list }) => lists.length === 1 || list.version === wanted);
  const versions = lists.map(({ list }) => list.version ?? 'one without a version').join(', ');
  const [first, second] = found;
  if (first && !second && (version ?? first.list.version) === first.list.version)
    return { list: first.list, remarks: [] };
  throw new ImportError(
    `${input}: expected classes of ${wanted ? `the version ${wanted}` : 'one version'}, got ${versions || 'none'}`,
  );
}

/** The table in a file of CSV or JSON. */
export function readTableOf(path: string, version: string | undefined, work: Workshop): FoundList {
  const [file] = readInput(path, []);
  if (!file) throw new ImportError(`${path}: expected a file, got a folder`);
  const { classes, remarks } = readList({
    name: file.name,
    text: decoded(file),
    pattern: work.roles.pattern('list-class'),
  });
  return { list: { name: file.name, version, classes }, remarks };
}

function decoded({ name, bytes }: { name: string; bytes: Uint8Array }): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new ImportError(`${name}: is not UTF-8`, { cause: error });
  }
}
