import { printSchema } from 'graphql';
import { buildSchema } from '../graphql/schema.ts';
import { loadModel } from './loading.ts';
import { pageLimits, sources, type Values } from './options.ts';

/** Prints the GraphQL schema of an ontology. */
export function printSchemaOf(values: Values): boolean {
  console.log(printSchema(buildSchema(loadModel(sources(values)), pageLimits(values))));
  return true;
}
