import type { Block } from './block.ts';
import type { Listing, Part } from './structure.ts';
import type { Label, List } from './words.ts';

/** Where in a section the reader stands. */
export type Place =
  'start' | 'about' | 'list' | 'systems' | 'materials' | 'contact' | 'nowhere' | Label;

/** What a section is opened by. */
export interface OpenedBy {
  readonly owner?: string;
  readonly isOwn?: boolean;
  readonly isPlain?: boolean;
  readonly slips?: number;
}

/** The heading of a section that has none. */
export const NOWHERE: Part = { text: '', from: 1, to: 1 };

/** A list whose items are read. */
export interface OpenList {
  readonly of: List;
  readonly listing: Listing;
  readonly announced: Block;
  /** How many items it had before: of an earlier list of its kind in the same place. */
  readonly before: number;
  /** Whether its items have marks; or else whether blank lines part them. Unknown before the first. */
  marks: 'bullets' | 'lines' | 'paragraphs' | undefined;
}
