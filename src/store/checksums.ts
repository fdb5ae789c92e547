import { createHash } from 'node:crypto';
import { basename, dirname, join, relative } from 'node:path';
import type { File } from './files.ts';

/** A file whose bytes need not be in memory. */
interface SummedFile {
  readonly name: string;
  /** The hexadecimal digits of its SHA-256. */
  readonly sha256: () => string;
}

/** The SHA-256 of bytes in memory, in hexadecimal digits. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether a path is that of a list of checksums, by the name that lists made with `sha256sum` commonly have. */
export function isSumList(path: string): boolean {
  return basename(path) === 'SHA256SUMS';
}

/**
 * What of a folder's files is not as the folder's list of checksums has it: each must be named there, and be what its sum
 * says, and each that is named and would be read must be there. Names are relative to the list.
 */
export function sumProblems(
  list: Pick<File, 'name' | 'bytes'>,
  files: readonly SummedFile[],
  paths: ReadonlySet<string>,
): string[] {
  const folder = dirname(list.name);
  const covered = files.filter(({ name }) => !relative(folder, name).startsWith('..'));
  const [sums, unread] = read(list);
  const missing = [...sums.keys()].filter((name) => !paths.has(name));
  return [
    ...unread,
    ...covered.flatMap((file) => problemOf(file, sums.get(file.name), list.name)),
    ...missing.map((name) => `${name}: is named in ${list.name}, but is not there`),
  ];
}

function problemOf({ name, sha256 }: SummedFile, sum: string | undefined, list: string): string[] {
  if (sum === undefined) return [`${name}: is not named in ${list}`];
  return sha256() === sum ? [] : [`${name}: does not match its checksum in ${list}`];
}

/** A line of GNU's and BSD's `sha256sum`: the sum, a space, a space or an asterisk, the name. */
const LINE = /^([0-9a-fA-F]{64}) [ *](.+)$/;

/** The sums by the files' names as messages have them, and what is wrong with the lines that are none. */
function read({
  name: list,
  bytes,
}: Pick<File, 'name' | 'bytes'>): [sums: Map<string, string>, problems: string[]] {
  const sums = new Map<string, string>();
  const problems: string[] = [];
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    const [, sum = '', name = ''] = LINE.exec(line) ?? [];
    if (sum) sums.set(join(dirname(list), name), sum.toLowerCase());
    else if (line)
      problems.push(`${list}: line ${index + 1}: expected a SHA-256 sum, two spaces and a name`);
  }
  return [sums, problems];
}
