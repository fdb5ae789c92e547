import { isUnit } from './headings.ts';
import { wordsOf } from './phrase.ts';
import type { Reading, Seen } from './reading.ts';
import type { Claim, Fate, ResourceText } from './structure.ts';
import { TELLS, type Label, type Words } from './words.ts';

/** What becomes of a text under a label. */
export const FATE_OF_LABEL: Readonly<Record<Label, Fate>> = {
  purpose: 'purpose',
  search: 'search keys',
  retention: 'retention',
  disclosures: 'disclosures',
  open: 'open interfaces',
  notice: 'privacy notice',
};

/** Takes a text as one of a resource. */
export function addText(reading: Reading, kind: ResourceText, block: Seen['block']): void {
  const texts = reading.texts;
  texts.set(kind, [...(texts.get(kind) ?? []), block]);
}

/** What becomes of a text under a label. */
export function labelled(reading: Reading, label: Label, block: Seen['block']): Claim {
  addText(reading, label, block);
  return reading.claim(FATE_OF_LABEL[label]);
}

/** A text under a label, and what stands below it. */
interface Told {
  readonly label: Label;
  readonly block: Seen['block'];
  readonly next: Seen['block'] | undefined;
}

/**
 * What becomes of a paragraph under a label. The text of a label ends before what could be the heading of a unit, and a
 * sentence that speaks of retention or of disclosures is taken for that.
 */
export function underLabel(reading: Reading, { label, block, next }: Told): Claim {
  const isFirst = !reading.isLabelTold;
  reading.isLabelTold = true;
  if (isLikeHeading(block)) {
    const why = 'it may be the heading of a unit, or go on with the text of the label above';
    if (!isFirst) return reading.notUnderstood(block, why);
    if (next?.isApart && isSentence(next.text) && !labelIn(next.text, reading.words))
      reading.doubt(block.from, `line ${block.from} may be the heading of a unit`);
  }
  if (isUnit(reading, block))
    reading.doubt(block.from, `line ${block.from} may be the heading of a unit`);
  const pieces = piecesOf(block.text, { label, isFirst, words: reading.words });
  const isOther = !isFirst && block.isApart && pieces.length === 1;
  if (isOther && isSentence(block.text) && !labelIn(block.text, reading.words))
    reading.doubt(
      block.from,
      `line ${block.from} follows on the text of a label, and may be of another unit`,
    );
  for (const piece of pieces) addText(reading, piece.label, { ...block, text: piece.text });
  const [first, ...more] = [...new Set(pieces.map((piece) => FATE_OF_LABEL[piece.label]))];
  reading.place = pieces.at(-1)?.label ?? label;
  const detail = more.length ? `by its words also ${more.join(' and ')}` : undefined;
  const isMoved = first !== FATE_OF_LABEL[label];
  return reading.claim(
    first ?? FATE_OF_LABEL[label],
    detail ?? (isMoved ? 'by its words' : undefined),
  );
}

/** A line of few words that begins a paragraph as a heading does, and has no comma as a list has. */
function isLikeHeading({ text, isApart, isItem }: Seen['block']): boolean {
  if (!isApart || isItem || text.length >= 60) return false;
  return /^[\p{Lu}\d]/u.test(text) && !/[,;]|[.!?:)\]"”]$/.test(text);
}

function isSentence(text: string): boolean {
  return /[.!?]$/.test(text);
}

interface Piece {
  readonly text: string;
  readonly label: Label;
}

/** The sentences of a text by what they tell; the first under a label tells what the label says. */
function piecesOf(
  text: string,
  { label, isFirst, words }: { label: Label; isFirst: boolean; words: Words },
): Piece[] {
  const pieces: Piece[] = [];
  for (const [index, sentence] of text.split(/(?<=[.!?]) (?=\p{Lu})/u).entries()) {
    const last = pieces.at(-1);
    const own = isFirst && index === 0 ? undefined : labelIn(sentence, words);
    const wanted = own ?? last?.label ?? label;
    if (last?.label === wanted)
      pieces[pieces.length - 1] = { label: wanted, text: `${last.text} ${sentence}` };
    else pieces.push({ label: wanted, text: sentence });
  }
  return pieces;
}

/** What a sentence tells by one of its words, where its words do not tell two things. */
function labelIn(sentence: string, { tells }: Words): Label | undefined {
  const parts = wordsOf(sentence);
  const found = TELLS.filter((label) => tells[label].some((word) => parts.includes(word)));
  return isSentence(sentence) && found.length === 1 ? found[0] : undefined;
}
