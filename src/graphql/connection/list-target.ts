import type { Shape } from '../../model/model.ts';
import type { ResourceRef } from '../builder.ts';

/** What a list holds: resources of one shape, or of any. */
export interface ListTarget {
  readonly type: ResourceRef;
  readonly shape: Shape | undefined;
}
