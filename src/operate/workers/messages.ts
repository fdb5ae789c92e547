import { createHash } from 'node:crypto';
import type { MetricObjectWithValues, MetricValue } from 'prom-client';
import type { FileRecord } from '../../store/assemble.ts';
import type { Example } from '../../store/examples.ts';
import type { SourceFiles } from '../../store/read-sources.ts';
import type { Losses } from '../losses.ts';

/** The metrics of one process. */
export type ProcessMetrics = readonly MetricObjectWithValues<MetricValue<string>>[];

/** What a worker has opened, before it answers anybody. */
export interface Opened {
  /** Equal for two workers that answer alike. */
  readonly edition: string;
  readonly base: string;
  /** Of somebody else's engine nobody says these two. */
  readonly size?: number | undefined;
  readonly version?: string | undefined;
  /** The files that it read; none where the catalogue is in an engine. */
  readonly files: readonly FileRecord[];
  /** The lines about its findings that are no violations. */
  readonly warnings: readonly string[];
  /** How many warnings there are. */
  readonly warned: number;
}

/** Which version a worker is to prepare: the one that was checked, where it is read from files. */
export interface Order {
  readonly checked?: string;
}

/** What came of preparing another version. */
export type Prepared =
  | {
      readonly kind: 'ready';
      readonly edition: string;
      readonly version: string;
      readonly size: number;
      readonly losses?: Pick<Losses, 'number' | 'first'> | undefined;
    }
  | { readonly kind: 'same'; readonly edition: string }
  | { readonly kind: 'failed'; readonly message: string; readonly isPassing: boolean };

/** What all processes together are, for health. */
export interface Together {
  readonly workers: { readonly wanted: number; readonly serving: number };
  readonly failure: { readonly message: string; readonly at: Date } | undefined;
  readonly isEnding: boolean;
}

/** What a worker is asked by the primary. A type, since an interface has no index of its names. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type WorkerAsked = {
  /** Begins to answer, and says that what it serves changed then; gives the port. */
  readonly listen: (changed: Date) => Promise<number>;
  readonly prepare: (order: Order) => Promise<Prepared>;
  /** Serves what was prepared, and says that it changed then. */
  readonly commit: (changed: Date) => void;
  /** Forgets what was prepared. */
  readonly drop: () => void;
  readonly metrics: () => Promise<ProcessMetrics>;
  readonly together: (state: Together) => void;
  /** Ends as at a signal. */
  readonly end: () => void;
};

/** What the primary is asked by a worker. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type PrimaryAsked = {
  readonly opened: (opened: Opened) => void;
  /** The metrics of all processes, in the text format of Prometheus. */
  readonly allMetrics: () => Promise<string>;
  /** The worker has ended in order: how many answers were cut, and its last metrics. */
  readonly ended: (end: { readonly cut: number; readonly metrics: ProcessMetrics }) => void;
};

interface Read {
  readonly version: string;
  readonly names: readonly string[];
  readonly examples: readonly Example[];
}

/** What names a catalogue that was read: its version, and the names and examples that the version does not depend on. */
export function editionOf({ version, names, examples }: Read): string {
  const rest = createHash('sha256')
    .update(JSON.stringify([names, examples]))
    .digest('hex');
  return `${version}-${rest.slice(0, 16)}`;
}

/** The names of all files that were read, in their order. */
export function namesOf({ ontology, data, sums }: Pick<SourceFiles, 'ontology' | 'data' | 'sums'>) {
  return [...ontology, ...data, ...sums].map(({ name }) => name);
}
