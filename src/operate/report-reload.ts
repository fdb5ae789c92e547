import type { Finding } from '../check/finding.ts';
import { findingLines } from '../check/finding-lines.ts';
import type { Log } from '../http/operator/log.ts';
import type { Losses } from './losses.ts';

/** What there is to say of changed files that are served now. */
interface ReloadReport {
  readonly findings: readonly Finding[];
  /** What became of the record of the check. */
  readonly recordNote?: string | undefined;
  readonly losses: Pick<Losses, 'number' | 'first'> | undefined;
  readonly version: string;
  readonly size: number;
  readonly base: string;
}

/** Logs a reload: its warnings, which resources were removed, and what is served. */
export function reportReload(log: Log, report: ReloadReport): void {
  const { findings, recordNote, losses, version, size, base } = report;
  for (const line of findingLines(findings, base)) log.warn(line);
  if (recordNote !== undefined) log.info(recordNote);
  const { number = 0, first = [] } = losses ?? {};
  if (number) log.warn({ lost: number, first }, 'resources were removed');
  log.info({ version, triples: size }, 'serves changed files');
}
