import { canonicalText } from './datatype.ts';

/** A sum of numbers of one datatype. Integers and decimals are added without loss, and rounded once, to a double. */
export class ExactSum {
  /** Whole numbers of the smallest unit so far. */
  #units = 0n;
  /** The decimal places of that unit. */
  #places = 0;
  /** The sum of doubles and floats. */
  #floating = 0;
  #isEmpty = true;

  /** Adds a number. */
  add(literal: { readonly value: string; readonly datatype: string }): void {
    this.#isEmpty = false;
    const text = canonicalText(literal);
    const [, whole, fraction = ''] = DECIMAL.exec(text) ?? [];
    if (whole === undefined) this.#floating += Number(text);
    else this.#addUnits(whole, fraction);
  }

  /** The sum, to the nearest double; `undefined` where nothing was added. */
  get total(): number | undefined {
    if (this.#isEmpty) return undefined;
    return Number(`${this.#units}e-${this.#places}`) + this.#floating;
  }

  #addUnits(whole: string, fraction: string): void {
    const more = fraction.length - this.#places;
    if (more > 0) {
      this.#units *= 10n ** BigInt(more);
      this.#places = fraction.length;
    }
    this.#units += BigInt(whole + fraction.padEnd(this.#places, '0'));
  }
}

const DECIMAL = /^(-?\d+)(?:\.(\d+))?$/;
