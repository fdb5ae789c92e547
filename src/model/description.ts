import type { Term } from '@rdfjs/types';
import { isLocale } from '../rdf/language.ts';
import { singleStep, type Path } from '../rdf/path.ts';
import { sh } from '../rdf/vocabulary.ts';
import { OntologyError } from './ontology-error.ts';
import { show, type ShapesGraph } from './shapes-graph.ts';

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/**
 * What a shape is, in English, with its names in other languages; the last line gives the address of its class, or of
 * its property: introspection shows no directives.
 */
export function describeShape(
  graph: ShapesGraph,
  shape: Term,
  { type, where }: { type: string; where: string },
): string {
  return paragraphs(englishOf(graph, shape, where), namesOf(graph, shape), `Class: ${type}`);
}

/** What a property shape is, in the same way. */
export function describeField(
  graph: ShapesGraph,
  shape: Term,
  { path, where }: { path: Path; where: string },
): string {
  return paragraphs(
    englishOf(graph, shape, where),
    namesOf(graph, shape),
    defaultOf(graph, shape),
    pathLine(path),
  );
}

function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

function englishOf(graph: ShapesGraph, shape: Term, where: string): string {
  const description = graph.english(shape, sh.description);
  if (description) return description;
  throw new OntologyError(where, 'has no sh:description in English');
}

function namesOf(graph: ShapesGraph, shape: Term): string {
  return graph
    .texts(shape, sh.name)
    .filter(({ language }) => language !== '' && language !== 'en')
    .sort((a, b) => (a.language < b.language ? -1 : 1))
    .map(({ value, language }) => `${nameOfLanguage(language)}: ${value}.`)
    .join(' ');
}

/** A default is for forms (SHACL, section 2.3.2): readers of a schema may take it for what a missing value means. */
function defaultOf(graph: ShapesGraph, shape: Term): string {
  const values = graph.values(shape, sh.defaultValue).map(show).sort();
  return values.length ? `Default in forms, and in no data: ${values.join(', ')}` : '';
}

function nameOfLanguage(tag: string): string {
  return (isLocale(tag) ? languageNames.of(tag) : undefined) ?? tag;
}

/** A path of more than one step is GraphQL's alone, which its reader should know. */
function pathLine(path: Path): string {
  const step = singleStep(path);
  if (!step) return `Derived, so in GraphQL alone and in no export. Path: ${path.text}`;
  return step.inverse ? `Property, backwards: ${step.predicate}` : `Property: ${step.predicate}`;
}
