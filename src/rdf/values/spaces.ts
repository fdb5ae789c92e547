import { XSD } from '../vocabulary.ts';
import { type DataValue, signOf } from './data-value.ts';
import { DurationValue } from './duration.ts';
import { integerBounds, isWithin } from './integers.ts';
import { MomentValue } from './moment.ts';
import { momentKinds } from './read-moment.ts';
import { DecimalValue } from './decimal.ts';
import { FloatingValue } from './floating.ts';

/** The value that a lexical form denotes; `undefined` where the datatype has not the form. */
type Parse = (lexical: string) => DataValue | undefined;

/** The datatypes whose values have more than one form or an order, by their addresses; of others a form is its own value. */
export const spaces: ReadonlyMap<string, Parse> = new Map([
  space('boolean', (lexical) => BOOLEANS.get(lexical)),
  space('decimal', (lexical) => DecimalValue.parse(lexical)),
  ...[...integerBounds].map(([local, bounds]) =>
    space(local, (lexical) => (isWithin(lexical, bounds) ? new DecimalValue(lexical) : undefined)),
  ),
  space('float', (lexical) => FloatingValue.parse('float', lexical)),
  space('double', (lexical) => FloatingValue.parse('double', lexical)),
  ...momentKinds.map((kind) => space(kind, (lexical) => MomentValue.parse(kind, lexical))),
  space('dateTimeStamp', (lexical) => {
    const value = MomentValue.parse('dateTime', lexical);
    return value?.zone === undefined ? undefined : value;
  }),
  space('duration', (lexical) => DurationValue.parse(lexical)),
  space('yearMonthDuration', (lexical) =>
    /^[^DT]*$/.test(lexical) ? DurationValue.parse(lexical) : undefined,
  ),
  space('dayTimeDuration', (lexical) =>
    /^[^YM]*(?:T.*)?$/.test(lexical) ? DurationValue.parse(lexical) : undefined,
  ),
]);

function space(local: string, parse: Parse): [string, Parse] {
  return [XSD + local, parse];
}

/** False comes before true (SPARQL 1.1, section 17.3). */
class BooleanValue implements DataValue {
  readonly kind = 'boolean';
  readonly text: string;

  constructor(text: 'true' | 'false') {
    this.text = text;
  }

  compare(other: DataValue): number | undefined {
    return other.kind === this.kind ? this.arrange(other) : undefined;
  }

  arrange(other: DataValue): number {
    return signOf(Number(this.text === 'true'), Number(other.text === 'true'));
  }
}

const [TRUE, FALSE] = [new BooleanValue('true'), new BooleanValue('false')];

const BOOLEANS: ReadonlyMap<string, DataValue> = new Map([
  ['true', TRUE],
  ['1', TRUE],
  ['false', FALSE],
  ['0', FALSE],
]);
