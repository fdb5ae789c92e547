import {
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** A field of a selection, with what is selected below it. */
export interface SelectedField {
  readonly kind: 'field';
  readonly node: FieldNode;
  readonly key: string;
  readonly name: string;
  readonly parent: GraphQLNamedType | undefined;
  /** `undefined` for introspection, and for what a document that is not valid names. */
  readonly field: GraphQLField<unknown, unknown> | undefined;
  readonly below: readonly Selected[];
}

/** A fragment of a selection, inline or spread. */
interface SelectedFragment {
  readonly kind: 'fragment';
  readonly node: InlineFragmentNode | FragmentSpreadNode;
  /** How many directives the fragment's definition has. */
  readonly directives: number;
  readonly type: GraphQLNamedType | undefined;
  /** The same list wherever the same fragment is spread. */
  readonly below: readonly Selected[];
}

export type Selected = SelectedField | SelectedFragment;

/** An operation of a document, with its selection. */
export interface SelectedOperation {
  readonly definition: OperationDefinitionNode;
  readonly below: readonly Selected[];
}

/**
 * The selections of a document's operations, which need not be valid: the one walk that sizes, cost, plan and columns are
 * read from. Each fragment is walked once, however often it is spread; one that spreads itself ends there.
 */
export function selectionsOf(document: DocumentNode, schema: GraphQLSchema): SelectedOperation[] {
  let known = walked.get(document);
  if (known?.schema !== schema) {
    const operations = new Walk(document, schema).operations();
    walked.set(document, (known = { schema, operations }));
  }
  return known.operations;
}

interface Walked {
  readonly schema: GraphQLSchema;
  readonly operations: SelectedOperation[];
}

const walked = new WeakMap<DocumentNode, Walked>();

class Walk {
  readonly #document: DocumentNode;
  readonly #schema: GraphQLSchema;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #spread = new Map<string, readonly Selected[]>();

  constructor(document: DocumentNode, schema: GraphQLSchema) {
    this.#document = document;
    this.#schema = schema;
    for (const each of document.definitions)
      if (each.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(each.name.value, each);
  }

  operations(): SelectedOperation[] {
    return this.#document.definitions
      .filter((each) => each.kind === Kind.OPERATION_DEFINITION)
      .map((definition) => {
        const root = this.#schema.getRootType(definition.operation) ?? undefined;
        return { definition, below: this.#ofSet(definition.selectionSet, root) };
      });
  }

  #ofSet(
    set: SelectionSetNode | undefined,
    parent: GraphQLNamedType | undefined,
  ): readonly Selected[] {
    return (set?.selections ?? []).map((node) =>
      node.kind === Kind.FIELD ? this.#ofField(node, parent) : this.#ofFragment(node, parent),
    );
  }

  #ofField(node: FieldNode, parent: GraphQLNamedType | undefined): SelectedField {
    const name = node.name.value;
    const hasFields = isObjectType(parent) || isInterfaceType(parent);
    const field = hasFields ? parent.getFields()[name] : undefined;
    const below = this.#ofSet(node.selectionSet, field && getNamedType(field.type));
    return { kind: 'field', node, key: node.alias?.value ?? name, name, parent, field, below };
  }

  #ofFragment(
    node: InlineFragmentNode | FragmentSpreadNode,
    parent: GraphQLNamedType | undefined,
  ): SelectedFragment {
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const type = node.typeCondition ? this.#type(node.typeCondition.name.value) : parent;
      return {
        kind: 'fragment',
        node,
        directives: 0,
        type,
        below: this.#ofSet(node.selectionSet, type),
      };
    }
    const fragment = this.#fragments.get(node.name.value);
    return {
      kind: 'fragment',
      node,
      directives: fragment?.directives?.length ?? 0,
      type: fragment && this.#type(fragment.typeCondition.name.value),
      below: fragment ? this.#spreadOf(fragment) : [],
    };
  }

  #spreadOf({ name, typeCondition, selectionSet }: FragmentDefinitionNode): readonly Selected[] {
    const known = this.#spread.get(name.value);
    if (known) return known;
    this.#spread.set(name.value, []);
    const below = this.#ofSet(selectionSet, this.#type(typeCondition.name.value));
    this.#spread.set(name.value, below);
    return below;
  }

  #type(name: string): GraphQLNamedType | undefined {
    return this.#schema.getType(name);
  }
}

/** How to make one result of a selection, from below upwards. */
export interface Fold<Result> {
  readonly field: (field: SelectedField, below: Result) => Result;
  readonly fragment: (fragment: SelectedFragment, below: Result) => Result;
  readonly together: (results: readonly Result[]) => Result;
}

/** The result that a fold makes of a selection; a fragment that is spread in several places is folded once. */
export function foldSelection<Result>(selected: readonly Selected[], fold: Fold<Result>): Result {
  const known = new Map<readonly Selected[], Result>();
  return resultOf(selected);

  function resultOf(below: readonly Selected[]): Result {
    const found = known.get(below);
    if (found !== undefined) return found;
    const results = below.map((each) =>
      each.kind === 'field'
        ? fold.field(each, resultOf(each.below))
        : fold.fragment(each, resultOf(each.below)),
    );
    const result = fold.together(results);
    known.set(below, result);
    return result;
  }
}

/** The values of an operation's variables, after coercion. */
export type Variables = Readonly<Record<string, unknown>>;

/** Whether `@skip` and `@include` leave a part of a selection in. */
export function isIncluded({ node }: Selected, variables: Variables): boolean {
  if (!node.directives?.length) return true;
  const { if: skip } = getDirectiveValues(GraphQLSkipDirective, node, variables) ?? {};
  const { if: include } = getDirectiveValues(GraphQLIncludeDirective, node, variables) ?? {};
  return skip !== true && include !== false;
}
