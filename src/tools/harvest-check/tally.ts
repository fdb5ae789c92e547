import type { HarvestFinding, Place } from './harvest-report.ts';
import {
  effects,
  FAULTS,
  type Consequence,
  type Effect,
  type HarvestRule,
} from './harvest-rule.ts';
import { shortName } from './harvest-vocabulary.ts';

/** How many places of a finding are named. */
const MOST_PLACES = 100;

/** What a harvester found, counted by what comes of it. */
export class Tally {
  readonly #counts = new Map<Consequence, { count: number; readonly places: Place[] }>();

  add(consequence: Consequence, { resource, found }: Required<Place>): void {
    let known = this.#counts.get(consequence);
    if (!known) this.#counts.set(consequence, (known = { count: 0, places: [] }));
    known.count += 1;
    if (known.places.length < MOST_PLACES)
      known.places.push(found === resource || found === '' ? { resource } : { resource, found });
  }

  /** Whether something came of it that has to be mended. */
  get isSound(): boolean {
    return ![...this.#counts.keys()].some(({ effect }) => FAULTS.has(effect));
  }

  has(effect: Effect): boolean {
    return [...this.#counts.keys()].some((each) => each.effect === effect);
  }

  /** What was found, the worst first. */
  get findings(): HarvestFinding[] {
    const ranks = Object.keys(effects);
    return [...this.#counts]
      .map(([consequence, counted]) => ({ ...said(consequence), ...counted }))
      .sort((a, b) => ranks.indexOf(a.effect) - ranks.indexOf(b.effect));
  }
}

function said(consequence: Met): Pick<HarvestFinding, 'effect' | 'of' | 'words' | 'source'> {
  const { effect, source, of } = consequence;
  return {
    effect,
    of: of === undefined ? 'page' : shortName(of),
    words: wordsOf(consequence),
    source,
  };
}

/** What came of a rule about nodes, or of one about pages. */
type Met = Consequence & Partial<Pick<HarvestRule, 'of' | 'path'>>;

/** What is said of a node, the properties that were looked at filled in. */
export function wordsOf({ words, path = [] }: Met): string {
  return words.replace('{path}', path.map(shortName).join('/'));
}
