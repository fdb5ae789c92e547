import { pluralOf } from './business-words.ts';
import type { Shape } from '../model/model.ts';
import { chosenTexts } from '../reading/chosen-texts.ts';
import type { Literal } from '../rdf/literal.ts';
import type { Builder, FieldBuilder, Ref } from './builder.ts';
import { reading } from './field-reads.ts';
import type { RequestContext } from './request-context.ts';
import { userError } from './user-error.ts';

/** The text fields of a schema: their argument, and the type that lists the languages. */
export type Texts = ReturnType<typeof createTexts>;

export function createTexts(builder: Builder) {
  return { args: languageArguments(builder), type: defineText(builder) };
}

/** More are no preference, and each costs a comparison with each text. */
const MOST_LANGUAGES = 20;

/** The languages that a text is wanted in: those of the argument, then those of the request. */
export function languagesOf(
  languages: readonly string[] | null | undefined,
  context: RequestContext,
): readonly string[] {
  if (!languages) return context.languages;
  if (languages.length > MOST_LANGUAGES)
    throw userError(`languages: expected ${MOST_LANGUAGES} at most, got ${languages.length}`);
  return [...languages, ...context.languages];
}

function languageArguments(builder: Builder) {
  return builder.args((t) => ({
    languages: t.stringList({
      description:
        'Preferred languages as tags, best first: ["sv", "fi"]. If no text is in one of them: the languages of Accept-Language, then the language of the catalogue, then any other.',
    }),
  }));
}

/** A text of a resource: the field that it is of, and whether it is the one that the field gives. */
interface Text {
  readonly field: string;
  readonly literal: Literal;
  readonly chosen: boolean;
}

function defineText(builder: Builder): Ref<Text> {
  return builder.objectRef<Text>('Text').implement({
    description: 'A text of a resource in one language.',
    fields: (t) => ({
      field: t.exposeString('field', { description: 'The field that has the text.' }),
      value: t.string({ description: 'The text.', resolve: ({ literal }) => literal.value }),
      language: t.string({
        description: 'The language of the text as a tag (BCP 47), in lower case.',
        resolve: ({ literal }) => literal.language,
      }),
      chosen: t.exposeBoolean('chosen', {
        description: 'Whether the field gives this text for the requested languages.',
      }),
    }),
  });
}

/** The field `texts`: every text of a resource in every language; `undefined` where its shape has no texts. */
export function textsField(
  { builder, texts }: { builder: Builder; texts: Texts },
  shape: Shape,
  t: FieldBuilder,
) {
  const fields = shape.fields.filter(({ range }) => range.kind === 'text');
  if (!fields.length) return undefined;
  const names = builder.enumType(`${shape.name}TextField`, {
    description: `The text fields of ${pluralOf(shape)}.`,
    values: Object.fromEntries(fields.map(({ name, description }) => [name, { description }])),
  });
  return t.field({
    ...reading({ kind: 'values', fields }),
    type: [texts.type],
    description: 'All texts in all languages, in the order of the fields.',
    args: {
      ...texts.args,
      fields: t.arg({
        type: [names],
        description: 'The fields to return; all text fields by default.',
      }),
    },
    resolve: (resource, { fields: wanted, languages }, context) => {
      const ranges = languagesOf(languages, context);
      return fields
        .filter((field) => wanted?.includes(field.name) ?? true)
        .flatMap((field) => {
          const chosen = chosenTexts(resource, field, ranges);
          return resource.literals(field).map((literal) => {
            context.trace?.value(resource, field, literal);
            return { field: field.name, literal, chosen: chosen.includes(literal) };
          });
        });
    },
  });
}
