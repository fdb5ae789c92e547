/** Whether this is the long run of the suite, `npm run test:long`. */
export const isLong = process.env['LONG'] === '1';

/** Whether this run asks the engines that are installed beside the program: the long run does, and the run of the engines. */
export const asksEngines = isLong || process.env['ENGINES'] === '1';

/** Why a test of an engine is skipped. */
export const ENGINES_RUN = 'with ENGINES=1 it is asked, where it is installed';

/** What all random choices of this run begin from; the long run prints it. */
export const seed = Number(process.env['SEED']);

/** A number of the short run, and what it is in the long one. */
export function runs(short: number, long: number): number {
  return isLong ? long : short;
}
