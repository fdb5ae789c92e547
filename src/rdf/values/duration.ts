import { daysTo } from './calendar.ts';
import { type DataValue, signOf } from './data-value.ts';
import { withoutFinalZeros } from './decimal.ts';

const DURATION =
  /^(-)?P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/;

/** A value of xsd:duration or a type derived from it: months, and exact seconds (XML Schema 1.1 part 2, section 3.3.6). */
export class DurationValue implements DataValue {
  readonly kind = 'duration';
  readonly #months: bigint;
  /** Seconds times ten to the power of `places`. */
  readonly #scaled: bigint;
  readonly #places: number;
  #ends: readonly bigint[] | undefined;

  private constructor(months: bigint, scaled: bigint, places: number) {
    this.#months = months;
    this.#scaled = scaled;
    this.#places = places;
  }

  static parse(lexical: string): DurationValue | undefined {
    const found = DURATION.exec(lexical);
    if (!found) return undefined;
    const [, minus, years, months, days, hours, minutes, seconds, decimals = ''] = found;
    const fraction = withoutFinalZeros(decimals);
    const whole = ((big(days) * 24n + big(hours)) * 60n + big(minutes)) * 60n + big(seconds);
    const sign = minus ? -1n : 1n;
    return new DurationValue(
      sign * (big(years) * 12n + big(months)),
      sign * (whole * power(fraction.length) + big(fraction)),
      fraction.length,
    );
  }

  get text(): string {
    const isNegative = this.#months < 0n || this.#scaled < 0n;
    const months = absolute(this.#months);
    const scale = power(this.#places);
    const seconds = absolute(this.#scaled) / scale;
    const rest = (absolute(this.#scaled) % scale).toString().padStart(this.#places, '0');
    const fraction = this.#places ? `.${rest}` : '';
    const date = `${part(months / 12n, 'Y')}${part(months % 12n, 'M')}${part(seconds / 86_400n, 'D')}`;
    const ofMinute = seconds % 60n;
    const clock = `${part((seconds / 3600n) % 24n, 'H')}${part((seconds / 60n) % 60n, 'M')}${
      ofMinute || fraction ? `${ofMinute}${fraction}S` : ''
    }`;
    if (!date && !clock) return 'PT0S';
    return `${isNegative ? '-' : ''}P${date}${clock && `T${clock}`}`;
  }

  /** Only where it is the same from each of four dates; equal are equal months and seconds alone (section 3.3.6). */
  compare(other: DataValue): number | undefined {
    if (!(other instanceof DurationValue)) return undefined;
    const { mine, others } = this.#endsBeside(other);
    const signs = mine.map((end, index) => signOf(end, others[index] ?? 0n));
    const [first = 0] = signs;
    const isOrder = signs.every((sign) => sign === first);
    return isOrder && (first !== 0 || this.#months === other.#months) ? first : undefined;
  }

  /** Values without an order are sorted by the mean of the four ends, then by their months. */
  arrange(other: DataValue): number {
    if (!(other instanceof DurationValue)) return 0;
    const { mine, others } = this.#endsBeside(other);
    return signOf(sum(mine), sum(others)) || signOf(this.#months, other.#months);
  }

  #endsBeside(other: DurationValue): { mine: readonly bigint[]; others: readonly bigint[] } {
    const places = Math.max(this.#places, other.#places);
    return { mine: this.#endsTo(places), others: other.#endsTo(places) };
  }

  /** Where it ends from each of the four dates, in parts of seconds after that date. */
  #endsTo(places: number): readonly bigint[] {
    this.#ends ??= STARTS.map((start) => daysAfter(start, this.#months) * 86_400n);
    const scaled = this.#scaled * power(places - this.#places);
    return this.#ends.map((seconds) => seconds * power(places) + scaled);
  }
}

/** The months since the year 0 whose first days show every order that there is. */
const STARTS = [1696 * 12 + 8, 1697 * 12 + 1, 1903 * 12 + 2, 1903 * 12 + 6];

function daysAfter(start: number, months: bigint): bigint {
  return firstOf(BigInt(start) + months) - firstOf(BigInt(start));
}

/** The days to the first of a month, counted from the year 0. */
function firstOf(months: bigint): bigint {
  const ofYear = ((months % 12n) + 12n) % 12n;
  return BigInt(daysTo({ year: (months - ofYear) / 12n, month: Number(ofYear) + 1, day: 1 }));
}

function big(digits: string | undefined): bigint {
  return digits ? BigInt(digits) : 0n;
}

function power(places: number): bigint {
  return 10n ** BigInt(places);
}

function absolute(number: bigint): bigint {
  return number < 0n ? -number : number;
}

function part(number: bigint, unit: string): string {
  return number ? `${number}${unit}` : '';
}

function sum(numbers: readonly bigint[]): bigint {
  return numbers.reduce((total, each) => total + each, 0n);
}
