import type { Phrase } from './phrase.ts';

/** The parts of a page that have headings. */
export const HEADINGS = [
  ...['about', 'registers', 'classes', 'materials', 'systems', 'contact', 'section', 'resource'],
  'case',
] as const;
export type Heading = (typeof HEADINGS)[number];

/** What is listed after a line that announces it. */
export const LISTS = ['registers', 'classes', 'systems', 'materials'] as const;
export type List = (typeof LISTS)[number];

/** What is told under a label of its own. */
export const LABELS = ['purpose', 'search', 'retention', 'disclosures', 'open', 'notice'] as const;
export type Label = (typeof LABELS)[number];

/** What a label may have its value beside: in a line, an item, a list of terms, or a cell of a table. */
export const FIELDS = [...LABELS, 'materials', 'systems', 'contact'] as const;
export type FieldLabel = (typeof FIELDS)[number];

/** What a column of a table may have the names of. */
export const COLUMNS = ['resource', 'register', 'unit'] as const;
export type NameColumn = (typeof COLUMNS)[number];

/** The labels whose texts are known by their words. */
export const TELLS = ['retention', 'disclosures'] as const;

/** What tells the facts of a contact from each other. */
export const CONTACT = ['post', 'visit', 'hours', 'how', 'sign-in', 'box'] as const;

/** How a word of a heading ends, and how the name that it was made from does. */
export type Ending = readonly [form: string, name: string];

/** The words of one language in which pages of the kind are written. */
export interface Words {
  readonly language: string;
  readonly headings: Readonly<Record<Heading, readonly Phrase[]>>;
  readonly announcements: Readonly<Record<List, readonly Phrase[]>>;
  readonly labels: Readonly<Record<FieldLabel, readonly Phrase[]>>;
  /** The heads of columns that have names below them. */
  readonly columns: Readonly<Record<NameColumn, readonly Phrase[]>>;
  /** Words by which an announcement or a value says that there is none. */
  readonly negations: readonly string[];
  /** How a sentence begins that explains a word of the law and says nothing of what is kept. */
  readonly definitions: readonly Phrase[];
  /** Words by which a sentence tells of retention or of disclosures, under whichever label it stands. */
  readonly tells: Readonly<Record<(typeof TELLS)[number], readonly string[]>>;
  /** What the site puts on all its pages. */
  readonly chrome: readonly Phrase[];
  /** Words that a sentence on systems has, and a list of them has not. */
  readonly sentences: readonly string[];
  /** What a text on systems has in it. */
  readonly systems: readonly string[];
  /** How the names of units end. */
  readonly units: readonly Phrase[];
  /** What stands before the source of a description, and before who keeps a register. */
  readonly origin: readonly string[];
  readonly keptBy: readonly string[];
  /** What follows on the unit in brackets that keeps a register. */
  readonly keeps: readonly string[];
  /** The forms of the names of systems in a sentence on where something is processed. */
  readonly within: readonly Ending[];
  /** What a list of systems is split at besides commas, and what says before it that there are more. */
  readonly splits: readonly string[];
  readonly open: readonly string[];
  /** What says at its end that there are more. */
  readonly openEnd: readonly string[];
  /** How a name is made of the form of it that a heading has. */
  readonly names: Names;
  readonly contact: Readonly<Record<(typeof CONTACT)[number], readonly string[]>>;
  /** The ends of the addresses of places. */
  readonly segments: Readonly<Record<'post' | 'visit', string>>;
  /** What a plan, and a level of it, are called. */
  readonly plan: string;
  readonly level: string;
}

export interface Names {
  /** How words end in the form that headings have. */
  readonly marks: readonly string[];
  /** Words that stand between two of a name as they are. */
  readonly joins: readonly string[];
  /** What stands in the place of an owner in headings, and is none. */
  readonly nobody: readonly string[];
  /** Endings that say by themselves what the name is; those of adjectives, which have the form of what they belong to. */
  readonly sure: readonly Ending[];
  readonly agreeing: readonly Ending[];
  /** Endings that are believed where the page has the name too. */
  readonly evidence: readonly Ending[];
}
