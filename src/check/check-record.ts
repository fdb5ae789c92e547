import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

/**
 * What the same build found in the same version of a catalogue; `undefined` where the file is of another one, not whole, or
 * not there.
 */
export function recordedFindings(
  { file, build }: CheckRecord,
  version: string,
): readonly Finding[] | undefined {
  const content = contentOf(file);
  const isOfIt = content?.build === build && content.version === version;
  return isOfIt ? content.findings : undefined;
}

function contentOf(file: string): Content | undefined {
  try {
    const [sum, text = ''] = readFileSync(file, 'utf8').split('\n');
    return sum === sumOf(text) ? (JSON.parse(text) as Content) : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers what was found, in place of what the file has; gives a warning where it cannot be written. */
export function recordFindings(
  { file, build }: CheckRecord,
  { version, findings }: Omit<Content, 'build'>,
): Finding[] {
  const text = JSON.stringify({ build, version, findings } satisfies Content);
  // Two processes may write at a time, and either may be ended in the middle.
  const unfinished = `${file}.${process.pid}`;
  try {
    writeFileSync(unfinished, `${sumOf(text)}\n${text}\n`, { mode: 0o600 });
    renameSync(unfinished, file);
    return [];
  } catch (error) {
    rmSync(unfinished, { force: true });
    const { code = 'failed' } = error as NodeJS.ErrnoException;
    const message = `check-record: ${file} cannot be written (${code}), so that the next start checks again`;
    return [{ severity: 'warning', message }];
  }
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
