import { setFlagsFromString } from 'node:v8';

/** After how much running V8 considers a function for optimizing: its own measure, and one for what runs briefly. */
const USUAL = 67_584;
const AT_START = 600_000;

/** Has V8 optimize only what runs long: the start runs much code a few times, and optimizing that costs more than it saves. */
export function optimizeLess(): void {
  setFlagsFromString(`--interrupt-budget=${AT_START}`);
}

/** Has V8 optimize as it does by itself. */
export function optimizeAsUsual(): void {
  setFlagsFromString(`--interrupt-budget=${USUAL}`);
}
