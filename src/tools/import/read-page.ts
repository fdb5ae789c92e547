import { blocksOf, type Block } from './block.ts';
import { readClass, readFurther, readItem, readText } from './blocks-of-text.ts';
import { isNegated, lookOf } from './classify.ts';
import { judge } from './doubts.ts';
import { isPlainHeading, readHeading, readUnit } from './headings.ts';
import { readLabel, readRow } from './read-field.ts';
import type { Line } from './line.ts';
import { Reading, type Seen } from './reading.ts';
import { CONTENTS, partOf, type Claim, type Page } from './structure.ts';
import { LABELS, type Words } from './words.ts';
import type { See } from '../../reading/work.ts';

/** Whose page it is, and in which words it is written. */
interface Whose {
  readonly organisation: string;
  readonly words: Words;
}

/** After so many blocks it is said how many are read. */
const STEP = 100;

/** The page that lines make. One pass over its blocks, each of which becomes one claim: no line is lost, none counted twice. */
export function readPage(
  lines: readonly Line[],
  { organisation, words }: Whose,
  see: See = () => undefined,
): Page {
  const reading = new Reading(words, organisation);
  const seen = blocksOf(lines, words).map((block) => ({ block, look: lookOf(block, words) }));
  const claims = seen.map((each, index) => {
    if (index % STEP === 0) see({ stage: 'reads the page', done: index, of: seen.length });
    return { block: each.block, claim: claimOf(reading, each, following(seen, index)) };
  });
  judge(reading.sections, words);
  return {
    title: reading.title,
    sections: reading.sections,
    contact: { heading: reading.contactHeading, blocks: reading.contact },
    claims,
  };
}

/** What follows on a block; what the site puts between is passed over. */
function following(seen: readonly Seen[], index: number): Seen[] {
  return seen.slice(index + 1, index + 200).filter(({ look }) => look.is !== 'chrome');
}

function claimOf(reading: Reading, seen: Seen, ahead: readonly Seen[]): Claim {
  const { block } = seen;
  const look = isItemWithNumber(reading, seen, ahead) ? ({ is: 'item' } as const) : seen.look;
  if (look.is === 'chrome' && isValue(reading, block)) return readText(reading, seen, ahead);
  if (look.is === 'chrome') return boilerPlate(reading, block);
  if (block.unit !== undefined) return readUnit(reading, block, block.unit);
  if (reading.place === 'contact') {
    if (!endsContact(reading, seen, ahead)) return contactClaim(reading, block);
    reading.leaveContact(block);
  }
  if (look.is === 'negation') return absent(reading);
  switch (look.is) {
    case 'definition':
      return reading.claim('definition');
    case 'heading':
      return isItemOfBareList(reading, seen)
        ? readText(reading, seen, ahead)
        : readHeading(reading, seen, look);
    case 'announcement':
      return withSlips(reading.announce(look.of, block), look.slips);
    case 'label':
      return readLabel(reading, block, look);
    case 'row':
      return readRow(reading, block, look.row);
    case 'class':
      return readClass(reading, seen);
    case 'item':
      return readItem(reading, seen);
    case 'cell':
      if (!block.isItem) reading.list = undefined;
      return reading.claim('not understood', 'a cell of a table');
    case 'further':
      return readFurther(reading, seen);
    case 'origin':
      reading.section.origin.push({ ...partOf(block), text: look.text });
      return reading.claim('source note');
    case 'text':
      return readText(reading, seen, ahead);
  }
}

/** What a list has that is said not to be there is no content. */
function absent(reading: Reading): Claim {
  [reading.list, reading.place] = [undefined, 'absent'];
  return reading.claim('said to be absent');
}

/** A word like "no" is of the site, but it is the value of a label that has none yet. */
function isValue({ place, isLabelTold, words }: Reading, block: Block): boolean {
  const isLabel = LABELS.some((label) => label === place) && !isLabelTold;
  return isLabel && !block.isAround && isNegated(block.text, words);
}

/** What the page puts around its contents; what looks like contents is said to be taken for it. */
function boilerPlate({ words }: Reading, block: Block): Claim {
  if (!block.isAround) return { fate: 'boiler-plate' };
  const look = lookOf({ ...block, isAround: false }, words);
  const isList = look.is === 'announcement' || (look.is === 'label' && look.rest !== '');
  const isHeading = look.is === 'heading' && ['section', 'resource', 'registers'].includes(look.of);
  const isHidden = block.isHidden && !['text', 'chrome'].includes(look.is);
  if (!isList && !isHeading && !isHidden) return { fate: 'boiler-plate' };
  return { fate: 'boiler-plate', detail: CONTENTS };
}

/** Notes in the report that a phrase was recognised despite misspellings. */
function withSlips(claim: Claim, slips: number): Claim {
  return slips ? { ...claim, detail: `${claim.detail ?? ''}, read with ${slips} wrong` } : claim;
}

function contactClaim(reading: Reading, block: Block): Claim {
  reading.contact.push(block);
  return { fate: 'contact' };
}

/** A name that begins with two digits is no class, unless classes are listed: "24 h turvapuhelinrekisteri". */
function isItemWithNumber({ list }: Reading, { look }: Seen, [next]: readonly Seen[]): boolean {
  if (look.is !== 'class' || look.code.length > 2 || list?.of === 'classes') return false;
  return !(next?.look.is === 'class' && next.look.code.startsWith(`${look.code} `));
}

/** In a list without bullets a register may have a name like a heading: "Rekrytoinnin rekisterit". */
function isItemOfBareList({ list }: Reading, { look, block }: Seen): boolean {
  const isOfRegisters = look.is === 'heading' && look.of === 'registers';
  return isOfRegisters && list?.of === 'registers' && list.marks === 'lines' && !block.isApart;
}

/**
 * Whether a block ends what is said of the contact: a heading as high as that of the contact, one that the table of words
 * knows, one of a unit, a label or an announcement. Other lines of a contact may look like anything.
 */
function endsContact(reading: Reading, seen: Seen, ahead: readonly Seen[]): boolean {
  const { block, look } = seen;
  if (block.level !== undefined && block.level <= (reading.contactLevel ?? 6)) return true;
  if (look.is === 'heading') return look.of !== 'section' || look.owner !== '';
  if (look.is === 'announcement' || look.is === 'label') return block.isApart;
  return look.is === 'text' && isPlainHeading(reading, seen, ahead);
}
