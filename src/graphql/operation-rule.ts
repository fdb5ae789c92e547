import { GraphQLError, type ValidationRule } from 'graphql';

/** Refuses operations that the schema has no root for: nothing is changed here, and nothing subscribed to. */
export const operationRule: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (context.getSchema().getRootType(node.operation)) return;
    const message = `The catalogue is read with queries; it has no ${node.operation}.`;
    context.reportError(new GraphQLError(message, { nodes: node }));
  },
});
