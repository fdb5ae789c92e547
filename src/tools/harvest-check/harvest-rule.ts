import type { Effect } from '../../linked-data/harvest-report.ts';
import type { HarvestGraph, HarvestNode } from './harvest-graph.ts';

/** The effects that the owner of a catalogue has to fix. */
export const FAULTS: ReadonlySet<Effect> = new Set<Effect>([
  ...(['ends', 'stops', 'skips', 'refuses', 'faults'] as const),
]);

/** The effects for which a harvester does not take the dataset that it meets them in. */
export const LOSSES: ReadonlySet<Effect> = new Set<Effect>(['ends', 'skips', 'refuses']);

/** What comes of something, in words, and where that is written or done. */
export interface Consequence {
  readonly effect: Effect;
  /** Said of the node; `{path}` stands for the properties that were looked at. */
  readonly words: string;
  /** The function of the harvester's code, or the clause of the profile. */
  readonly source: string;
  /** The points of the quality assessment that are lost. */
  readonly points?: number;
}

/** One thing that a harvester looks at, and what it does about it. */
export interface HarvestRule extends Consequence {
  /** The class of the nodes that it looks at. */
  readonly of: string;
  /** The properties that it follows from there. */
  readonly path: readonly string[];
  readonly look: Look;
}

/** What is wrong, a text for each thing; none: nothing is. */
export type Look = (sight: Sight) => readonly string[];

/** What a harvester has before it when it looks at a node. */
export interface Sight {
  readonly node: HarvestNode;
  readonly path: readonly string[];
  readonly page: HarvestGraph;
  /** The language that the harvester prefers. */
  readonly language: string;
  /** The dataset of an earlier page, or of this one, that is known by the same identifier. */
  readonly earlier: string | undefined;
  /** What has come of the same node so far. */
  readonly effects: ReadonlySet<Effect>;
}
