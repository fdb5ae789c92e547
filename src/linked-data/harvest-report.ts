/** What may come of something that a harvester meets, the worst first, and what that is called. */
export const effects = {
  ends: 'nothing is taken',
  stops: 'the harvest stops',
  skips: 'not taken',
  refuses: 'refused',
  faults: 'against the rules',
  notes: 'note',
  uncounted: 'quality',
} as const;

export type Effect = keyof typeof effects;

/** What harvesters would take of a catalogue. */
export interface HarvestReport {
  /** The address that they were given. */
  readonly start: string;
  /** The language that they were taken to prefer. */
  readonly language: string;
  /** Whether everything would be taken, and by the rules. */
  readonly isSound: boolean;
  readonly harvesters: readonly HarvesterReport[];
  /** The datasets by themselves, as many as were to be listed. */
  readonly datasets: readonly DatasetReport[];
  /** How many there are besides. */
  readonly unlisted: number;
}

/** What one harvester would take. */
export interface HarvesterReport {
  readonly name: string;
  readonly software: string;
  /** How many pages it would read. */
  readonly pages: number;
  /** How many datasets it would see. */
  readonly datasets: number;
  readonly taken: number;
  /** What a dataset has on average in the assessment of quality, where there is one. */
  readonly points?: number;
  readonly rating?: string;
  readonly findings: readonly HarvestFinding[];
}

/** One thing that a harvester would find, and what would come of it. */
export interface HarvestFinding {
  readonly effect: Effect;
  /** The subject of the finding: a page, or the nodes of a class. */
  readonly of: string;
  readonly words: string;
  /** The function of the harvester's code, or the clause of the profile. */
  readonly source: string;
  readonly count: number;
  /** Where, for the first hundred. */
  readonly places: readonly Place[];
}

/** A resource or a page, and what was found there. */
export interface Place {
  readonly resource: string;
  readonly found?: string;
}

/** What would become of one dataset. */
export interface DatasetReport {
  readonly dataset: string;
  readonly title: string;
  readonly harvesters: Readonly<Record<string, Fate>>;
}

/** What a harvester would do with a dataset. */
export interface Fate {
  readonly taken: boolean;
  /** What it would be called there. */
  readonly as: string;
  /** What is wrong with it. */
  readonly faults: readonly string[];
}
