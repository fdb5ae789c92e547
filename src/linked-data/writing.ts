import { hasRules, type Model } from '../model/model.ts';
import { HYDRA, VOID } from './document-vocabulary.ts';
import { modelTerms } from './model-terms.ts';
import { prefixTerms } from './prefix-terms.ts';
import type { Terms } from './terms.ts';

/** What a document is written with, besides what it says. */
export interface Writing {
  /** The base address: Turtle names what is under it relative to it. */
  readonly base: string;
  /** The prefixes of Turtle, TriG and RDF/XML. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** The terms of JSON-LD. */
  readonly terms: Terms;
}

/** What the documents of a catalogue are written with; `context` is the address of its JSON-LD context. */
export function modelWriting(
  model: Model,
  { base, context }: { base: string; context: string },
): Writing {
  return { base, prefixes: model.prefixes, terms: modelTerms(model, context) };
}

/** The same for what the program says of pages and of the whole. */
export function withDocumentPrefixes(writing: Writing): Writing {
  return { ...writing, prefixes: { ...writing.prefixes, hydra: HYDRA, void: VOID } };
}

/** What the view for harvesters is written with: nothing that they would have to fetch; `undefined` where there is no view. */
export function harvestWriting(model: Model, base: string): Writing | undefined {
  if (!hasRules(model)) return undefined;
  const prefixes = { ...model.rulePrefixes, hydra: HYDRA };
  return { base, prefixes, terms: prefixTerms(prefixes) };
}
