import type { SearchQuestion } from '../../reading/question.ts';
import type { Hit, Resource, SearchResults } from '../../reading/view.ts';
import { inPieces, type Work } from '../../reading/work.ts';
import type { Shape } from '../../model/model.ts';
import { textsInLanguage } from '../../rdf/language.ts';
import { firstInOrder } from '../list/first-in-order.ts';
import { sorting } from '../sort-in-turns.ts';
import type { ClassView } from '../list/ordered-class.ts';
import type { Entries } from './entries.ts';
import type { Entry } from './entry.ts';
import { hintOf, suggestionsOf } from './hint.ts';
import { Judge, type Match } from './match.ts';
import { narrowing } from './narrowing.ts';
import type { Finding, SearchIndex } from './search-index.ts';
import { indexing, type Searched } from './searched.ts';
import { snippetOf } from './snippet.ts';
import { Weights, type Counts } from './weights.ts';

/** Searches a view. The first search of a view makes its index. */
export function* searching(question: SearchQuestion, view: ClassView): Work<SearchResults> {
  const searched = yield* indexing(view);
  const ranked = yield* ranking(question, searched);
  return resultsOf(ranked, () =>
    ranked.first.map((match) => ranked.hitOf(match, searched.resource(match.number))),
  );
}

/** What a search found, by numbers. */
interface Ranked extends Pick<
  SearchResults,
  'totalCount' | 'facets' | 'isPartial' | 'missing' | 'hint' | 'suggestions'
> {
  /** The matches that are given, the best first. */
  readonly first: readonly Match[];
  /** A match as it is given, of the resource that it is. */
  hitOf(match: Match, resource: Resource): Hit;
}

/** The results of a search, whose hits are made when they are asked for. */
export function resultsOf(ranked: Ranked, hits: () => readonly Hit[]): SearchResults {
  const { totalCount, facets, isPartial } = ranked;
  return {
    totalCount,
    facets,
    isPartial,
    get missing() {
      return ranked.missing;
    },
    get hint() {
      return ranked.hint;
    },
    get suggestions() {
      return ranked.suggestions;
    },
    get hits() {
      return hits();
    },
  };
}

/** Finds and orders what fits a question. */
export function* ranking(question: SearchQuestion, searched: Searched): Work<Ranked> {
  const { index } = searched;
  const { entries } = index;
  const findings = yield* index.finding(question.text);
  const weights = new Weights(findings, yield* counting(findings, entries));
  const judge = new Judge(findings, weights, entries);
  const found = yield* matching({ findings, weights, judge, entries, question });
  const { kept, facets } = yield* narrowing(found, question, (each) => searched.groupsOf(each));
  const { from = 0, size } = question;
  const compare = (a: Match, b: Match) => b.score - a.score || searched.compare(a.number, b.number);
  const wanted = from > 0 ? yield* sorting(kept, compare) : kept;
  const isPartial = found.length > 0 && !found.some(({ isComplete }) => isComplete);
  return {
    totalCount: wanted.length,
    facets,
    isPartial,
    get missing() {
      return findings.filter(({ points }) => points.size === 0).map(({ signs }) => signs);
    },
    get hint() {
      return hintOf(findings, isPartial);
    },
    get suggestions() {
      return suggestionsOf(findings, index);
    },
    get first() {
      return firstInOrder(wanted, from + size, compare).slice(from);
    },
    hitOf: (match, resource) => hitOf(match, resource, { index, judge, findings, question }),
  };
}

/** Whether resources of a shape are searched: those of the types asked for, or all that say nothing else (`varanto:searched`). */
function isSearched(shape: Shape | undefined, { types }: SearchQuestion): boolean {
  if (!shape) return false;
  return types ? types.includes(shape) : shape.isSearched;
}

/** What a search found, by which its matches are chosen. */
interface Found {
  readonly findings: readonly Finding[];
  readonly weights: Weights;
  readonly judge: Judge;
  readonly entries: Entries;
  readonly question: SearchQuestion;
}

/**
 * The matches that have all words that the query cannot do without; where no resource with a name has them, those that have
 * most of them. Those with all words are among those with the rarest: most often no other is judged.
 */
function* matching(found: Found): Work<readonly Match[]> {
  const { findings, weights, entries } = found;
  const needed = findings.filter((finding) => weights.isNeeded(finding));
  const [rarest] = needed.sort((a, b) => a.points.size - b.points.size);
  if (!rarest) return [];
  const some = yield* judging(entries.ownersOf(rarest.points.found), found);
  const complete = some.filter(({ isComplete }) => isComplete);
  if (complete.some(({ hasName }) => hasName)) return complete;
  const all = entries.ownersOf(...findings.map(({ points }) => points.found));
  return worthwhile(yield* judging(all, found));
}

function* judging(
  numbers: readonly number[],
  { findings, judge, entries, question }: Found,
): Work<readonly Match[]> {
  const matches: Match[] = [];
  yield* inPieces(numbers, findings.length, (number) => {
    if (isSearched(entries.shapeOf(number), question)) matches.push(judge.match(number));
  });
  return matches;
}

/** What a match was found by. */
interface Asked {
  readonly index: SearchIndex;
  readonly judge: Judge;
  readonly findings: readonly Finding[];
  readonly question: SearchQuestion;
}

/** A match as it is given: by its best text in the preferred language. */
function hitOf(match: Match, resource: Resource, asked: Asked): Hit {
  const { score, worth } = match;
  const { judge, findings, index, question } = asked;
  // None of its texts is shown where it is found by words that nobody is shown.
  const shown = judge.shown(match);
  const texts = shown.length ? shown : judge.matching(match);
  const entry = preferred(
    texts.map((text) => index.entries.of(text, resource)),
    question,
  );
  return {
    resource,
    score,
    worth,
    field: entry.field,
    text: entry.literal,
    get snippet() {
      const names = shown.length ? [] : namesOf(resource);
      return snippetOf(names.length ? preferred(names, question) : entry, findings);
    },
  };
}

/** The first of some entries of a resource in the preferred language. */
function preferred<Own extends Omit<Entry, 'place'>>(
  entries: readonly Own[],
  { languages }: SearchQuestion,
): Own {
  const [first] = entries;
  if (!first) throw new Error('A match has no text.');
  const texts = entries.map(({ literal }) => literal);
  const [text] = textsInLanguage(texts, [...languages, first.resource.view.language]);
  return entries.find(({ literal }) => literal === text) ?? first;
}

/** The names of a resource: the snippet where it is found by words which nobody is shown. */
function namesOf(resource: Resource): Omit<Entry, 'place'>[] {
  const field = resource.shape?.label;
  if (!field) return [];
  return resource.literals(field).map((literal) => ({ resource, field, literal, role: 'name' }));
}

/** How many resources with a name each word finds; one word alone needs no count. */
function* counting(findings: readonly Finding[], entries: Entries): Work<Counts> {
  const found = new Map<Finding, number>();
  const { named } = entries;
  if (findings.length < 2) return { found, named };
  for (const finding of findings) {
    found.set(finding, entries.namedAmong(finding.points.found));
    yield;
  }
  return { found, named };
}

/** A match with some of the words is given if it is worth this share of the best one. */
const WORTHWHILE = 0.5;

/** Those that have all words, and those that are worth about as much as the best. */
function worthwhile(matches: readonly Match[]): readonly Match[] {
  let best = 0;
  for (const { worth } of matches) best = Math.max(best, worth);
  return matches.filter(({ worth, isComplete }) => isComplete || worth >= best * WORTHWHILE);
}
