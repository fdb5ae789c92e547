import { GraphQLError } from 'graphql';
import type { Field, Shape } from '../model/model.ts';
import type { GroupPlan, ListPlan, Reads } from '../reading/plan.ts';
import type { FieldReads } from './field-reads.ts';

/** What is wanted of some resources, or of a list, while the selection is walked. */
export interface Wanted {
  readonly each: Map<Shape, OpenReads>;
  readonly parts: OpenParts;
}

export interface OpenReads extends Reads {
  readonly values: Set<Field>;
  readonly links: Map<Field, Wanted['each']>;
  readonly lists: (ListPlan & { readonly field: Field })[];
}

export interface OpenParts {
  nodes: boolean;
  total: boolean;
  around: boolean;
  readonly facets: { readonly field: Field; readonly first: number }[];
  readonly groups: GroupPlan[];
}

/** Adds a part of a list that a field reads. */
export function addPart(parts: OpenParts, kind: FieldReads['kind'] | undefined): void {
  if (kind === 'nodes') parts.nodes = true;
  if (kind === 'total') parts.total = true;
  if (kind === 'around') parts.around = true;
}

/** No part of a list. */
export function noParts(): OpenParts {
  return { nodes: false, total: false, around: false, facets: [], groups: [] };
}

/** What is read of the resources of a shape, to add to. */
export function readsOfShape(each: Wanted['each'], shape: Shape): OpenReads {
  let reads = each.get(shape);
  if (!reads) each.set(shape, (reads = { values: new Set(), links: new Map(), lists: [] }));
  return reads;
}

/** What is made, or nothing where the caller made a mistake: the field reports it itself. */
export function unlessMistaken<Result>(make: () => Result): Result | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}
