import type { Field } from '../model/model.ts';
import type { Literal } from '../rdf/literal.ts';
import type { Resource, Value } from '../reading/view.ts';

/** Records, while a query runs, what its answer shows: the statements that the selection walked, and the nodes. */
export interface Trace {
  /** A resource in the answer. */
  readonly node: (resource: Resource) => void;
  /** A value of a field in the answer, whatever name the query gives the field. */
  readonly value: (subject: Resource, field: Field, value: Value) => void;
  /** A text in the answer by itself and states nothing: a facet's label, a snippet. */
  readonly text: (text: Literal) => void;
  /** Does some work, and gives the languages of the texts that it puts into the answer. */
  readonly during?: (work: () => void) => readonly string[];
  /** Texts in the answer of which the languages alone are known. */
  readonly inLanguages?: (languages: readonly string[]) => void;
}

/** Where the resources of a list come from: no field for a list at the root. */
export interface Origin {
  readonly subject: Resource;
  readonly field: Field;
}

/** Reports a resource in the answer, and the statement that led to it, if any. */
export function traceNode(trace: Trace | undefined, resource: Resource, origin?: Origin): void {
  if (!trace) return;
  if (origin) trace.value(origin.subject, origin.field, resource);
  trace.node(resource);
}
