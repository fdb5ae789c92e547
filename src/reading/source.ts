import type { Plan } from './plan.ts';
import type { View } from './view.ts';

/** Where a catalogue is: it opens a view for each request. */
export interface Source {
  /**
   * The view that a request reads. A remote source asks for the plan and loads what it names, level by level; the embedded
   * one gives its snapshot at once and never calls it.
   */
  open(plan: () => Plan): View | Promise<View>;
}
