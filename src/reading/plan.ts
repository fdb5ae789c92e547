import type { Field, Shape } from '../model/model.ts';
import type {
  GroupQuestion,
  Measure,
  Question,
  SearchQuestion,
  SuggestQuestion,
} from './question.ts';
import type { Resource, View } from './view.ts';

/**
 * What a request will read, known before it reads anything: the resources that it names, the lists of classes, the searches,
 * and level by level what it reads of each resource that these give. The embedded store needs none of it.
 */
export interface Plan {
  readonly lookups: readonly Lookup[];
  readonly lists: readonly (ListPlan & { readonly shape: Shape })[];
  readonly searches: readonly SearchPlan[];
  readonly suggestions: readonly SuggestPlan[];
  readonly errands: readonly Errand[];
}

/**
 * Work in which one read follows from another, so that nothing names them beforehand: the source loads what it reads, and
 * begins it again until it reads nothing new.
 */
export interface Errand {
  /** The resources that it finds; what it reads on the way is loaded for others who do the same again. */
  readonly run: (view: View) => Promise<readonly Resource[]>;
  readonly each: Selection;
}

/** Resources by their addresses; those of another shape are passed over where one is given. */
export interface Lookup {
  readonly ids: readonly string[];
  readonly shape: Shape | undefined;
  readonly each: Selection;
}

/** A list: its question, the parts of the answer that are wanted, and what is read of each resource in its window. */
export interface ListPlan {
  readonly question: Question;
  readonly parts: Parts;
  readonly each: Selection;
}

/** The parts of a list that are wanted; a part that is not wanted need not be computed. */
export interface Parts {
  readonly nodes: boolean;
  readonly total: boolean;
  /** Whether the list goes on before and after the window. */
  readonly around: boolean;
  readonly facets: readonly { readonly field: Field; readonly first: number }[];
  readonly groups: readonly GroupPlan[];
}

/** Groups of a list, the figures of them that are wanted, and what is read of the resources that they are by. */
export interface GroupPlan {
  readonly question: GroupQuestion;
  readonly measures: readonly Measure[];
  readonly keys: Selection;
}

export interface SearchPlan {
  readonly question: SearchQuestion;
  readonly each: Selection;
}

export interface SuggestPlan {
  readonly question: SuggestQuestion;
  readonly each: Selection;
}

/** What is read of a resource, by its shape; nothing of resources of other shapes. */
export type Selection = ReadonlyMap<Shape, Reads>;

/** What is read of each resource of a shape. */
export interface Reads {
  /** The fields whose values are read. */
  readonly values: ReadonlySet<Field>;
  /** What is read of the resource that a field links to. */
  readonly links: ReadonlyMap<Field, Selection>;
  readonly lists: readonly (ListPlan & { readonly field: Field })[];
}
