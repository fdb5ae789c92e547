import type { Step } from '../step.ts';
import type { Subject } from '../subject.ts';
import { answerSteps } from './answers.ts';
import { documentSteps } from './documents.ts';
import { facetSteps } from './facets.ts';
import { featureSteps } from './features.ts';
import { filterSteps } from './filters.ts';
import { headerSteps } from './headers.ts';
import { listSteps } from './lists.ts';
import { mistakeSteps } from './mistakes.ts';
import { searchSteps } from './search.ts';

/** Every request of the list, in the order in which they are sent. */
export function allSteps(subject: Subject): Step[] {
  const sources = [
    listSteps,
    filterSteps,
    facetSteps,
    searchSteps,
    featureSteps,
    mistakeSteps,
    answerSteps,
    documentSteps,
    headerSteps,
  ];
  return sources.flatMap((steps) => steps(subject));
}
