import SchemaBuilder from '@pothos/core';
import type { GraphQLSchema } from 'graphql';
import { cursorOf, placeIn } from '../../src/graphql/lists/cursor.ts';
import { everything } from '../../src/reading/question.ts';
import type {
  PlainClass,
  PlainOrganisation,
  PlainRegister,
  PlainTexts,
} from '../../tests/support/generated-catalogue.ts';

interface Types {
  Context: { readonly languages: readonly string[] };
  DefaultFieldNullability: false;
}

interface Page<Item> {
  readonly totalCount: number;
  readonly nodes: readonly Item[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

type Builder = PothosSchemaTypes.SchemaBuilder<PothosSchemaTypes.ExtendDefaultTypes<Types>>;

const PAGE_SIZE = 20;

/** The types of a catalogue as one writes them by hand over plain objects, as far as the measured query needs them. */
export function buildPlainSchema(registers: readonly PlainRegister[]): GraphQLSchema {
  const builder: Builder = new SchemaBuilder<Types>({ defaultFieldNullability: false });
  const positions = new Map(registers.map(({ id }, index) => [id, index]));
  const pageInfo = definePageInfo(builder);
  const args = builder.args((t) => ({ first: t.int(), after: t.string() }));
  const language = builder.args((t) => ({ languages: t.stringList() }));

  const tosClass = builder.objectRef<PlainClass>('TosClass').implement({
    fields: (t) => ({
      id: t.exposeID('id', {}),
      notation: t.exposeString('notation', {}),
      label: t.string({
        args: language,
        resolve: ({ label }, { languages }, context) => chosen(label, languages, context),
      }),
    }),
  });
  const tosClasses = builder.objectRef<Page<PlainClass>>('TosClassConnection').implement({
    fields: (t) => ({
      totalCount: t.exposeInt('totalCount', {}),
      nodes: t.field({ type: [tosClass], resolve: ({ nodes }) => nodes }),
      pageInfo: t.field({ type: pageInfo, resolve: (page) => page }),
    }),
  });
  const organisation = builder.objectRef<PlainOrganisation>('Organisation');
  organisation.implement({
    fields: (t) => ({
      id: t.exposeID('id', {}),
      name: t.string({
        args: language,
        resolve: ({ name }, { languages }, context) => chosen(name, languages, context),
      }),
      parent: t.field({ type: organisation, nullable: true, resolve: ({ parent }) => parent }),
      tosClasses: t.field({
        type: tosClasses,
        args,
        resolve: (unit, { first }) => pageOf(unit.tosClasses, 0, first),
      }),
    }),
  });
  const register = builder.objectRef<PlainRegister>('Register').implement({
    fields: (t) => ({
      id: t.exposeID('id', {}),
      title: t.string({
        args: language,
        resolve: ({ title }, { languages }, context) => chosen(title, languages, context),
      }),
      holder: t.field({ type: organisation, resolve: ({ holder }) => holder }),
    }),
  });
  const page = builder.objectRef<Page<PlainRegister>>('RegisterConnection').implement({
    fields: (t) => ({
      totalCount: t.exposeInt('totalCount', {}),
      nodes: t.field({ type: [register], resolve: ({ nodes }) => nodes }),
      pageInfo: t.field({ type: pageInfo, resolve: (each) => each }),
    }),
  });
  builder.queryType({
    fields: (t) => ({
      registers: t.field({
        type: page,
        args,
        resolve: (_root, { first, after }: PageArguments) =>
          pageOf(registers, after == null ? 0 : startAfter(after), first),
      }),
    }),
  });
  return builder.toSchema({ sortSchema: false });

  function startAfter(cursor: string): number {
    return (positions.get(placeIn(cursor, everything, 'after').id) ?? -1) + 1;
  }
}

function definePageInfo(builder: Builder) {
  return builder.objectRef<Page<{ readonly id: string }>>('PageInfo').implement({
    fields: (t) => ({
      hasNextPage: t.exposeBoolean('hasNextPage', {}),
      hasPreviousPage: t.exposeBoolean('hasPreviousPage', {}),
      startCursor: t.string({ nullable: true, resolve: ({ nodes }) => cursor(nodes[0]) }),
      endCursor: t.string({ nullable: true, resolve: ({ nodes }) => cursor(nodes.at(-1)) }),
    }),
  });
}

function cursor(item: { readonly id: string } | undefined): string | null {
  return item ? cursorOf(everything, { keys: [], id: item.id }) : null;
}

function pageOf<Item>(
  list: readonly Item[],
  start: number,
  first: number | null | undefined,
): Page<Item> {
  const end = start + (first ?? PAGE_SIZE);
  return {
    totalCount: list.length,
    nodes: list.slice(start, end),
    hasNextPage: end < list.length,
    hasPreviousPage: start > 0,
  };
}

/** The text in the language that the caller likes best, else in Finnish, else in any. */
function chosen(
  texts: PlainTexts,
  asked: readonly string[] | null | undefined,
  { languages }: Types['Context'],
): string {
  for (const language of [...(asked ?? []), ...languages, 'fi']) {
    const text = texts[language];
    if (text !== undefined) return text;
  }
  return Object.values(texts)[0] ?? '';
}
