import { printWithAddresses } from '../graphql/directives.ts';
import { buildSchema, loadModel } from '../index.ts';
import { ContextDocument } from '../linked-data/context.ts';
import { ontologyFolder, pageLimits } from './configuration.ts';
import type { Values } from './values.ts';

/** Prints the GraphQL schema of an ontology. */
export function printSchemaOf(values: Values): boolean {
  const model = loadModel(ontologyFolder(values));
  process.stdout.write(printWithAddresses(buildSchema(model, pageLimits(values)), model));
  return true;
}

/** Prints the JSON-LD context of an ontology. */
export function printContext(values: Values): boolean {
  process.stdout.write(new ContextDocument(loadModel(ontologyFolder(values))).text);
  return true;
}
