import type { HarvestRule, Look } from './harvest-rule.ts';
import { dcat, dct, lists } from './harvest-vocabulary.ts';
import { lacks, noneFrom } from './looks.ts';

/** The most points that a dataset can have. */
export const MOST_POINTS = 405;

/** From how many points on a dataset is called what; less is bad. */
const ratings = [
  [351, 'excellent'],
  [221, 'good'],
  [121, 'sufficient'],
  [0, 'bad'],
] as const;

/** What the assessment calls so many points. */
export function ratingOf(points: number): string {
  return ratings.find(([least]) => points >= least)?.[1] ?? 'bad';
}

/** What is missing, along which property, how many points it is worth, and what is said of the dataset. */
type Row = readonly [look: Look, path: readonly string[], points: number, words: string];

const faulty: Look = ({ node, effects }) => (effects.has('faults') ? [node.id] : []);

/** Where there are distributions, their own points are not counted here: they depend on files elsewhere. */
const rows: readonly Row[] = [
  [lacks, [dcat.keyword], 30, 'there is no keyword'],
  [lacks, [dcat.theme], 30, 'there is no theme, of whichever list'],
  [lacks, [dct.spatial], 20, 'there is no area'],
  [lacks, [dct.temporal], 20, 'there is no period'],
  [lacks, [dcat.distribution], 220, 'nothing can be downloaded'],
  [faulty, [], 30, 'it does not keep DCAT-AP'],
  [lacks, [dct.accessRights], 10, 'there are no access rights'],
  [noneFrom(lists.rights), [dct.accessRights], 5, 'no access rights are of the European list'],
  [lacks, [dcat.contact], 20, 'there is no contact point'],
  [lacks, [dct.publisher], 10, 'there is no publisher'],
  [lacks, [dct.issued], 5, 'there is no date of issue'],
  [lacks, [dct.modified], 5, 'there is no date of change'],
];

/** The metadata quality assessment of data.europa.eu, of datasets: what does not count there, and why. */
export const qualityRules: readonly HarvestRule[] = rows.map(([look, path, points, reason]) => ({
  of: dcat.Dataset,
  path,
  look,
  effect: 'uncounted',
  words: `does not count, because ${reason}${path.length ? ' ({path})' : ''}: ${points} points of ${MOST_POINTS}`,
  source: 'data.europa.eu, metadata quality assessment, methodology',
  points,
}));
