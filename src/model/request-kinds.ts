import type { Term } from '@rdfjs/types';
import type { Literal } from '../rdf/literal.ts';
import { rdfs, request, varanto } from '../rdf/vocabulary.ts';
import { OntologyError } from './ontology-error.ts';
import { show, type ShapesGraph } from './shapes-graph.ts';

/** A way to ask an authority for what it has: its law, the words that it is chosen by, and its draft. */
export interface RequestKind {
  /** Its address in the ontology. */
  readonly id: string;
  /** The last part of that address. */
  readonly name: string;
  readonly order: number;
  readonly labels: readonly Literal[];
  /** What it is, in a sentence or two. */
  readonly comments: readonly Literal[];
  readonly legalSources: readonly LegalSource[];
  /** Whether it is chosen where no word speaks for any. */
  readonly isDefault: boolean;
  readonly cues: readonly Cue[];
  /** The subject of the draft, once in each language, with named places as in `drafts`. */
  readonly subjects: readonly Literal[];
  /** The text of the request, once in each language; `{unit}` is a named place. */
  readonly drafts: readonly Literal[];
  /** The classes whose resources are asked for in this way. */
  readonly classes: readonly string[];
}

/** A provision that a kind of request rests on. */
interface LegalSource {
  readonly labels: readonly Literal[];
  readonly address: string;
}

/** A word or phrase that speaks for a kind; `*` at an end of a word is any letters. */
interface Cue {
  readonly phrase: string;
  readonly weight: number;
}

/** The places that a draft and its subject may name. */
export const draftPlaces = ['contact', 'unit', 'registers', 'words'] as const;

/** What a cue weighs, by the property that it is given with. */
const WEIGHTS = [
  [request.strongCue, 4],
  [request.cue, 2],
  [request.weakCue, 1],
  [request.idleWord, 0],
] as const;

/** The kinds of request that shapes name, in their order; throws at the first mistake. */
export function readRequestKinds(
  graph: ShapesGraph,
  shapes: readonly { readonly node: Term; readonly class: string }[],
): RequestKind[] {
  const classes = new Map<string, { node: Term; of: string[] }>();
  for (const { node, class: type } of shapes)
    for (const kind of graph.values(node, varanto.requestKind)) {
      const known = classes.get(kind.value) ?? { node: kind, of: [] };
      known.of.push(type);
      classes.set(kind.value, known);
    }
  const kinds = [...classes.values()].map(({ node, of }) => readKind(graph, node, of));
  return kinds.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

function readKind(graph: ShapesGraph, node: Term, classes: readonly string[]): RequestKind {
  const where = `the kind of request ${show(node)}`;
  const subjects = templates(graph, node, { property: request.subject, where });
  const drafts = templates(graph, node, { property: request.draft, where });
  const languages = (texts: readonly Literal[]) => texts.map(({ language }) => language).sort();
  if (languages(subjects).join() !== languages(drafts).join())
    throw new OntologyError(where, 'expected a subject in the language of each draft');
  return {
    id: node.value,
    name: node.value.replace(/^.*[#/]/s, ''),
    order: graph.number(graph.one(node, request.order, where), `${where}, request:order`),
    labels: graph.texts(node, rdfs.label),
    comments: graph.texts(node, rdfs.comment),
    legalSources: readSources(graph, node, where),
    isDefault:
      graph.values(node, request.byDefault).length > 0 &&
      graph.isTrue(node, request.byDefault, where),
    cues: WEIGHTS.flatMap(([property, weight]) =>
      graph.texts(node, property).map(({ value }) => ({ phrase: value, weight })),
    ),
    subjects,
    drafts,
    classes,
  };
}

/** Texts with named places, one in each language. */
function templates(
  graph: ShapesGraph,
  node: Term,
  { property, where }: { property: string; where: string },
): Literal[] {
  const texts = graph.texts(node, property);
  const name = `request:${property.replace(/^.*#/, '')}`;
  if (!texts.length) throw new OntologyError(where, `has no ${name}`);
  if (new Set(texts.map(({ language }) => language)).size < texts.length)
    throw new OntologyError(where, `has two texts of one language as ${name}`);
  const places = texts.flatMap(({ value }) => [...value.matchAll(/\{(\w*)\}/g)]);
  const unknown = places.find(([, place = '']) => !draftPlaces.some((each) => each === place));
  if (unknown)
    throw new OntologyError(
      where,
      `expected one of {${draftPlaces.join('}, {')}} in ${name}, got ${unknown[0]}`,
    );
  return texts;
}

/** The provisions in the order of their addresses. */
function readSources(graph: ShapesGraph, node: Term, where: string): LegalSource[] {
  const sources = graph.values(node, request.legalSource);
  if (!sources.length) throw new OntologyError(where, 'has no request:legalSource');
  return sources
    .sort((a, b) => (a.value < b.value ? -1 : 1))
    .map((source) => {
      const place = `${where}, its request:legalSource`;
      const labels = graph.texts(source, rdfs.label);
      if (!labels.length) throw new OntologyError(place, 'has no rdfs:label');
      return { labels, address: graph.address(source, rdfs.seeAlso, place) };
    });
}
