import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';

/** How large an operation is with its fragments expanded. */
export interface Size {
  readonly depth: number;
  readonly introspectionDepth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
}

const NOTHING: Size = { depth: 0, introspectionDepth: 0, fields: 0, aliases: 0, directives: 0 };

/**
 * The sizes of the operations of a document, which need not be valid. Each fragment is walked once, however often it
 * is spread; one that spreads itself is left to validation.
 */
export function operationSizes(document: DocumentNode): Size[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of document.definitions)
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  const known = new Map<string, Size>();
  return document.definitions
    .filter((each) => each.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => sum([variablesOf(operation), ofBearer(operation)]));

  function ofBearer({ directives, selectionSet }: Bearer): Size {
    const own = { ...NOTHING, directives: directives?.length ?? 0 };
    return sum([own, ...(selectionSet?.selections.map(ofSelection) ?? [])]);
  }

  function ofSelection(selection: SelectionNode): Size {
    if (selection.kind === Kind.INLINE_FRAGMENT) return ofBearer(selection);
    if (selection.kind === Kind.FRAGMENT_SPREAD)
      return sum([ofBearer(selection), ofFragment(selection.name.value)]);
    const inner = ofBearer(selection);
    const depth = 1 + inner.depth;
    const introspective = ['__schema', '__type'].includes(selection.name.value);
    return {
      depth: introspective ? 1 : depth,
      introspectionDepth: introspective ? depth : inner.introspectionDepth,
      fields: inner.fields + 1,
      aliases: inner.aliases + (selection.alias ? 1 : 0),
      directives: inner.directives,
    };
  }

  function ofFragment(name: string): Size {
    const size = known.get(name);
    if (size) return size;
    known.set(name, NOTHING);
    const fragment = fragments.get(name);
    const whole = fragment ? ofBearer(fragment) : NOTHING;
    known.set(name, whole);
    return whole;
  }
}

/** A part of a query that has directives, and may have selections. */
interface Bearer {
  readonly directives?: readonly unknown[] | undefined;
  readonly selectionSet?: { readonly selections: readonly SelectionNode[] } | undefined;
}

function variablesOf({ variableDefinitions }: OperationDefinitionNode): Size {
  return sum(
    (variableDefinitions ?? []).map((each) => ({
      ...NOTHING,
      directives: each.directives?.length ?? 0,
    })),
  );
}

function sum(sizes: readonly Size[]): Size {
  return {
    depth: Math.max(0, ...sizes.map(({ depth }) => depth)),
    introspectionDepth: Math.max(0, ...sizes.map((each) => each.introspectionDepth)),
    fields: total(sizes.map(({ fields }) => fields)),
    aliases: total(sizes.map(({ aliases }) => aliases)),
    directives: total(sizes.map(({ directives }) => directives)),
  };
}

function total(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
