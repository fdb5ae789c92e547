import { isFrameWord } from './question-words.ts';
import type { Finding } from './search-index.ts';

/** How many resources with a name each word of a query finds, and how many there are. */
export interface Counts {
  readonly found: ReadonlyMap<Finding, number>;
  readonly named: number;
}

/** A word that more than so many resources have, and more than this share of all, says little: it may be missing. */
const COMMON = 20;
const COMMON_SHARE = 0.1;

/** What a word of the frame of a question weighs. */
const FRAME_WEIGHT = 0.2;

/** How much each word of a query says: a rare one more than one that many resources have. */
export class Weights {
  readonly #weights: ReadonlyMap<Finding, number>;
  readonly #needed: ReadonlySet<Finding>;
  /** What all words weigh together. */
  readonly total: number;

  constructor(findings: readonly Finding[], counts: Counts) {
    this.#weights = new Map(findings.map((finding) => [finding, weightOf(finding, counts)]));
    this.#needed = new Set(needed(findings, counts));
    this.total = [...this.#weights.values()].reduce((sum, weight) => sum + weight, 0);
  }

  of(finding: Finding): number {
    return this.#weights.get(finding) ?? 1;
  }

  /** Whether a result that lacks the word has not all of the query. */
  isNeeded(finding: Finding): boolean {
    return this.#needed.has(finding);
  }
}

/** From 1 for a word that one resource has, or none, towards nothing for one that all have. */
function weightOf(finding: Finding, { found, named }: Counts): number {
  if (isFrameWord(finding.asked)) return FRAME_WEIGHT;
  const count = Math.max(found.get(finding) ?? 0, 1);
  const all = Math.max(named, count);
  return Math.log(1 + all / count) / Math.log(1 + all);
}

/** The words that a result has to have: those that say something, or the longer ones where none does, or all. */
function needed(findings: readonly Finding[], { found, named }: Counts): readonly Finding[] {
  const long = findings.filter(({ asked }) => asked.length > 2 || /\d/.test(asked));
  const telling = long.filter((finding) => {
    const count = found.get(finding) ?? 0;
    const isCommon = count > COMMON && count > named * COMMON_SHARE;
    return !isCommon && !isFrameWord(finding.asked);
  });
  return telling.length ? telling : long.length ? long : findings;
}
