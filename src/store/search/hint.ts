import type { Finding, SearchIndex } from './search-index.ts';

/** A shorter word is looked for as it is, not as a beginning: it begins too many words. */
const SHORTEST_START = 3;

const MOST_SUGGESTIONS = 3;
/** For so many words of a query others are looked for that are like them. */
const MOST_WORDS = 3;

/** Why words of a query found nothing, and what to do; `undefined` where each found something. */
export function hintOf(findings: readonly Finding[]): string | undefined {
  if (!findings.length)
    return 'The query has no letter and no digit, and is no code: write a word of three letters, or a code as it is written.';
  const missing = findings.filter(({ points }) => points.size === 0);
  return missing.length ? missing.map(reasonOf).join(' ') : undefined;
}

function reasonOf({ asked, signs }: Finding): string {
  const word = JSON.stringify(signs);
  if (asked.length < SHORTEST_START && !/\d/.test(asked))
    return `${word} is no code and no word of any text, and too short for the beginning of words: write ${SHORTEST_START} letters at least.`;
  return `${word} is in no text and no code: write another form, a part of the word, or one of the suggestions.`;
}

/** The query with words that texts have in place of those that found nothing. */
export function suggestionsOf(findings: readonly Finding[], index: SearchIndex): string[] {
  const missing = findings.filter(({ points }) => points.size === 0).slice(0, MOST_WORDS);
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
