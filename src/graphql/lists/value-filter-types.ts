import type { ScalarName } from '../../rdf/datatype.ts';
import type { Builder, InputRef } from '../builder.ts';

type Scalar = ScalarName | 'IRI';

/** The input types that filter values: one for each scalar, made when it is first asked for. */
export function createValueFilterTypes(builder: Builder): (scalar: Scalar) => InputRef {
  const types = new Map<string, InputRef>();
  return (scalar) => {
    const name = TEXTS.has(scalar) ? 'TextFilter' : `${scalar}Filter`;
    let type = types.get(name);
    if (!type) types.set(name, (type = defineType(builder, name, scalar)));
    return type;
  };
}

const TEXTS = new Set<Scalar>(['String', 'URI']);
const ORDERED = new Set<Scalar>([
  ...(['Int', 'BigInt', 'Float', 'Decimal'] as const),
  ...(['Date', 'DateTime', 'Time', 'Year', 'YearMonth', 'Duration'] as const),
]);

function defineType(builder: Builder, name: string, scalar: Scalar): InputRef {
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
        contains: t.string({ description: `Contains this. ${FOLDED}` }),
        startsWith: t.string({ description: `Starts with this. ${FOLDED}` }),
        language: t.string({
          description:
            'Is not blank, and in this language, in whichever region: "sv" is that of "sv-FI" too. What has no Swedish text is found by not: { name: { language: "sv" } }. A string without a language is in none.',
        }),
      }),
      ...(ORDERED.has(scalar) && {
        lt: t.field({ type, description: 'Less than this, or earlier.' }),
        lte: t.field({ type, description: 'At most this.' }),
        gt: t.field({ type, description: 'More than this, or later.' }),
        gte: t.field({ type, description: 'At least this.' }),
      }),
      exists: t.boolean({ description: 'Whether there is a value.' }),
    }),
  });
}

const FOLDED = 'Ignores case and accents; å, ä and ö are letters of their own.';
