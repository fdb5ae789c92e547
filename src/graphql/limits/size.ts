import { foldSelection, type Fold, type SelectedOperation } from '../selection.ts';

/** How large an operation is with its fragments expanded. */
export interface Size {
  readonly depth: number;
  readonly introspectionDepth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
}

const NOTHING: Size = { depth: 0, introspectionDepth: 0, fields: 0, aliases: 0, directives: 0 };

/** The size of an operation, which need not be valid. */
export function operationSize({ definition, below }: SelectedOperation): Size {
  const own = directives(
    definition.directives,
    ...(definition.variableDefinitions ?? []).map((each) => each.directives),
  );
  return sum([own, foldSelection(below, size)]);
}

const size: Fold<Size> = {
  field: ({ node, name }, below) => {
    const depth = 1 + below.depth;
    const introspective = ['__schema', '__type'].includes(name);
    return {
      depth: introspective ? 1 : depth,
      introspectionDepth: introspective ? depth : below.introspectionDepth,
      fields: below.fields + 1,
      aliases: below.aliases + (node.alias ? 1 : 0),
      directives: below.directives + (node.directives?.length ?? 0),
    };
  },
  fragment: ({ node, directives: ofDefinition }, below) => ({
    ...below,
    directives: below.directives + ofDefinition + (node.directives?.length ?? 0),
  }),
  together: sum,
};

function directives(...lists: readonly (readonly unknown[] | undefined)[]): Size {
  return { ...NOTHING, directives: total(lists.map((list) => list?.length ?? 0)) };
}

function sum(sizes: readonly Size[]): Size {
  return {
    depth: Math.max(0, ...sizes.map(({ depth }) => depth)),
    introspectionDepth: Math.max(0, ...sizes.map((each) => each.introspectionDepth)),
    fields: total(sizes.map(({ fields }) => fields)),
    aliases: total(sizes.map(({ aliases }) => aliases)),
    directives: total(sizes.map((each) => each.directives)),
  };
}

function total(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
