import { readEach } from '../reading/unloaded.ts';
import { compareValues } from '../reading/values.ts';
import type { Resource } from '../reading/view.ts';
import { leadsOf } from './roles.ts';
import { searchWords, type SearchOptions, type WordHit } from './search-words.ts';
import { togetherIn } from './together.ts';

/** Somebody that a question may be for, and why. */
export interface FoundPlace {
  readonly keeper: Resource;
  /** How much speaks for it: places are ordered by it. */
  readonly score: number;
  /** What speaks for it, what says most first. */
  readonly reasons: readonly Reason[];
}

/** A word of a question, what it met, and how much that says for one keeper. */
export type Reason = WordHit;

/** The share of the best match below which another says nothing of who is meant. */
const WORTHWHILE = 0.5;
/** What a word says more that is in the keeper's own name. */
const OWN_NAME = 1.3;
/** How much it counts beside the sum of all words that several of them are in one name, and in how many resources that is read. */
const [TOGETHER, MOST_READ] = [0.6, 60];
/** Less than this is met by chance. */
const LEAST = 0.03;

/** Who a question may be for, the best first. */
export async function findPlaces(question: string, options: SearchOptions): Promise<FoundPlace[]> {
  const hits = await searchWords(question, options);
  const leads = readEach(hits, (each) => leadsTo(each, options));
  const reasons = grouped(rarer(leads.flat()), ({ keeper }) => keeper);
  return readEach([...reasons], ([keeper, found]) => placeOf(keeper, found))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score || compareValues(a.keeper, b.keeper));
}

/** A reason, and the keeper that it is for. */
interface Led extends Reason {
  readonly keeper: Resource;
}

function leadsTo({ word, hit, weight }: WordHit, { roles }: SearchOptions): Led[] {
  return leadsOf(hit.resource, roles).map(({ keeper, share }) => {
    const isName = keeper === hit.resource && hit.field === keeper.shape?.label;
    return { word, hit, keeper, weight: weight * share * (isName ? OWN_NAME : 1) };
  });
}

/** The fewer keepers a word may mean, the more it says. */
function rarer(all: readonly Led[]): Led[] {
  return [...grouped(all, ({ word }) => word).values()].flatMap((met) => {
    const strengths = [...grouped(met, ({ keeper }) => keeper).values()].map(strongest);
    const best = Math.max(0, ...strengths);
    const meant = strengths.filter((strength) => strength >= best * WORTHWHILE).length;
    return met.map((each) => ({ ...each, weight: each.weight / Math.sqrt(Math.max(1, meant)) }));
  });
}

function strongest(reasons: readonly Reason[]): number {
  return Math.max(...reasons.map(({ weight }) => weight));
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** What words say of a keeper: each by the best that it met, and more where several are in one text. */
function placeOf(keeper: Resource, found: readonly Led[]): FoundPlace {
  const reasons = found.toSorted((a, b) => b.weight - a.weight);
  const best = new Map<string, number>();
  for (const { word, weight } of reasons) if (!best.has(word)) best.set(word, weight);
  const met = [...new Set(reasons.slice(0, MOST_READ).map(({ hit }) => hit.resource))];
  const together = readEach(met, (resource) => togetherIn(resource, best));
  const score = [...best.values()].reduce((sum, weight) => sum + weight, 0);
  return { keeper, score: score + TOGETHER * Math.max(0, ...together), reasons };
}
