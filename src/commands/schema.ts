import { printWithAddresses } from '../graphql/directives.ts';
import { buildSchema } from '../graphql/schema.ts';
import { loadModel } from './loading.ts';
import { ontologyFolder, pageLimits, type Values } from './options.ts';

/** Prints the GraphQL schema of an ontology. */
export function printSchemaOf(values: Values): boolean {
  const model = loadModel(ontologyFolder(values));
  process.stdout.write(printWithAddresses(buildSchema(model, pageLimits(values)), model));
  return true;
}
