import type { Block } from '../block.ts';
import type { Page, Part, Section } from '../structure.ts';
import type { Words } from '../words.ts';
import { doubtOn } from '../doubts.ts';
import type { Evidence, Output } from './output.ts';
import type { Known } from './previous.ts';
import type { Kind } from '../roles.ts';
import type { Wanted } from './addresses.ts';

/** What the makers of facts need to know. */
export interface Making {
  readonly page: Page;
  readonly words: Words;
  readonly output: Output;
  readonly authority: string;
  readonly organisation: string;
  readonly isAuthorityDescribed: boolean;
  /** What an earlier output has of a kind. */
  readonly known: (kind: Kind) => readonly Known[];
  /** The addresses of things of a kind: those that they had before, or new ones. */
  readonly addresses: (kind: Kind, wanted: readonly Wanted[]) => string[];
  /** The addresses of the units, by section, and of the organisation itself. */
  readonly units: Map<Section, string>;
  readonly office: string;
  readonly notes: Note[];
}

/** Something to know of what was made, and the line that it is about. */
export interface Note {
  readonly line?: number;
  readonly message: string;
  /** Whether something of the page is not in the Turtle. */
  readonly isLoss?: boolean;
  /** Whether it says that something is not sure. */
  readonly isDoubt?: boolean;
}

/** The texts of paragraphs as one, and the lines on which they stand. */
export function joined(blocks: readonly (Block | Part)[]): Part | undefined {
  const [first] = blocks;
  if (!first) return undefined;
  const text = blocks.map((each) => each.text).join('\n\n');
  return { text, from: first.from, to: blocks.at(-1)?.to ?? first.to };
}

/** What the page says on some lines. */
export function said({ from, to }: Pick<Part, 'from' | 'to'>, note?: string): Evidence {
  return { basis: 'said', from, to, note };
}

/** What follows from some lines of the page. */
export function derived({ from, to }: Pick<Part, 'from' | 'to'>, note?: string): Evidence {
  return { basis: 'derived', from, to, note };
}

/** Evidence for the unit of something: where something speaks against it, it is not what the page says. */
export function ofUnit(section: Section, evidence: Evidence, line: number): Evidence {
  const doubt = doubtOn(section, line);
  if (doubt === undefined) return evidence;
  const note = [evidence.note, `Not sure: ${doubt}.`].filter(Boolean).join(' ');
  return { ...evidence, basis: 'derived', note };
}

/** Evidence for a thing itself: where it may be none, or of another kind, the page does not say it. */
export function ofThing(section: Section, evidence: Evidence, line: number): Evidence {
  const doubt = doubtOn(section, line, true);
  if (doubt === undefined) return evidence;
  const note = [evidence.note, `Not sure: ${doubt}.`].filter(Boolean).join(' ');
  return { ...evidence, basis: 'derived', note };
}
