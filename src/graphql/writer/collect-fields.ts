import { isAbstractType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { isIncluded, type Selected, type SelectedField, type Variables } from '../selection.ts';

/** The fields of an object by their keys in the answer; those of one key are one field (GraphQL, section 6.3.2). */
type CollectedFields = ReadonlyMap<string, readonly [SelectedField, ...SelectedField[]]>;

/** What decides which fields of a selection an object has. */
interface Collecting {
  readonly schema: GraphQLSchema;
  readonly type: GraphQLObjectType;
  /** The variables, for `@skip` and `@include`. */
  readonly variables: Variables;
}

/** Collects the fields that selections ask of an object of a type, in the order in which their keys come first. */
export function collectFields(
  selections: readonly (readonly Selected[])[],
  { schema, type, variables }: Collecting,
): CollectedFields {
  const fields = new Map<string, [SelectedField, ...SelectedField[]]>();
  const spread = new Set<readonly Selected[]>();
  selections.forEach(collect);
  return fields;

  function collect(selection: readonly Selected[]): void {
    for (const each of selection.filter((part) => isIncluded(part, variables)))
      if (each.kind === 'field') add(each);
      else if (isOfType(each.type)) collectOnce(each.below);
  }

  function add(field: SelectedField): void {
    const others = fields.get(field.key);
    if (others) others.push(field);
    else fields.set(field.key, [field]);
  }

  /** The same fragment is the same list wherever it is spread. */
  function collectOnce(selection: readonly Selected[]): void {
    if (spread.has(selection)) return;
    spread.add(selection);
    collect(selection);
  }

  function isOfType(condition: SelectedField['parent']): boolean {
    return condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
  }
}
