import { isDeepStrictEqual } from 'node:util';

/**
 * Answers to questions, each found once for all who ask: a request that begins again with more that is loaded gets what it was
 * answered before.
 */
export class AskedOnce<Asker extends object, Question, Result> {
  readonly #answers = new WeakMap<Asker, { question: Question; answer: Promise<Result> }[]>();

  /** The answer to a question; what failed is asked again. */
  answer(asker: Asker, question: Question, find: () => Promise<Result>): Promise<Result> {
    const known = this.#answers.get(asker) ?? [];
    this.#answers.set(asker, known);
    const same = known.find((each) => isDeepStrictEqual(each.question, question));
    if (same) return same.answer;
    const own = { question, answer: find() };
    known.push(own);
    own.answer.catch(() => known.splice(known.indexOf(own), 1));
    return own.answer;
  }
}
