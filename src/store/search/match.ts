import type { Resource } from '../../reading/view.ts';
import type { Entry } from './entry.ts';
import type { Finding, SearchIndex } from './search-index.ts';

/** A resource that was found, and what of it. */
export interface Match {
  readonly resource: Resource;
  /** What its match is worth, from 0 to 1: the order of the results. */
  readonly score: number;
  /** Whether it has a name: then a catalogue is about it. What has none only adds to something, and comes after. */
  readonly hasName: boolean;
  /** Whether it has every word that the query cannot do without. */
  readonly isComplete: boolean;
  /** The literals that match, the best anywhere among them. */
  readonly entries: readonly Entry[];
}

/** More than a match can be worth: the most points, and all of a text. */
const MOST = 11;

/** What a query found, by which a match is judged. Thousands may be: nothing is made for one that is not shown. */
export class Judge {
  readonly #findings: readonly Finding[];
  readonly #needed: ReadonlySet<Finding>;
  readonly #index: SearchIndex;

  constructor(findings: readonly Finding[], index: SearchIndex) {
    this.#findings = findings;
    this.#needed = new Set(needed(findings));
    this.#index = index;
  }

  /** A resource with its matching entries as a match. */
  match(resource: Resource, entries: readonly Entry[]): Match {
    let [total, isComplete] = [0, true];
    for (const finding of this.#findings) {
      const best = bestOf(entries, finding);
      total += best;
      if (best === 0 && this.#needed.has(finding)) isComplete = false;
    }
    const hasName = resource.shape?.label !== undefined;
    const worth = total / this.#findings.length + this.#coverage(this.#best(entries));
    const rank = (hasName ? 2 : 0) + (isComplete ? 1 : 0);
    return { resource, hasName, isComplete, score: (rank + worth / MOST) / 4, entries };
  }

  /** The entries of a match that are in the field that matches best, the best first. */
  shown({ entries }: Match): Entry[] {
    const ranked = entries.toSorted((a, b) => this.#worth(b) - this.#worth(a));
    return ranked.filter(({ field }) => field === ranked[0]?.field);
  }

  /** The entry that is worth most, the first of them. */
  #best(entries: readonly Entry[]): Entry | undefined {
    let [best] = entries;
    for (const entry of entries)
      if (best && entry !== best && this.#worth(entry) > this.#worth(best)) best = entry;
    return best;
  }

  #worth(entry: Entry): number {
    let total = 0;
    for (const { points } of this.#findings) total += points.get(entry) ?? 0;
    return total + this.#coverage(entry);
  }

  /** How much of a text the words of the query are: from nothing to less than one. Notations count as nothing. */
  #coverage(entry: Entry | undefined): number {
    if (!entry || entry.role === 'notation') return 0;
    let matching = 0;
    for (const { points } of this.#findings) if (points.has(entry)) matching += 1;
    return matching / (Math.max(this.#index.sizeOf(entry), matching) + 1);
  }
}

/** Words of one or two letters are not needed where there are longer ones: *ja*, *of*. */
function needed(findings: readonly Finding[]): readonly Finding[] {
  const long = findings.filter(({ asked }) => asked.length > 2 || /\d/.test(asked));
  return long.length ? long : findings;
}

function bestOf(entries: readonly Entry[], { points }: Finding): number {
  let best = 0;
  for (const entry of entries) best = Math.max(best, points.get(entry) ?? 0);
  return best;
}
