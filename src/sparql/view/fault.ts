import { Unloaded } from '../../reading/unloaded.ts';
import type { Field, Shape } from '../../model/model.ts';
import type { GroupQuestion, Measure, Question } from '../../reading/question.ts';
import type { Literal } from '../../rdf/literal.ts';
import type { Extent, Resource } from '../../reading/view.ts';

/** What a read that was not loaded is of. */
export type Wanted =
  | { readonly kind: 'resource' | 'statements'; readonly resource: Resource }
  | { readonly kind: 'mentions'; readonly resource: Resource; readonly predicate: string }
  | { readonly kind: 'values'; readonly resource: Resource; readonly field: Field }
  | {
      readonly kind: 'list';
      readonly extent: Extent;
      readonly question: Question;
      readonly part: FaultPart;
    }
  | { readonly kind: 'members'; readonly shape: Shape }
  | { readonly kind: 'having'; readonly predicate: string; readonly literal: Literal }
  | { readonly kind: 'described' };

/** The part of a list that a reader asks for. */
export type FaultPart =
  | 'nodes'
  | 'total'
  | 'around'
  | { readonly facets: readonly Field[] }
  | { readonly groups: GroupQuestion; readonly measures: readonly Measure[] };

/** A read of what is not loaded: its reader loads it and reads again. It is never answered with less. */
export class Fault extends Unloaded {
  override readonly name = 'Fault';
  readonly wanted: Wanted;

  constructor(wanted: Wanted) {
    super(`unplanned read: ${nameOf(wanted)}`);
    this.wanted = wanted;
  }
}

function nameOf(wanted: Wanted): string {
  switch (wanted.kind) {
    case 'values':
      return `${wanted.field.name} of <${wanted.resource.id}>`;
    case 'list':
      return `a list of ${nameOfExtent(wanted.extent)}`;
    case 'members':
      return `all of ${wanted.shape.name}`;
    case 'having':
      return `what has a literal under <${wanted.predicate}>`;
    case 'described':
      return 'every resource';
    case 'mentions':
      return `what names <${wanted.resource.id}> under <${wanted.predicate}>`;
    default:
      return `${wanted.kind} of <${wanted.resource.id}>`;
  }
}

function nameOfExtent(extent: Extent): string {
  return extent.kind === 'class'
    ? extent.shape.name
    : `${extent.field.name} of <${extent.subject.id}>`;
}
