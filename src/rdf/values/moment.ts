import { plus } from './calendar.ts';
import { type DataValue, signOf, signOfTexts } from './data-value.ts';
import { type Moment, type MomentKind, readMoment } from './read-moment.ts';
import { writeMoment } from './write-moment.ts';

/** The zones reach 14 hours to either side. */
const FARTHEST = 14 * 3600;

/** A value of one of the datatypes of times. */
export class MomentValue implements DataValue, Moment {
  readonly kind: MomentKind;
  readonly seconds: number | bigint;
  readonly fraction: string;
  readonly zone: number | undefined;
  readonly #lexical: string;

  private constructor(kind: MomentKind, lexical: string, moment: Moment) {
    this.kind = kind;
    this.#lexical = lexical;
    this.seconds = moment.seconds;
    this.fraction = moment.fraction;
    this.zone = moment.zone;
  }

  static parse(kind: MomentKind, lexical: string): MomentValue | undefined {
    const moment = readMoment(kind, lexical);
    return moment && new MomentValue(kind, lexical, moment);
  }

  get text(): string {
    const isPlain = this.zone === undefined || this.#lexical.endsWith('Z');
    return isPlain && !/\.\d*0Z?$|24:00:00|^-0000/.test(this.#lexical)
      ? this.#lexical
      : writeMoment(this.kind, this);
  }

  /** With a zone and without one: only where the order is the same in each zone that there is (section 3.2.7.3). */
  compare(other: DataValue): number | undefined {
    if (!(other instanceof MomentValue) || other.kind !== this.kind) return undefined;
    if ((this.zone === undefined) === (other.zone === undefined)) return this.#signBeside(other, 0);
    if (this.#signBeside(other, -FARTHEST) < 0) return -1;
    return this.#signBeside(other, FARTHEST) > 0 ? 1 : undefined;
  }

  /** A value without a zone is ordered as in UTC, after the same value with a zone. */
  arrange(other: DataValue): number {
    if (!(other instanceof MomentValue)) return 0;
    return (
      this.#signBeside(other, 0) ||
      signOf(Number(this.zone === undefined), Number(other.zone === undefined))
    );
  }

  #signBeside(other: MomentValue, later: number): number {
    return (
      signOf(this.seconds, plus(other.seconds, later)) || signOfTexts(this.fraction, other.fraction)
    );
  }
}
