import type { Resource } from '../reading/view.ts';
import type { Ref } from './builder.ts';
import type { Parts } from './parts.ts';
import { reading } from './field-reads.ts';
import { traceNode } from './trace.ts';

/** Defines the root field `catalogue` and its fields beyond those of its shape, if it has one. */
export function defineCatalogue(parts: Parts): void {
  const { builder, model } = parts;
  const type = model.catalogue ? parts.typeOf(model.catalogue) : defineBareCatalogue(parts);
  if (!parts.isBare)
    builder.objectFields(type, (t) => ({
      version: t.string({
        description:
          'The version of the catalogue. It changes when the data, the ontology, the base address or the program changes.',
        resolve: (catalogue) => catalogue.view.version ?? '',
      }),
      triples: t.int({
        description: 'The number of triples.',
        resolve: (catalogue) => catalogue.view.size ?? 0,
      }),
    }));
  builder.queryField('catalogue', (t) =>
    t.field({
      ...reading({ kind: 'catalogue' }),
      type,
      description: 'The catalogue as a whole.',
      resolve: (_root, _args, { view, trace }) => {
        const catalogue = view.resource(view.base);
        traceNode(trace, catalogue);
        return catalogue;
      },
    }),
  );
}

/** An ontology without a shape for the base address says nothing more of the catalogue. */
function defineBareCatalogue({ builder }: Parts): Ref<Resource> {
  return builder.objectRef<Resource>('Catalogue').implement({
    description: 'The catalogue as a whole.',
    fields: (t) => ({ id: t.exposeID('id', { description: 'The address of the catalogue.' }) }),
  });
}
