import type { Field, Model, Shape } from '../model/model.ts';
import type { ClassTree } from '../rdf/class-tree.ts';
import type { Literal } from '../rdf/literal.ts';
import type { Path } from '../rdf/path.ts';
import type { Collation } from './collation.ts';
import type { Pace } from './pace.ts';
import type {
  GroupBy,
  GroupQuestion,
  Measure,
  Place,
  Question,
  SearchFacetName,
  SearchQuestion,
  SuggestQuestion,
} from './question.ts';
import type { Work } from './work.ts';

/** What a statement may have as its object. */
export type Value = Resource | Literal;

/** One node of a catalogue, read at once and never changing: a view has one object for each address. */
export interface Resource {
  readonly kind: 'resource';
  /** Its address; a blank node, which only an ontology has, begins with `_:`. */
  readonly id: string;
  readonly view: View;
  /** The addresses of its classes. */
  readonly types: readonly string[];
  /** The nearest shape of its classes and those above them; `undefined` where there is none, or several are as near. */
  readonly shape: Shape | undefined;
  /** The values of a field: those of its path that are in its range; the others are passed over. */
  values(field: Field): readonly Value[];
  /** The resources that a field links to. */
  links(field: Field): readonly Resource[];
  /** The literals of a field. */
  literals(field: Field): readonly Literal[];
  /** What a path leads to, each value once, ordered. */
  follow(path: Path): readonly Value[];
  /** The objects of its statements with a predicate, ordered. */
  objects(predicate: string): readonly Value[];
  /** The subjects of the statements that have it as object under a predicate, ordered. */
  subjects(predicate: string): readonly Resource[];
  /** The objects of all its statements by their predicates, each list ordered: for documents. */
  readonly statements: ReadonlyMap<string, readonly Value[]>;
  /** The same for a reader who goes over everything once: nothing more is cached by it. */
  readonly passingStatements: ReadonlyMap<string, readonly Value[]>;
}

/** What a list is of: the resources of a class, or those that a resource links to. */
export type Extent =
  | { readonly kind: 'class'; readonly shape: Shape }
  | { readonly kind: 'link'; readonly subject: Resource; readonly field: Field };

/** A part of a list that is computed by itself: what is in the window, the number of all, what is around it, facets, groups. */
export type ListPart =
  'nodes' | 'total' | 'around' | readonly Field[] | { readonly groups: GroupQuestion };

/** The answer to a question about a list; each member is computed when it is read. */
export interface List {
  /** The work that a part takes, for a caller that does it in pieces before asking for the part; `undefined` where it takes little. */
  working(part: ListPart): Work<unknown> | undefined;
  /** Those in the window, in their order. */
  readonly nodes: readonly Resource[];
  /** How many there are in all, inside the window and outside. */
  readonly totalCount: number;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** The place of a resource in the question's order. */
  placeOf(resource: Resource): Place;
  /** The values of fields, each counted over what the question keeps without its own conditions on that field. */
  facets(fields: readonly Field[]): readonly Facet[];
  /** What the question keeps in groups of equal values. A resource with several values is in the group of each. */
  groups(question: GroupQuestion): Groups;
}

/** The groups of a list. */
export interface Groups {
  /** How many there are, those that are cut off among them. */
  readonly totalCount: number;
  readonly nodes: readonly Group[];
}

/** The resources of a list that have equal values. */
export interface Group {
  /** One for each field that the groups are by. */
  readonly keys: readonly GroupKey[];
  /** How many resources are in it. */
  readonly count: number;
  /** The work that a figure takes, for a caller that does it in pieces before asking for the figure. */
  working(measure: Measure): Work<unknown>;
  /** A figure of the group: a number of values, a literal's text or a sum; `undefined` where it has no value. */
  measure(measure: Measure): number | string | undefined;
}

/** What the resources of a group have in common. */
export interface GroupKey {
  readonly by: GroupBy;
  /** An address, a literal's text, a year or a month; `undefined`: those without a value. */
  readonly value: string | undefined;
  /** The resource with the address, where the field is a link. */
  readonly resource: Resource | undefined;
}

/** How many resources of a list have each value of a field. */
export interface Facet {
  readonly field: Field;
  /** How many different values there are. */
  readonly size: number;
  /** The most frequent values first, then by label, at most so many. */
  first(size: number): readonly FacetValue[];
}

/** A value of a field: an address or a literal's text, its label, and how many resources have it. */
export interface FacetValue {
  readonly value: string;
  readonly label: string;
  /** The text that the label is taken from, if it is one. */
  readonly text: Literal | undefined;
  readonly count: number;
}

/** What a search found. */
export interface SearchResults {
  /** How many resources match. */
  readonly totalCount: number;
  /** The best of them, the best first. */
  readonly hits: readonly Hit[];
  /** Which words of the query found nothing, why, and what to do; `undefined` where each found something. */
  readonly hint: string | undefined;
  /** The query with words that the catalogue has in place of those that found nothing, the most alike first. */
  readonly suggestions: readonly string[];
  /** The words of the query that found nothing, as they are written there. */
  readonly missing: readonly string[];
  /** Whether no result has all words of the query, so that some have some of them. */
  readonly isPartial: boolean;
  /** The facets that the question asks for, each counted without its own condition. */
  readonly facets: readonly SearchFacet[];
}

/** How many results have each value of a facet: the most frequent values first, then by address or name. */
export interface SearchFacet {
  readonly name: SearchFacetName;
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

/** The signs before and after a matching word in a snippet, and nowhere else in it. */
export const snippetMarkers = { start: '⟦', end: '⟧' } as const;

/** A resource that matches a search. */
export interface Hit {
  readonly resource: Resource;
  /** How well it matches, from 0 to 1: the order of the hits. */
  readonly score: number;
  /** What the match of its words is worth, whatever kind of thing it is: points of docs/search.md, the weighted mean. */
  readonly worth: number;
  /** The field that matches best. */
  readonly field: Field;
  /** The text of that field in the preferred language. */
  readonly text: Literal;
  /** That text, or the part of a long one around the match, with markers around the words that match. */
  readonly snippet: string;
}

/** A resource that a text suggests, with the text. */
export interface Suggestion {
  readonly resource: Resource;
  readonly field: Field;
  readonly text: Literal;
}

/** How much there is in a catalogue. */
export interface Figures {
  readonly triples: number;
  /** How many different subjects, and how many different objects. */
  readonly subjects: number;
  readonly objects: number;
  /** The subjects whose addresses are under the base address. */
  readonly entities: number;
  /** The triples of each property. */
  readonly properties: ReadonlyMap<string, number>;
  /** The entities of each class. */
  readonly classes: ReadonlyMap<string, number>;
}

/** What is known of an address whose resource is no longer there. */
export interface Former {
  /** 308 where it has another address, 410 where it was withdrawn. */
  readonly status: 308 | 410;
  /** What it was, with the statements that are kept of it. */
  readonly resource: Resource;
  /** What it was called. */
  readonly labels: readonly Literal[];
  /** The addresses of what is in its place. */
  readonly replacedBy: readonly string[];
}

/**
 * What resolvers, writers and pages read: at once, and the same from the first read to the last. The embedded store's
 * snapshot is one; a view of a remote engine has what was loaded for one request.
 */
export interface View {
  readonly model: Model;
  /** Which classes are above which, as ontology and data have it; without it as the ontology alone has it. */
  readonly classes?: ClassTree;
  /** The address that relative ones are relative to. */
  readonly base: string;
  /**
   * Another one as soon as anything is different that an answer depends on; `undefined` where nobody says when that is, as in
   * somebody else's engine. Size and figures are not known there either.
   */
  readonly version: string | undefined;
  /** The catalogue's own language; empty where it has none. */
  readonly language: string;
  /** How values are compared; without it as people of that language do. */
  readonly collation?: Collation | undefined;
  /** How many triples there are. */
  readonly size: number | undefined;
  readonly figures: Figures | undefined;
  /** Every resource that has statements, by address. */
  readonly described: Iterable<Resource>;
  /** The resource with an address, whether the catalogue describes it or not. */
  resource(id: string): Resource;
  /** The same, not remembered by the view: for addresses that come from a request, or that a document makes up. */
  passingResource(id: string): Resource;
  /** The resource with an address if the catalogue describes it. */
  find(id: string): Resource | undefined;
  /** The answer to a question about a list, computed at a pace: by default all of a part when it is read. */
  list(extent: Extent, question: Question, pace?: Pace): List;
  /** Finds words or a code. The first search loads the program that does it. */
  search(question: SearchQuestion, pace?: Pace): Promise<SearchResults>;
  /** Suggests resources by names, codes and other short texts that have a word with a beginning, the best first. */
  suggest(question: SuggestQuestion, pace?: Pace): Promise<readonly Suggestion[]>;
  /** What is known of an address whose resource is no longer there; `undefined` where there never was one. */
  former?(id: string): Former | undefined;
  /** All such resources, by address: for documents of the whole catalogue. */
  readonly formers?: readonly Resource[];
  /** What was made for this version under a key, made now at first; for all of its views where no resource is in it. */
  remember<Result>(key: string, make: () => Result, views?: 'of all views'): Result;
}

/** A view that lists what a whole catalogue has: what documents are made from. */
export interface CatalogueView extends View {
  readonly classes: ClassTree;
  readonly described: readonly Resource[];
  /** Every resource of a shape, by address. */
  ofShape(shape: Shape): readonly Resource[];
}
