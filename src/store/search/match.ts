import type { Entries } from './entries.ts';
import type { Finding } from './search-index.ts';
import type { Weights } from './weights.ts';

/** What a match is worth, and what of the query it has. */
interface Judgement {
  /** What its match is worth, from 0 to 1: the order of the results. */
  readonly score: number;
  /** What its match is worth beside those of its kind: with a name or without, with all words or some. */
  readonly worth: number;
  /** Whether it has a name: then a catalogue is about it. What has none only adds to something, and comes after. */
  readonly hasName: boolean;
  /** Whether it has every word that the query cannot do without. */
  readonly isComplete: boolean;
}

/** A resource that was found, by its number. */
export interface Match extends Judgement {
  readonly number: number;
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
  readonly #entries: Entries;

  constructor(findings: readonly Finding[], weights: Weights, entries: Entries) {
    this.#words = findings.map((finding) => ({
      points: finding.points,
      weight: weights.of(finding),
      isNeeded: weights.isNeeded(finding),
    }));
    this.#total = weights.total;
    this.#entries = entries;
  }

  /** The resource of a number as a match. */
  match(number: number): Match {
    let [total, isComplete] = [0, true];
    for (const word of this.#words) {
      const best = this.#bestOf(number, word);
      total += best * word.weight;
      if (best === 0 && word.isNeeded) isComplete = false;
    }
    const hasName = this.#entries.shapeOf(number)?.label !== undefined;
    const worth = total / this.#total + this.#coverage(this.#best(number));
    const rank = (hasName ? 2 : 0) + (isComplete ? 1 : 0);
    const score = (rank + worth / MOST) / 4;
    return { number, score, worth, hasName, isComplete };
  }

  /** The texts of a match that have words of the query. */
  matching({ number }: Match): number[] {
    return this.#textsOf(number);
  }

  /**
   * The texts of a match that are in the field that matches best, the best first. Another name gives way to the resource's
   * own, where that has as many of the words. None where it is found by words that nobody is shown.
   */
  shown({ number }: Match): number[] {
    const { label } = this.#entries.shapeOf(number) ?? {};
    const ranked = this.#textsOf(number)
      .filter((text) => !this.#entries.fieldOf(text).roles.has('search word'))
      .sort((a, b) => this.#worth(b) - this.#worth(a));
    const [best] = ranked;
    if (best === undefined) return [];
    const own = ranked.find((text) => this.#entries.fieldOf(text) === label);
    const givesWay =
      own !== undefined &&
      this.#entries.fieldOf(best).roles.has('other name') &&
      this.#count(own) >= this.#count(best);
    const field = this.#entries.fieldOf(givesWay ? own : best);
    return ranked.filter((text) => this.#entries.fieldOf(text) === field);
  }

  /** The numbers of the texts of a resource that have words of the query. */
  #textsOf(number: number): number[] {
    const [from, to] = [this.#entries.startOf(number), this.#entries.startOf(number + 1)];
    const all = Array.from({ length: to - from }, (_, index) => from + index);
    return all.filter((text) => this.#count(text) > 0);
  }

  /** The most that a text of a resource is worth for a word. */
  #bestOf(number: number, { points }: Word): number {
    const end = this.#entries.startOf(number + 1);
    let best = 0;
    for (let text = this.#entries.startOf(number); text < end; text += 1)
      best = Math.max(best, points.of(text));
    return best;
  }

  /** The text of a resource that is worth most, the first of them. */
  #best(number: number): number {
    const [start, end] = [this.#entries.startOf(number), this.#entries.startOf(number + 1)];
    let best = start;
    for (let text = start + 1; text < end; text += 1)
      if (this.#worth(text) > this.#worth(best)) best = text;
    return best;
  }

  #worth(text: number): number {
    return this.#points(text) + this.#coverage(text);
  }

  #points(text: number): number {
    let total = 0;
    for (const { points, weight } of this.#words) total += points.of(text) * weight;
    return total;
  }

  /** How much of a text the words of the query are: from nothing to less than one. */
  #coverage(text: number): number {
    const size = this.#entries.sizeOf(text);
    if (size === 0) return 0;
    const matching = this.#count(text);
    return matching / (Math.max(size, matching) + 1);
  }

  /** How many words of the query a text has. */
  #count(text: number): number {
    let count = 0;
    for (const { points } of this.#words) if (points.of(text) > 0) count += 1;
    return count;
  }
}
