import { ContextDocument } from '../linked-data/context.ts';
import { loadModel } from './loading.ts';
import type { Values } from './options.ts';
import { ontologyFolder } from './settings.ts';

/** Prints the JSON-LD context of an ontology. */
export function printContext(values: Values): boolean {
  process.stdout.write(new ContextDocument(loadModel(ontologyFolder(values))).text);
  return true;
}
