import type { GroupKey } from '../../reading/view.ts';
import type { Builder, Ref, ResourceRef } from '../builder.ts';
import { displayNameOf } from '../display-name.ts';
import { reading } from '../field-reads.ts';
import { languagesOf, type Texts } from '../text.ts';
import { traceNode } from '../trace.ts';
import { filterText } from './group-where.ts';

/** The type of what the members of a group have in common. */
export type GroupKeyRef = Ref<GroupKey>;

/** Defines the type of what the members of a group have in common. */
export function defineGroupKey(
  builder: Builder,
  { node, texts }: { readonly node: ResourceRef; readonly texts: Texts },
): GroupKeyRef {
  return builder.objectRef<GroupKey>('GroupKey').implement({
    description: 'What the resources of a group have in common: a value of a field, or none.',
    fields: (t) => ({
      field: t.string({ description: 'The field.', resolve: ({ by }) => by.field.name }),
      value: t.string({
        nullable: true,
        description:
          'The value as a filter takes it: the address of a linked resource, a literal, a year or a month; null for those without a value.',
        resolve: ({ value, by }) => (value === undefined ? null : filterText(value, by.field)),
      }),
      displayName: t.string({
        ...reading({ kind: 'label' }),
        nullable: true,
        description:
          'The value for people: of a linked resource its name in a language; null for those without a value.',
        args: texts.args,
        resolve: ({ value, resource }, { languages }, context) =>
          resource
            ? displayNameOf(resource, languagesOf(languages, context), context.trace)
            : (value ?? null),
      }),
      resource: t.field({
        ...reading({ kind: 'key' }),
        type: node,
        nullable: true,
        description: 'The linked resource, where the field is a link.',
        resolve: ({ resource }, _args, { trace }) => {
          if (resource) traceNode(trace, resource);
          return resource ?? null;
        },
      }),
    }),
  });
}
