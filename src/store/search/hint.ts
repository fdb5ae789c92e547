import type { Finding, SearchIndex } from './search-index.ts';

/** A shorter word is looked for as it is, not as a beginning: it begins too many words. */
const SHORTEST_START = 3;

const MOST_SUGGESTIONS = 3;
/** For so many words of a query others are looked for that are like them. */
const MOST_WORDS = 3;

/**
 * Why words of a query found nothing, or only a part of them something, and what to do; `undefined` where each found
 * something and the results have all of them (not `isPartial`).
 */
export function hintOf(findings: readonly Finding[], isPartial: boolean): string | undefined {
  if (!findings.length)
    return 'The query has no letter and no digit, and is no code: write a word of three letters, or a code as it is written.';
  const parts = findings.flatMap(({ partOf }) =>
    partOf === undefined ? [] : [reasonOfPart(partOf)],
  );
  const reasons = [...new Set(parts), ...findings.filter(isMissing).map(reasonOf)];
  if (reasons.length) return reasons.join(' ');
  return isPartial
    ? 'Nothing has all words of the query: the results have some of them, those with most first. Write fewer words for others.'
    : undefined;
}

function isMissing({ points }: Finding): boolean {
  return points.size === 0;
}

function reasonOfPart(word: string): string {
  return `${JSON.stringify(word)} is in no text: the results have a part of it.`;
}

function reasonOf({ asked, signs }: Finding): string {
  const word = JSON.stringify(signs);
  if (asked.length < SHORTEST_START && !/\d/.test(asked))
    return `${word} is no code and no word of any text, and too short for the beginning of words: write ${SHORTEST_START} letters at least.`;
  return `${word} is in no text and no code: write another form, a part of the word, or one of the suggestions.`;
}

/** The query with words that texts have in place of those that found nothing. */
export function suggestionsOf(findings: readonly Finding[], index: SearchIndex): string[] {
  const missing = findings.filter(isMissing).slice(0, MOST_WORDS);
  const near = new Map(missing.map(({ asked }) => [asked, index.near(asked)]));
  const most = Math.max(0, ...[...near.values()].map(({ length }) => length));
  const suggestions = Array.from({ length: Math.min(most, MOST_SUGGESTIONS) }, (_, rank) =>
    findings
      .map(({ asked, signs }) => {
        const words = near.get(asked) ?? [];
        return words[rank] ?? words[0] ?? signs;
      })
      .join(' '),
  );
  return [...new Set(suggestions)];
}
