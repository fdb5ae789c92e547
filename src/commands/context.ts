import { ContextDocument } from '../linked-data/context.ts';
import { loadModel } from './loading.ts';
import { sources, type Values } from './options.ts';

/** Prints the JSON-LD context of an ontology. */
export function printContext(values: Values): boolean {
  process.stdout.write(new ContextDocument(loadModel(sources(values))).text);
  return true;
}
