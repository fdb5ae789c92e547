import { atOnce } from '../../../src/reading/work.ts';
import { searching } from '../../../src/store/search/search.ts';
import type { Snapshot } from '../../../src/store/snapshot.ts';
import { isWanted, type GoldQuery } from './families.ts';

/** What the search finds of what it should. */
export interface Measure {
  /** The mean over the queries of how much of the wanted is found. */
  readonly recall: number;
  /** How much of all that is found, over all queries, is wanted. */
  readonly precision: number;
  /** How much of all that is wanted, over all queries, is found. */
  readonly microRecall: number;
  readonly queries: readonly Measured[];
}

/** One query: the labels that it finds, those that it should, and those of them that it does. */
interface Measured {
  readonly query: string;
  readonly wanted: readonly string[];
  readonly found: readonly string[];
  readonly right: readonly string[];
}

/** Measures queries against the Finnish names of all resources of some types. */
export function measure(
  snapshot: Snapshot,
  types: readonly string[],
  gold: readonly GoldQuery[],
): Measure {
  const labels = labelsOf(snapshot, types);
  const queries = gold.map((each): Measured => {
    const wanted = labels.filter((label) => isWanted(each, label));
    const found = foundBy(snapshot, types, each.query);
    const right = found.filter((label) => wanted.includes(label));
    return { query: each.query, wanted, found, right };
  });
  const sum = (key: 'wanted' | 'found' | 'right') =>
    queries.reduce((total, each) => total + each[key].length, 0);
  const recalls = queries.map(({ wanted, right }) => right.length / wanted.length);
  return {
    recall: recalls.reduce((total, each) => total + each, 0) / recalls.length,
    precision: sum('right') / sum('found'),
    microRecall: sum('right') / sum('wanted'),
    queries,
  };
}

/** The different Finnish names of the resources of some types. */
export function labelsOf(snapshot: Snapshot, types: readonly string[]): string[] {
  const shapes = snapshot.model.shapes.filter(({ name }) => types.includes(name));
  const labels = shapes.flatMap((shape) =>
    snapshot
      .ofShape(shape)
      .flatMap((resource) => (shape.label ? resource.literals(shape.label) : []))
      .flatMap(({ language, value }) => (language === 'fi' ? value : [])),
  );
  return [...new Set(labels)];
}

function foundBy(snapshot: Snapshot, types: readonly string[], query: string): string[] {
  const shapes = snapshot.model.shapes.filter(({ name }) => types.includes(name));
  const question = { text: query, types: shapes, size: Infinity, languages: ['fi'] };
  const labels = atOnce(searching(question, snapshot))
    .hits.filter(({ resource, field, text }) => {
      return field === resource.shape?.label && text.language === 'fi';
    })
    .map(({ text }) => text.value);
  return [...new Set(labels)];
}
