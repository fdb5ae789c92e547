import { printWithAddresses } from '../graphql/directives.ts';
import { buildSchema } from '../graphql/schema.ts';
import { loadModel } from './loading.ts';
import type { Values } from './options.ts';
import { ontologyFolder, pageLimits } from './settings.ts';

/** Prints the GraphQL schema of an ontology. */
export function printSchemaOf(values: Values): boolean {
  const model = loadModel(ontologyFolder(values));
  process.stdout.write(printWithAddresses(buildSchema(model, pageLimits(values)), model));
  return true;
}
