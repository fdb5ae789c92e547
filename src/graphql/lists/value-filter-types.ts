import type { ScalarName } from '../../rdf/datatype.ts';
import type { Builder, InputFieldBuilder, InputRef } from '../builder.ts';
import type { ComparingWords } from './comparing-words.ts';

type Scalar = ScalarName | 'IRI';

/** Makes the type of a filter of values of a scalar; of lists of them it has their count too. */
type ValueFilterOf = (scalar: Scalar, isList: boolean) => InputRef;

/** The input types that filter values, each made when it is first asked for. */
export function createValueFilterTypes(
  builder: Builder,
  count: InputRef,
  { folded }: ComparingWords,
): ValueFilterOf {
  const types = new Map<string, InputRef>();
  return (scalar, isList) => {
    const ending = isList ? 'ListFilter' : 'Filter';
    const name = `${TEXTS.has(scalar) ? 'Text' : scalar}${ending}`;
    let type = types.get(name);
    if (!type)
      types.set(
        name,
        (type = defineType(builder, { name, scalar, count: isList && count, folded })),
      );
    return type;
  };
}

const TEXTS = new Set<Scalar>(['String', 'URI']);
const DATED = new Set<Scalar>(['Date', 'DateTime']);
const ORDERED = new Set<Scalar>([
  ...(['Int', 'BigInt', 'Float', 'Decimal'] as const),
  ...(['Date', 'DateTime', 'Time', 'Year', 'YearMonth', 'Duration'] as const),
]);

/** The filter of how many there are. */
export function defineCountFilter(builder: Builder): InputRef {
  return builder.inputType('CountFilter', {
    description: 'Conditions on how many there are. All of them must be met.',
    fields: (t) => ({
      eq: t.int({ description: 'Exactly so many.' }),
      in: t.intList({ description: 'One of these numbers.' }),
      lt: t.int({ description: 'Fewer than so many.' }),
      lte: t.int({ description: 'At most so many.' }),
      gt: t.int({ description: 'More than so many.' }),
      gte: t.int({ description: 'At least so many.' }),
    }),
  });
}

interface ValueFilter {
  readonly name: string;
  readonly scalar: Scalar;
  readonly count: InputRef | false;
  readonly folded: string;
}

function defineType(builder: Builder, { name, scalar, count, folded }: ValueFilter): InputRef {
  const isText = TEXTS.has(scalar);
  const type = isText ? 'String' : scalar;
  const kind = isText ? 'a text, in any language' : `a value of ${scalar}`;
  return builder.inputType(name, {
    description: `Conditions on ${kind}. One value must meet all of them.`,
    fields: (t) => ({
      eq: t.field({ type, description: isText ? 'Equal, including case and accents.' : 'Equal.' }),
      ...(scalar !== 'Boolean' && {
        in: t.field({
          type: [type],
          description: 'Equal to one of these; an empty list matches nothing.',
        }),
      }),
      ...(isText && {
        contains: t.string({ description: `Contains this. ${folded}` }),
        startsWith: t.string({ description: `Starts with this. ${folded}` }),
        language: t.string({
          description:
            'Is not blank, and in this language, in whichever region: "sv" is that of "sv-FI" too. What has no Swedish text is found by not: { name: { language: "sv" } }. A string without a language is in none.',
        }),
      }),
      ...orderTests(t, scalar),
      exists: t.boolean({ description: 'Whether there is a value.' }),
      ...(count && {
        count: t.field({
          type: count,
          description: isText
            ? 'How many there are; of texts, in the language that has the most.'
            : 'How many values there are.',
        }),
      }),
    }),
  });
}

/** The tests that go by the order of values, and by the calendar. */
function orderTests(t: InputFieldBuilder, type: Scalar) {
  return {
    ...(ORDERED.has(type) && {
      lt: t.field({ type, description: 'Less than this, or earlier.' }),
      lte: t.field({ type, description: 'At most this.' }),
      gt: t.field({ type, description: 'More than this, or later.' }),
      gte: t.field({ type, description: 'At least this.' }),
    }),
    ...(DATED.has(type) && {
      year: t.string({
        description: 'In this year: "2026". A time is in the year of its own zone.',
      }),
      month: t.string({ description: 'In this month of a year: "2026-11".' }),
    }),
  };
}
