import type { Field, Shape } from '../model/model.ts';
import type { DatePart } from '../rdf/date-part.ts';
import type { Condition, CountTest } from './condition.ts';

/** What is asked of a list. It is data, checked and complete: sizes are filled in, addresses whole, cursors read. */
export interface Question {
  /** Which resources: all without it. */
  readonly where: Condition | undefined;
  /** The levels of the order, the first one first; after them the address decides. */
  readonly order: readonly Level[];
  readonly window: Window;
  /** The languages that texts are ordered and labelled in, the preferred one first; after them comes the catalogue's. */
  readonly languages: readonly string[];
}

/** One level of an order: by a field of literals, of which the first counts. Missing values come last, up as well as down. */
export interface Level {
  readonly field: Field;
  readonly isDown: boolean;
  /** The links to one that lead to the resource whose field it is; without them, it is that of the resource itself. */
  readonly through?: readonly Field[];
  /** Whether the order is by how many values the field has, instead of by its value. */
  readonly isCount?: boolean;
}

/** Which part of an ordered list: so many from one end of what lies between two places. */
export interface Window {
  readonly size: number;
  readonly from: 'start' | 'end';
  readonly after?: Place | undefined;
  readonly before?: Place | undefined;
}

/** A place in an order: a key for each level, `null` where there is no value, and the address. No resource need be there. */
export interface Place {
  readonly keys: readonly (string | null)[];
  readonly id: string;
  /** Where not all of it is there; without it the place is exact. */
  readonly cut?: Cut | undefined;
}

/** Of which level a key is a beginning alone, with nothing known after it; the level after the last one is the address. */
interface Cut {
  readonly level: number;
  /** What distinguishes the whole place from others that begin alike: see `digestOf`. */
  readonly digest: string;
}

/** All of a list, by address. */
export const everything: Question = {
  where: undefined,
  order: [],
  window: { size: Infinity, from: 'start' },
  languages: [],
};

/** What groups of a list are asked for: those with equal values of one or two fields. */
export interface GroupQuestion {
  readonly by: readonly GroupBy[];
  /** How many resources a group has to have to be in the answer. */
  readonly having: readonly CountTest[];
  /** The levels of the order; after them come the larger groups first, then the keys decide. */
  readonly order: readonly GroupLevel[];
  readonly size: number;
  /** The languages that texts and labels are chosen and ordered in. */
  readonly languages: readonly string[];
}

/** What the resources of a group have in common: a value of a field, or the year or month that it is in. */
export interface GroupBy {
  readonly field: Field;
  readonly part: DatePart | undefined;
}

/** A figure of a group: how many different values a field has in it, the least or the greatest one, or their sum. */
export interface Measure {
  readonly kind: 'countDistinct' | 'min' | 'max' | 'sum';
  readonly field: Field;
}

/** One level of an order of groups. What is missing comes last, up as well as down. */
export type GroupLevel = { readonly isDown: boolean } & (
  | { readonly kind: 'count' }
  /** By what the groups are made of: which of them. */
  | { readonly kind: 'key'; readonly index: number }
  | { readonly kind: 'measure'; readonly measure: Measure }
);

/** What is suggested for: the beginning of one or more words, in resources of some types. */
export interface SuggestQuestion {
  readonly prefix: string;
  readonly types: readonly Shape[] | undefined;
  readonly size: number;
  readonly languages: readonly string[];
}

/** What is searched for: words or a code, in resources of some types; without them in all that are searched by default. */
export interface SearchQuestion {
  readonly text: string;
  readonly types: readonly Shape[] | undefined;
  readonly size: number;
  readonly languages: readonly string[];
  /** How many of the best results are passed over before the first one that is given. */
  readonly from?: number;
  /** The facets that are counted: none by default. */
  readonly facets?: readonly SearchFacetName[];
  /** The value that results have in some facets: the name of a type, or an address. */
  readonly narrowed?: Readonly<Partial<Record<SearchFacetName, string>>>;
}

/**
 * By what the results of a search are narrowed, whatever their types: the type; who keeps the resource; the class at the top
 * of the hierarchy in which the resource, or else its keeper, is classified. Which fields these are is said by their roles.
 */
export const searchFacetNames = ['type', 'keeper', 'class'] as const;

export type SearchFacetName = (typeof searchFacetNames)[number];
