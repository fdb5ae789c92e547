import type { Quad_Object } from '@rdfjs/types';
import { DataFactory, type Store, type Term } from 'n3';
import type { Model } from '../model/model.ts';
import { compareTexts } from '../rdf/compare-texts.ts';
import { languageTag } from '../rdf/language.ts';
import { singleStep } from '../rdf/path.ts';
import { inPieces, PIECE, type Work } from '../reading/work.ts';
import { dct } from '../rdf/vocabulary.ts';

/** A catalogue's own language, and how it was found. */
export interface OwnLanguage {
  /** Its tag; empty where there is no text in any language. */
  readonly tag: string;
  /** Whether the catalogue states it, or all names are in it. */
  readonly isCertain: boolean;
}

interface Circumstances {
  readonly model: Model;
  readonly base: string;
  readonly languageUnlessStated: string | undefined;
}

/**
 * Finds the language of a catalogue: the one that it states (`dct:language` of its address), of several the one that most names are
 * in. Where it states none it is that of the setting; without one that of most names, so that other texts make no difference;
 * without names, of most texts.
 */
export function* findingLanguage(
  store: Store,
  { model, base, languageUnlessStated }: Circumstances,
): Work<OwnLanguage> {
  const names = yield* languagesOfNames(store, model);
  const stated = statedLanguages(store, base);
  if (stated.length) return { tag: mostNamed(stated, names), isCertain: true };
  if (languageUnlessStated !== undefined) return { tag: languageUnlessStated, isCertain: true };
  const counts = names.size ? names : yield* languagesOfTexts(store);
  return { tag: ranked(counts)[0] ?? '', isCertain: counts.size < 2 };
}

/** Of stated languages the one that most names are in, in whichever region. */
function mostNamed(stated: readonly string[], names: ReadonlyMap<string, number>): string {
  const named = (language: string): number =>
    [...names].reduce(
      (sum, [tag, count]) => (`${tag}-`.startsWith(`${language}-`) ? sum + count : sum),
      0,
    );
  return ranked(new Map(stated.map((language) => [language, named(language)])))[0] ?? '';
}

function ranked(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a, x], [b, y]) => y - x || compareTexts(a, b)).map(([tag]) => tag);
}

function statedLanguages(store: Store, base: string): string[] {
  return store.getObjects(base, dct.language, null).flatMap((term) => tagOf(term) ?? []);
}

/** The tag in a literal ("fi"), or at the end of an address of a list of languages (".../language/FIN"). */
function tagOf({ termType, value }: Term): string | undefined {
  if (termType !== 'Literal' && termType !== 'NamedNode') return undefined;
  const code = termType === 'Literal' ? value : (/[^/#]*$/.exec(value)?.[0] ?? '');
  return languageTag(code);
}

function* languagesOfNames(store: Store, { shapes }: Model): Work<Map<string, number>> {
  const steps = shapes.flatMap(({ label }) => (label ? (singleStep(label.path) ?? []) : []));
  const forward = steps.filter(({ inverse }) => !inverse).map(({ predicate }) => predicate);
  const counts = new Map<string, number>();
  for (const predicate of new Set(forward)) yield* countingValues(store, predicate, counts);
  return counts;
}

function* countingValues(store: Store, predicate: string, counts: Map<string, number>): Work<void> {
  let read = 0;
  for (const { object } of store.readQuads(null, DataFactory.namedNode(predicate), null, null)) {
    count(object, counts);
    if ((read += 1) % PIECE === 0) yield;
  }
}

function* languagesOfTexts(store: Store): Work<Map<string, number>> {
  const terms = store.getObjects(null, null, null);
  yield;
  const counts = new Map<string, number>();
  yield* inPieces(terms, 1, (term) => {
    count(term, counts);
  });
  return counts;
}

function count(term: Term | Quad_Object, counts: Map<string, number>): void {
  if (term.termType === 'Literal' && term.language)
    counts.set(term.language, (counts.get(term.language) ?? 0) + 1);
}
