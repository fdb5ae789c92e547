import type { Resource } from '../../reading/view.ts';
import type { Entry } from './entry.ts';
import type { Finding, SearchIndex } from './search-index.ts';
import type { Weights } from './weights.ts';

/** A resource that was found, and what of it. */
export interface Match {
  readonly resource: Resource;
  /** What its match is worth, from 0 to 1: the order of the results. */
  readonly score: number;
  /** What its match is worth beside those of its kind: with a name or without, with all words or some. */
  readonly worth: number;
  /** Whether it has a name: then a catalogue is about it. What has none only adds to something, and comes after. */
  readonly hasName: boolean;
  /** Whether it has every word that the query cannot do without. */
  readonly isComplete: boolean;
  /** The literals that match, the best anywhere among them. */
  readonly entries: readonly Entry[];
}

/** A word of the query: what it finds, how much it says, and whether a result has to have it. */
interface Word {
  readonly points: Finding['points'];
  readonly weight: number;
  readonly isNeeded: boolean;
}

/** More than a match can be worth: the most points, and all of a text. */
const MOST = 11;

/** What a query found, by which a match is judged. Thousands may be: nothing is made for one that is not shown. */
export class Judge {
  readonly #words: readonly Word[];
  readonly #total: number;
  readonly #index: SearchIndex;

  constructor(findings: readonly Finding[], weights: Weights, index: SearchIndex) {
    this.#words = findings.map((finding) => ({
      points: finding.points,
      weight: weights.of(finding),
      isNeeded: weights.isNeeded(finding),
    }));
    this.#total = weights.total;
    this.#index = index;
  }

  /** A resource with its matching entries as a match. */
  match(resource: Resource, entries: readonly Entry[]): Match {
    let [total, isComplete] = [0, true];
    for (const word of this.#words) {
      const best = bestOf(entries, word);
      total += best * word.weight;
      if (best === 0 && word.isNeeded) isComplete = false;
    }
    const hasName = resource.shape?.label !== undefined;
    const worth = total / this.#total + this.#coverage(this.#best(entries));
    const rank = (hasName ? 2 : 0) + (isComplete ? 1 : 0);
    return { resource, hasName, isComplete, worth, score: (rank + worth / MOST) / 4, entries };
  }

  /**
   * The entries of a match that are in the field that matches best, the best first. Another name gives way to the resource's
   * own, where that has as many of the words. None where it is found by words that nobody is shown.
   */
  shown({ resource, entries }: Match): Entry[] {
    const ranked = entries
      .filter(({ field }) => !field.roles.has('search word'))
      .sort((a, b) => this.#worth(b) - this.#worth(a));
    const [best] = ranked;
    const own = ranked.find(({ field }) => field === resource.shape?.label);
    const givesWay = best && own && isOtherName(best) && this.#count(own) >= this.#count(best);
    const field = givesWay ? own.field : best?.field;
    return ranked.filter((entry) => entry.field === field);
  }

  /** The entry that is worth most, the first of them. */
  #best(entries: readonly Entry[]): Entry | undefined {
    let [best] = entries;
    for (const entry of entries)
      if (best && entry !== best && this.#worth(entry) > this.#worth(best)) best = entry;
    return best;
  }

  #worth(entry: Entry): number {
    return this.#points(entry) + this.#coverage(entry);
  }

  #points(entry: Entry): number {
    let total = 0;
    for (const { points, weight } of this.#words) total += (points.get(entry) ?? 0) * weight;
    return total;
  }

  /**
   * How much of a text the words of the query are: from nothing to less than one. Notations count as nothing, and so do
   * words that nobody is shown: what people are shown comes before them.
   */
  #coverage(entry: Entry | undefined): number {
    if (!entry || entry.role === 'notation' || entry.field.roles.has('search word')) return 0;
    const matching = this.#count(entry);
    return matching / (Math.max(this.#index.sizeOf(entry), matching) + 1);
  }

  /** How many words of the query an entry has. */
  #count(entry: Entry): number {
    let count = 0;
    for (const { points } of this.#words) if (points.has(entry)) count += 1;
    return count;
  }
}

function isOtherName({ field }: Entry): boolean {
  return field.roles.has('other name');
}

function bestOf(entries: readonly Entry[], { points }: Word): number {
  let best = 0;
  for (const entry of entries) best = Math.max(best, points.get(entry) ?? 0);
  return best;
}
