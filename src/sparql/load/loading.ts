import type { ViewLoading } from './dialect.ts';
import type { Version } from './version.ts';

/** What loads into one view of a prepared catalogue. */
export interface Loading extends ViewLoading {
  readonly version: Version;
}
