import type { Block } from './block.ts';
import type { Name } from './name.ts';
import type { Label, List } from './words.ts';

/** A text of the page, and the lines on which it stands. */
export interface Part {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A list of the page. */
export interface Listing {
  /** The line that announces it, where one does. */
  readonly announced: number | undefined;
  readonly items: Block[];
  /** The paragraphs that an item has besides its first. */
  readonly further: Map<Block, readonly Block[]>;
  /** What is said of an item under labels: in the columns of a table. */
  readonly told: Map<Block, Texts>;
}

/** A class of the plan, as a line gives it. */
export interface ListedClass {
  readonly code: string;
  readonly label: string;
  readonly line: number;
}

/** The texts of a resource: what it is, what it holds, and what is told under a label. */
export type ResourceText = 'description' | 'materials' | 'systems' | Label;

/** Texts by what they are. */
export type Texts = Map<ResourceText, Block[]>;

/** What stands under one heading of an information resource. */
export interface Resource {
  readonly heading: Part;
  /** Whether its heading is that of the whole section. */
  readonly isWhole: boolean;
  /** Whether it is the case register of the authority. */
  readonly isCase: boolean;
  readonly texts: Texts;
  readonly lists: Map<List, Listing>;
}

/** Something that speaks against what was read, from a line of the section on, to its end if nothing else is said. */
interface Doubt {
  readonly from: number;
  to?: number;
  readonly why: string;
  /** Whether a heading may have been lost: the next heading ends it. */
  readonly isOfHeading?: boolean;
  /** Whether what was read may be no such thing at all. */
  readonly isOfThing?: boolean;
}

/** What the page says of one unit: its own organisation, or one of its sections. */
export interface Section {
  readonly heading: Part;
  /** The unit as the heading has it. */
  readonly owner: string;
  /** Whether the heading is nothing but the unit. */
  readonly isPlain: boolean;
  /** Whether it is the section of the organisation whose page it is. */
  readonly isOwn: boolean;
  /** Whether a heading of the page names its unit. */
  readonly isNamed: boolean;
  /** How many letters of its heading are wrong, where the words of the table are right. */
  readonly slips: number;
  readonly level: number | undefined;
  readonly description: Block[];
  readonly origin: Part[];
  readonly classes: ListedClass[];
  /** The lines from the announcement of the classes to the last of them. */
  announcedClasses: number | undefined;
  readonly resources: Resource[];
  readonly doubts: Doubt[];
  /** The kinds of its lists, in their order. */
  readonly order: List[];
  name: Name;
}

/** What becomes of a line. */
export const FATES = [
  ...['heading', 'announcement', 'description', 'source note', 'register', 'TOS class'],
  ...['systems', 'materials', 'purpose', 'search keys', 'retention', 'disclosures', 'contact'],
  ...['open interfaces', 'privacy notice', 'table row', 'definition', 'said to be absent'],
  ...['boiler-plate', 'not understood'],
] as const;
export type Fate = (typeof FATES)[number];

/** What is said of boiler-plate that looks like contents. */
export const CONTENTS = 'these may be contents: the text is hidden, or outside of the main part';

/** What became of a block, and where it belongs. */
export interface Claim {
  readonly fate: Fate;
  readonly section?: Section | undefined;
  /** What else there is to say of it. */
  readonly detail?: string;
  /** The list that it announces: only at the end is it known whether it is empty. */
  readonly listing?: Listing;
}

/** A page as it was read. */
export interface Page {
  readonly title: Part | undefined;
  readonly sections: readonly Section[];
  readonly contact: { readonly heading: Part | undefined; readonly blocks: readonly Block[] };
  /** Each block with the one thing that became of it, in the order of the page. */
  readonly claims: readonly { readonly block: Block; readonly claim: Claim }[];
}

/** A block as a text with its lines. */
export function partOf({ text, from, to }: Block): Part {
  return { text, from, to };
}
