import type { Shape } from '../../model/model.ts';
import type { Question } from '../../reading/question.ts';
import type { List } from '../../reading/view.ts';
import type { ResourceRef } from '../builder.ts';
import type { Origin } from '../trace.ts';
import type { JsonFilter } from './group-where.ts';

/** What a list is of: resources of one shape, or of any. */
export interface ListTarget {
  readonly type: ResourceRef;
  readonly shape: Shape | undefined;
}

/** A list with the question that it answers, and the link that it comes from; at the root there is none. */
export interface Connection {
  readonly list: List;
  readonly question: Question;
  readonly origin: Origin | undefined;
  /** The filter that it was given, as JSON. */
  readonly where: () => JsonFilter | undefined;
}
