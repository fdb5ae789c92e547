import {
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { Arguments } from './field-reads.ts';
import {
  selectionsOf,
  type SelectedField,
  type SelectedOperation,
  type Variables,
} from './selection.ts';

/** An operation that has been found valid, with what it is carried out with. */
export interface Operation extends SelectedOperation {
  /** The variables after coercion, their defaults filled in. */
  readonly variables: Variables;
}

/** What names an operation: a document, and which of its operations with which variables. */
export interface OperationRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variableValues?: Variables | null | undefined;
}

/** The operation that is asked for; `undefined` where there is none or its variables are wrong, which execution reports. */
export function operationOf(request: OperationRequest): Operation | undefined {
  const { schema, document, operationName, variableValues } = request;
  const definition = getOperationAST(document, operationName);
  const selected = selectionsOf(document, schema).find((each) => each.definition === definition);
  if (!selected) return undefined;
  const { coerced } = getVariableValues(
    schema,
    selected.definition.variableDefinitions ?? [],
    variableValues ?? {},
  );
  return coerced && { ...selected, variables: coerced };
}

/** The arguments of a field, coerced as execution does it; none where execution will refuse them. */
export function argumentsOf({ field, node }: SelectedField, variables: Variables): Arguments {
  if (!field?.args.length) return {};
  try {
    return getArgumentValues(field, node, variables);
  } catch {
    return {};
  }
}
