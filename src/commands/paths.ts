import { statSync } from 'node:fs';
import { reasonOf } from '../store/files.ts';
import type { SettingName } from './settings.ts';
import { setting, UsageError, type Values } from './values.ts';

/** What may be at a path that a person gives. */
type Kind = 'file' | 'folder';

/** The path of a folder, from an option or the environment; throws a `UsageError` where there is none. */
export function folder(values: Values, name: SettingName): string | undefined {
  return input(values, name, ['folder']);
}

/** The path of what is to be read, from an option or the environment; throws a `UsageError` where nothing of the kinds is. */
export function input(
  values: Values,
  name: SettingName,
  kinds: readonly Kind[],
): string | undefined {
  const path = setting(values, name);
  if (path === undefined) return undefined;
  const found = kindAt(path, name);
  if (kinds.some((kind) => kind === found)) return path;
  throw new UsageError(
    `${name}: expected a ${kinds.join(' or a ')}, got "${path}", ${WHERE[found]}`,
  );
}

const WHERE = {
  file: 'which is a file',
  folder: 'which is a folder',
  other: 'which is neither a file nor a folder',
  nothing: 'where there is nothing',
} as const;

function kindAt(path: string, name: SettingName): keyof typeof WHERE {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return 'nothing';
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() ? 'file' : 'other';
  } catch (error) {
    throw new UsageError(`${name}: "${path}" cannot be read ${reasonOf(error)}`);
  }
}
