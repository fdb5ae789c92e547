import { type DataValue, signOf, signOfTexts } from './data-value.ts';
import { DecimalValue } from './decimal.ts';

const FLOATING = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A value of xsd:float or xsd:double. */
export class FloatingValue implements DataValue {
  readonly kind: 'float' | 'double';
  readonly number: number;

  constructor(kind: 'float' | 'double', number: number) {
    this.kind = kind;
    this.number = kind === 'float' ? Math.fround(number) : number;
  }

  static parse(kind: 'float' | 'double', lexical: string): FloatingValue | undefined {
    const number = FLOATING.test(lexical) ? Number(lexical) : NAMED.get(lexical);
    return number === undefined ? undefined : new FloatingValue(kind, number);
  }

  /** Of zero and minus zero, which are equal, the one text. */
  get text(): string {
    return this.number === 0 ? '0.0E0' : canonicalFloating(this);
  }

  /** A decimal is compared as the nearest number of the kind, a float beside a double as a double (SPARQL 1.1, section 17.3). */
  compare(other: DataValue): number | undefined {
    const number = this.#counterpart(other);
    if (number === undefined || Number.isNaN(number) || Number.isNaN(this.number)) return undefined;
    return signOf(this.number, number);
  }

  /** NaN comes after every number, and equal numbers of several kinds as decimal, double, float. */
  arrange(other: DataValue): number {
    const number = other instanceof DecimalValue ? other.double : this.#counterpart(other);
    if (number === undefined) return 0;
    const order =
      signOf(Number(Number.isNaN(this.number)), Number(Number.isNaN(number))) ||
      signOf(this.number, number);
    return order || (other.kind === 'decimal' ? 1 : signOfTexts(this.kind, other.kind));
  }

  #counterpart(other: DataValue): number | undefined {
    if (other instanceof FloatingValue) return other.number;
    if (!(other instanceof DecimalValue)) return undefined;
    return this.kind === 'float' ? Math.fround(other.double) : other.double;
  }
}

const NAMED: ReadonlyMap<string, number> = new Map([
  ['INF', Infinity],
  ['+INF', Infinity],
  ['-INF', -Infinity],
  ['NaN', NaN],
]);

/** The canonical form of a float or double, which is the shortest that says it whole; minus zero differs from zero. */
export function canonicalFloating({ kind, number }: FloatingValue): string {
  if (Number.isNaN(number)) return 'NaN';
  if (!Number.isFinite(number)) return number > 0 ? 'INF' : '-INF';
  if (Object.is(number, -0)) return '-0.0E0';
  const shortest = kind === 'float' ? shortestFloat(number) : number.toExponential();
  const [mantissa = '', exponent = ''] = shortest.split('e');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}

/** The fewest digits that are read as a number of 32 bits; nine always are. */
function shortestFloat(number: number): string {
  for (let digits = 0; digits < 8; digits += 1) {
    const text = number.toExponential(digits);
    if (Math.fround(Number(text)) === number) return trimmed(text);
  }
  return trimmed(number.toExponential(8));
}

function trimmed(text: string): string {
  return text.replace(/\.?0+e/, 'e');
}
