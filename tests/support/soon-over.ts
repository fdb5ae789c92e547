/**
 * Has V8 wait several times as long as usual before it compiles for speed. Tests and the programs that they run are mostly
 * over by then, and what such code costs them is a fifth to a third of their processor time.
 */
export const SOON_OVER = '--interrupt-budget=600000';

/** What node is told before the name of a program that does so; a V8 that does not know the flag passes over it. */
export const soonOver = [
  '--import',
  `data:text/javascript,${encodeURIComponent(`import { setFlagsFromString } from 'node:v8';
setFlagsFromString('${SOON_OVER}');`)}`,
];
