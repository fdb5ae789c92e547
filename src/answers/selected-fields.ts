import {
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isCompositeType,
  isUnionType,
  Kind,
  typeFromAST,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type NamedTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What is selected from a type. */
export interface Selection {
  readonly type: GraphQLCompositeType;
  readonly set: SelectionSetNode;
}

/** A field that an answer may have, and what is selected below it. */
export interface SelectedField {
  readonly key: string;
  readonly name: string;
  readonly parent: GraphQLCompositeType;
  /** `undefined` for `__typename`, which no type lists. */
  readonly type: GraphQLOutputType | undefined;
  readonly below: readonly Selection[];
}

/** What a selection is read with. */
export interface Reading {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The fields that selections come to, in the order of an answer (GraphQL, section 6.3.2), for all types at once: a
 * fragment counts whatever it is of. Selections that meet under one key are one field.
 */
export function selectedFields(
  selections: readonly Selection[],
  reading: Reading,
): readonly SelectedField[] {
  const fields = new Map<string, SelectedField>();
  const spread = new Set<string>();
  const visit = ({ type, set }: Selection): void => {
    for (const node of set.selections) {
      if (!isIncluded(node, reading)) continue;
      const inner = node.kind === Kind.FIELD ? undefined : innerOf(node, { type, reading, spread });
      if (node.kind === Kind.FIELD) merge(fields, fieldOf(node, type));
      else if (inner) visit(inner);
    }
  };
  selections.forEach(visit);
  return [...fields.values()];
}

function isIncluded(node: SelectionNode, { variables }: Reading): boolean {
  const { if: skip } = getDirectiveValues(GraphQLSkipDirective, node, variables) ?? {};
  const { if: include } = getDirectiveValues(GraphQLIncludeDirective, node, variables) ?? {};
  return skip !== true && include !== false;
}

function fieldOf(node: FieldNode, parent: GraphQLCompositeType): SelectedField {
  const name = node.name.value;
  const type = isUnionType(parent) ? undefined : parent.getFields()[name]?.type;
  const inner = type && getNamedType(type);
  const set = node.selectionSet;
  const below = set && isCompositeType(inner) ? [{ type: inner, set }] : [];
  return { key: node.alias?.value ?? name, name, parent, type, below };
}

function merge(fields: Map<string, SelectedField>, field: SelectedField): void {
  const known = fields.get(field.key);
  const below = [...(known?.below ?? []), ...field.below];
  fields.set(field.key, { ...(known ?? field), below });
}

/** The selection of a fragment; `undefined` for one that was spread here before, so that spreading twice costs nothing. */
function innerOf(
  node: InlineFragmentNode | FragmentSpreadNode,
  { type, reading, spread }: { type: GraphQLCompositeType; reading: Reading; spread: Set<string> },
): Selection | undefined {
  if (node.kind === Kind.INLINE_FRAGMENT)
    return { type: typeOf(node.typeCondition, reading) ?? type, set: node.selectionSet };
  const name = node.name.value;
  const fragment = reading.fragments.get(name);
  const inner = typeOf(fragment?.typeCondition, reading);
  if (!fragment || !inner || spread.has(name)) return undefined;
  spread.add(name);
  return { type: inner, set: fragment.selectionSet };
}

function typeOf(
  node: NamedTypeNode | undefined,
  { schema }: Reading,
): GraphQLCompositeType | undefined {
  const type = node && typeFromAST(schema, node);
  return isCompositeType(type) ? type : undefined;
}
