import type { Look } from './classify.ts';
import { beginsWith, isFormOf } from './name.ts';
import { matchPhrase } from './phrase.ts';
import type { Reading, Seen } from './reading.ts';
import { LISTS, type List } from './words.ts';
import { partOf, type Claim } from './structure.ts';

type HeadingLook = Look & { is: 'heading' };

/** What becomes of a heading that the table of words has. */
export function readHeading(reading: Reading, { block }: Seen, look: HeadingLook): Claim {
  const slips = look.slips ? `read with ${look.slips} wrong` : undefined;
  reading.list = undefined;
  switch (look.of) {
    case 'contact':
      reading.title ??= partOf(block);
      reading.contactHeading ??= partOf(block);
      reading.contactLevel = block.level;
      reading.place = 'contact';
      return { fate: 'heading', detail: 'contact' };
    case 'section':
      return { ...sectionHeading(reading, block, look), ...(slips ? { detail: slips } : {}) };
    case 'resource':
      return resourceHeading(reading, block, nameIn(block, look));
    case 'case':
      return caseHeading(reading, block, look);
    default:
      return partHeading(reading, block, look);
  }
}

type Block = Seen['block'];

function sectionHeading(reading: Reading, block: Block, look: HeadingLook): Claim {
  const { owner, slips, isJoined } = look;
  const isFirst = reading.title === undefined;
  reading.title ??= partOf(block);
  if (!isFirst && owner === '' && (isJoined || reading.section.isOwn)) return pageHeading(reading);
  const known = reading.sectionOf(owner);
  if (known && owner !== '') return again(reading, known, block);
  if (reading.isOrganisation(owner)) {
    if (isFirst) reading.open(block, { owner, isOwn: true });
    reading.place = isFirst ? 'start' : 'about';
  } else reading.open(block, { owner, slips });
  return reading.claim('heading');
}

/** A heading that was there before: twice in a row it says nothing new, later it leads back to its section. */
function again(reading: Reading, known: Reading['section'], block: Block): Claim {
  const isTwice = reading.section === known && !known.resources.length && !known.classes.length;
  if (!isTwice) {
    reading.enter(known);
    reading.doubt(block.from, 'the section has its heading a second time');
    reading.place = 'nowhere';
  }
  return reading.claim('heading', 'again');
}

function resourceHeading(reading: Reading, block: Block, name = block.text): Claim {
  reading.title ??= partOf(block);
  reading.openResource({ ...partOf(block), text: name });
  [reading.place, reading.list] = ['about', undefined];
  return reading.claim('heading', 'information resource');
}

/** The name of a resource: of "Information resource: Crossings" what is after the colon. */
function nameIn({ text }: Block, { isNamed, owner }: HeadingLook): string {
  return isNamed && owner !== '' ? owner : text;
}

/** The case register of the organisation has a heading of its own, which is no unit's. */
function caseHeading(reading: Reading, block: Block, { owner }: HeadingLook): Claim {
  const isFirst = reading.title === undefined;
  reading.title ??= partOf(block);
  if (isFirst) {
    if (!reading.isOrganisation(owner)) return pageHeading(reading);
    reading.open(block, { owner, isOwn: true });
  }
  reading.enterOwn();
  reading.openResource(partOf(block), { isCase: true });
  reading.place = 'about';
  return reading.claim('heading', 'case register');
}

/** A heading over parts of the page, which names no unit: what follows is of none before its own heading. */
function pageHeading(reading: Reading): Claim {
  reading.enterOwn();
  reading.place = 'page';
  return reading.claim('heading', 'of the page');
}

/** The heading of a part of a section. Where it names another unit than the section does, it begins one of its own. */
function partHeading(reading: Reading, block: Block, { of, owner }: HeadingLook): Claim {
  reading.title ??= partOf(block);
  const isNobody = reading.words.names.nobody.includes(owner.toLowerCase());
  if (owner !== '' && !isNobody && !reading.isOwnedBy(reading.section, owner)) {
    const known = reading.sectionOf(owner);
    const before = reading.section;
    if (known) reading.enter(known);
    else if (!reading.isOrganisation(owner)) reading.open(block, { owner });
    const why = 'the heading of a part names another unit than the section before it';
    if (known ?? !reading.isOrganisation(owner)) reading.doubt(block.from, why);
    const other = `line ${block.from} is the heading of a part of another unit`;
    if (known && !before.isOwn) before.doubts.push({ from: before.heading.from, why: other });
  }
  if (of === 'about') reading.place = 'about';
  else if (isList(of)) reading.announce(of, block);
  return reading.claim('heading', of);
}

function isList(of: string): of is List {
  return LISTS.some((list) => list === of);
}

/** Whether a block that the table of words does not have is the heading of a unit, and what speaks for it. */
export function isPlainHeading(reading: Reading, { block }: Seen, ahead: readonly Seen[]): boolean {
  if (block.level !== undefined)
    return leadsSomewhere(block.level, ahead) || isUnit(reading, block);
  if (block.isItem || !block.isApart || block.text.length > 100 || /[.:;,!?]$/.test(block.text))
    return false;
  const [next] = ahead;
  const last = block.text.split(' ').at(-1) ?? '';
  const isCut = last.endsWith('-') || reading.words.names.joins.includes(last);
  if (isCut || !next?.block.isApart) return false;
  if (next.look.is === 'text')
    return isNamedBy(reading, block, next.block) || isUnit(reading, block);
  if (next.look.is === 'heading' && next.look.owner !== '')
    return isFormOf(next.look.owner, block.text, reading.words);
  return isUnit(reading, block) && ['announcement', 'heading', 'label'].includes(next.look.is);
}

/** Whether what a marked heading stands over is of a kind that the page importer knows. */
function leadsSomewhere(level: number, ahead: readonly Seen[]): boolean {
  const end = ahead.findIndex(({ block }) => block.level !== undefined && block.level <= level);
  return ahead
    .slice(0, end < 0 ? undefined : end)
    .some(({ look }) => ['announcement', 'class', 'heading', 'label'].includes(look.is));
}

/** Whether a line ends as the names of units do. */
export function isUnit({ words }: Reading, { text }: Block): boolean {
  return words.units.some((phrase) => {
    const last = text.split(' ').at(-1) ?? '';
    return matchPhrase(phrase, phrase.words.length === 1 ? last : text, false) !== undefined;
  });
}

function isNamedBy({ words }: Reading, { text }: Block, next: Block): boolean {
  if (beginsWith(next.text, text)) return true;
  const start = next.text.split(' ').slice(0, text.split(' ').length).join(' ');
  return isFormOf(text, start, words);
}

/** What becomes of a heading of a unit, or of a resource within it where it is marked as lower. */
export function readPlainHeading(reading: Reading, { block }: Seen, ahead: readonly Seen[]): Claim {
  const [next] = ahead;
  const { level } = block;
  const { list } = reading;
  if (reading.title !== undefined && level !== undefined && isBelow(reading, level))
    return resourceHeading(reading, block);
  const isNamed = next !== undefined && isNamedBy(reading, block, next.block);
  const isOpen =
    list?.of === 'registers' && !list.listing.items.length && level === undefined && !isNamed;
  reading.list = undefined;
  const known = reading.sectionOf(block.text);
  if (known) return again(reading, known, block);
  reading.title ??= partOf(block);
  const isOwn = reading.isOrganisation(block.text);
  reading.open(block, isOwn ? { owner: block.text, isOwn } : { isPlain: true });
  if (isOpen)
    reading.doubtThing(
      block.from,
      `line ${block.from} may be an item of the list that line ${list.announced.from} announces`,
    );
  const isKept = level !== undefined || leadsSomewhere(1, ahead.slice(0, 4));
  if (reading.afterContact === block && !isKept)
    reading.doubtThing(
      block.from,
      'it follows on the section on requests, and may be a part of it',
    );
  return reading.claim('heading');
}

function isBelow({ section }: Reading, level: number): boolean {
  return !section.isOwn && section.level !== undefined && level > section.level;
}
