import { type DataValue, signOf, signOfTexts } from './data-value.ts';

/** A decimal number in digits: without a sign, without zeros in front of the whole or behind the fraction. */
interface Digits {
  readonly isNegative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

/** No double mixes up two decimal numbers of so many digits (IEEE 754). */
const EXACT_DIGITS = 15;

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** A value of xsd:decimal or of an integer type, of any size and precision. */
export class DecimalValue implements DataValue {
  readonly kind = 'decimal';
  /** The nearest double. */
  readonly double: number;
  readonly #lexical: string;
  #digits: Digits | undefined;

  constructor(lexical: string) {
    this.#lexical = lexical;
    this.double = Number(lexical);
  }

  /** The value of a lexical form of xsd:decimal, which those of the integer types are too. */
  static parse(lexical: string): DecimalValue | undefined {
    return DECIMAL.test(lexical) ? new DecimalValue(lexical) : undefined;
  }

  get text(): string {
    if (/^(?:0|-?[1-9]\d*)$/.test(this.#lexical)) return this.#lexical;
    const { isNegative, whole, fraction } = this.digits;
    return `${isNegative ? '-' : ''}${whole || '0'}${fraction && `.${fraction}`}`;
  }

  get digits(): Digits {
    return (this.#digits ??= digitsOf(this.#lexical));
  }

  compare(other: DataValue): number | undefined {
    if (other instanceof DecimalValue) return this.#compareDecimal(other);
    const order = isFloating(other) ? other.compare(this) : undefined;
    return order === undefined ? undefined : 0 - order;
  }

  /** Beside a float or double by the nearest double, and before one that is as great. */
  arrange(other: DataValue): number {
    if (other instanceof DecimalValue) return this.#compareDecimal(other);
    return isFloating(other) ? 0 - other.arrange(this) : 0;
  }

  #compareDecimal(other: DecimalValue): number {
    if (this.#isShort && other.#isShort) return signOf(this.double, other.double);
    return compareDigits(this.digits, other.digits);
  }

  get #isShort(): boolean {
    return this.#lexical.length <= EXACT_DIGITS;
  }
}

function isFloating({ kind }: DataValue): boolean {
  return kind === 'float' || kind === 'double';
}

function digitsOf(lexical: string): Digits {
  const [front = '', back = ''] = lexical.replace(/^[+-]/, '').split('.');
  const whole = front.replace(/^0+/, '');
  const fraction = withoutFinalZeros(back);
  return { isNegative: lexical.startsWith('-') && whole + fraction !== '', whole, fraction };
}

function compareDigits(a: Digits, b: Digits): number {
  if (a.isNegative !== b.isNegative) return a.isNegative ? -1 : 1;
  const size =
    signOf(a.whole.length, b.whole.length) ||
    signOfTexts(a.whole, b.whole) ||
    signOfTexts(a.fraction, b.fraction);
  return a.isNegative ? 0 - size : size;
}

/** The digits of a fraction without those that say nothing; as texts the rest are in the order of the numbers. */
export function withoutFinalZeros(digits: string): string {
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === 48) end -= 1;
  return digits.slice(0, end);
}
