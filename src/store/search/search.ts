import type { SearchQuestion } from '../../reading/question.ts';
import { compareValues } from '../../reading/values.ts';
import type { Hit, Resource, SearchResults } from '../../reading/view.ts';
import { inPieces, type Work } from '../../reading/work.ts';
import type { Shape } from '../../model/model.ts';
import { textsInLanguage } from '../../rdf/language.ts';
import { firstInOrder } from '../list/first-in-order.ts';
import { sorting } from '../sort-in-turns.ts';
import type { ClassView } from '../list/ordered-class.ts';
import type { Entry } from './entry.ts';
import { hintOf, suggestionsOf } from './hint.ts';
import { Judge, type Match } from './match.ts';
import { narrowing } from './narrowing.ts';
import { SearchIndex, type Finding } from './search-index.ts';
import { snippetOf } from './snippet.ts';
import { Weights, type Counts } from './weights.ts';

/** Searches a view. The first search of a view makes its index. */
export function* searching(question: SearchQuestion, view: ClassView): Work<SearchResults> {
  const index = yield* indexing(view);
  const findings = yield* index.finding(question.text);
  const groups = yield* grouping(findings);
  const judge = new Judge(findings, new Weights(findings, yield* counting(findings, index)), index);
  const matches: Match[] = [];
  yield* inPieces(groups, findings.length, ([resource, entries]) => {
    if (isSearched(resource.shape, question)) matches.push(judge.match(resource, entries));
  });
  const found = withMostWords(matches);
  const { kept, facets } = yield* narrowing(found, question, view);
  const { from = 0, size } = question;
  const wanted = from > 0 ? yield* sorting(kept, compareMatches) : kept;
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
    get hits() {
      const first = firstInOrder(wanted, from + size, compareMatches).slice(from);
      return first.map((match) =>
        hitOf(match, { entries: judge.shown(match), findings, question }),
      );
    },
  };
}

/** The index of a view, made once. */
export function* indexing(view: ClassView): Work<SearchIndex> {
  const index = view.remember('search index', () => new SearchIndex());
  yield* index.filling(view);
  return index;
}

/** Whether resources of a shape are searched: those of the types asked for, or all that say nothing else (`varanto:searched`). */
function isSearched(shape: Shape | undefined, { types }: SearchQuestion): boolean {
  if (!shape) return false;
  return types ? types.includes(shape) : shape.isSearched;
}

interface Shown {
  readonly entries: readonly Entry[];
  readonly findings: readonly Finding[];
  readonly question: SearchQuestion;
}

/** A match as it is given: by its best entry in the preferred language. */
function hitOf(match: Match, shown: Shown): Hit {
  const { resource, score, worth } = match;
  const { entries, findings } = shown;
  const entry = preferred(entries.length ? entries : match.entries, shown, resource);
  return {
    resource,
    score,
    worth,
    field: entry.field,
    text: entry.literal,
    get snippet() {
      const names = entries.length ? [] : namesOf(resource);
      return snippetOf(names.length ? preferred(names, shown, resource) : entry, findings);
    },
  };
}

/** The first entry in the preferred language. */
function preferred(entries: readonly Entry[], { question }: Shown, resource: Resource): Entry {
  const texts = entries.map(({ literal }) => literal);
  const [text] = textsInLanguage(texts, [...question.languages, resource.view.language]);
  const entry = entries.find(({ literal }) => literal === text);
  if (!entry) throw new Error(`The match <${resource.id}> has no entry.`);
  return entry;
}

/** The names of a resource: the snippet where it is found by words which nobody is shown. */
function namesOf(resource: Resource): Entry[] {
  const field = resource.shape?.label;
  if (!field) return [];
  return resource.literals(field).map((literal) => ({ resource, field, literal, role: 'name' }));
}

/** The entries that are found, by their resources. */
function* grouping(findings: readonly Finding[]): Work<ReadonlyMap<Resource, Entry[]>> {
  const groups = new Map<Resource, Entry[]>();
  for (const { points } of findings) {
    for (const entry of points.keys()) addEntry(groups, entry);
    yield;
  }
  return groups;
}

function addEntry(groups: Map<Resource, Entry[]>, entry: Entry): void {
  const group = groups.get(entry.resource);
  if (!group) groups.set(entry.resource, [entry]);
  else if (!group.includes(entry)) group.push(entry);
}

/** How many resources with a name each word finds; one word alone needs no count. */
function* counting(findings: readonly Finding[], { named }: SearchIndex): Work<Counts> {
  const found = new Map<Finding, number>();
  if (findings.length < 2) return { found, named };
  for (const finding of findings) {
    const entries = [...finding.points.keys()].filter(({ resource }) => resource.shape?.label);
    found.set(finding, new Set(entries.map(({ resource }) => resource)).size);
    yield;
  }
  return { found, named };
}

/** A match with some of the words is given if it is worth this share of the best one. */
const WORTHWHILE = 0.5;

/** Those that have all words; where no resource with a name has, those that have most of them. */
function withMostWords(matches: readonly Match[]): readonly Match[] {
  const complete = matches.filter(({ isComplete }) => isComplete);
  if (complete.some(({ hasName }) => hasName)) return complete;
  let best = 0;
  for (const { worth } of matches) best = Math.max(best, worth);
  return matches.filter(({ worth, isComplete }) => isComplete || worth >= best * WORTHWHILE);
}

function compareMatches(a: Match, b: Match): number {
  return b.score - a.score || compareValues(a.resource, b.resource);
}
