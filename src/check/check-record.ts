import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Finding } from './finding.ts';

/** Where what the check finds is remembered, and which build of the program checks. */
export interface CheckRecord {
  readonly file: string;
  readonly build: string;
}

/** What the check found in a catalogue of one version. */
interface Content {
  readonly build: string;
  readonly version: string;
  readonly findings: readonly Finding[];
}

/** What every record begins with, before the sum of the rest. */
const MARK = 'Varanto check record ';

/** What the same build found in the same version of a catalogue, or why a record does not say it. */
type Recorded = { readonly findings: readonly Finding[] } | { readonly why: string };

/** Reads what a record says of a version of a catalogue. */
export function readRecord({ file, build }: CheckRecord, version: string): Recorded {
  const content = contentOf(file);
  if (typeof content === 'string') return { why: content };
  if (content.build !== build) return { why: 'it was of another build of the program' };
  if (content.version !== version)
    return { why: 'it was of other files, or of another base address or language' };
  return content;
}

/** The content of a record, or why it has none. */
function contentOf(file: string): Content | string {
  try {
    if (!statSync(file).isFile()) return 'it was no file';
    const [first, text = ''] = readFileSync(file, 'utf8').split('\n');
    return first === MARK + sumOf(text) ? (JSON.parse(text) as Content) : 'it was not whole';
  } catch (error) {
    const { code = 'failed' } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? 'there was none' : `it cannot be read (${code})`;
  }
}

/** Whether something is there that is no record: neither an empty file, nor one that begins as a record does. */
function isForeign(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile()) return stats !== undefined;
  return stats.size > 0 && !readFileSync(file, 'utf8').startsWith(MARK);
}

/** Remembers what was found, in place of an earlier record; gives a warning where it cannot, and changes no other file. */
export function recordFindings(
  { file, build }: CheckRecord,
  { version, findings }: Omit<Content, 'build'>,
): Finding[] {
  const text = JSON.stringify({ build, version, findings } satisfies Content);
  // Two processes may write at a time, and either may be ended in the middle.
  const unfinished = `${file}.${process.pid}`;
  try {
    if (isForeign(file)) return [warning(`${file} is no record of a check, and is left as it is`)];
    writeFileSync(unfinished, `${MARK}${sumOf(text)}\n${text}\n`, { mode: 0o600 });
    renameSync(unfinished, file);
    return [];
  } catch (error) {
    rmSync(unfinished, { force: true });
    const { code = 'failed' } = error as NodeJS.ErrnoException;
    return [warning(`${file} cannot be written (${code})`)];
  }
}

function warning(why: string): Finding {
  return {
    severity: 'warning',
    message: `check-record: ${why}, so that the next start checks again`,
  };
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
