import { isLong } from './runs.ts';

/** Whether this run asks whole matrices, and the engines that are installed: `npm run test:wide` does, and the long run. */
export const isWide = isLong || process.env['WIDE'] === '1';

/** Why a test of an engine is skipped. */
export const WIDE_RUN = 'npm run test:wide asks it, where it is installed';

/** A number of the short run, and what it is in the wide one. */
export function widely(short: number, wide: number): number {
  return isWide ? wide : short;
}

/** All of a list in the wide run; in the short one each so many-th of them, from the first on. */
export function some<Item>(items: readonly Item[], step: number): Item[] {
  return items.filter((_item, index) => isWide || index % step === 0);
}
