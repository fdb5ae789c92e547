/** Whether this is the long run of the suite, `npm run test:long`. */
export const isLong = process.env['LONG'] === '1';

/** What all random choices of this run begin from; the long run prints it. */
export const seed = Number(process.env['SEED']);

/** A number of the short run, and what it is in the long one. */
export function runs(short: number, long: number): number {
  return isLong ? long : short;
}
