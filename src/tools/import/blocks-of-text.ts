import { isPlainHeading, readPlainHeading } from './headings.ts';
import type { Reading, Seen } from './reading.ts';
import { partOf, type Claim } from './structure.ts';
import { addText, labelled, underLabel } from './under-label.ts';
import { LABELS } from './words.ts';
import { beginsWith } from './name.ts';

const NESTED = 'an item is inside another: it may be a part of it, and not one of the list';

/** What becomes of an item of a list. */
export function readItem(reading: Reading, { block }: Seen): Claim {
  const { list, place } = reading;
  const label = LABELS.find((each) => each === place);
  if (place === 'absent') return reading.claim('said to be absent');
  if (list && list.of !== 'classes') {
    const [first] = list.marks === 'bullets' ? [] : list.listing.items.slice(list.before);
    if (first)
      reading.doubtThing(
        first.from,
        'a list has items with bullets and without: one may be a heading',
      );
    list.marks = 'bullets';
    return addItem(reading, block);
  }
  if (list) return stray(reading, block, 'an item without a code in a list of classes');
  if (label) return labelled(reading, label, block);
  if (place !== 'about') return stray(reading, block, 'an item of a list that nothing announces');
  reading.announce('registers', block);
  reading.doubtThing(block.from, 'no line announces the list of registers');
  return addItem(reading, block);
}

/** What becomes of a further paragraph of an item: of a register it is the description. */
export function readFurther(reading: Reading, seen: Seen): Claim {
  const { list, place } = reading;
  const item = list?.listing.items.at(-1);
  if (list?.of === 'registers' && item) {
    const { further } = list.listing;
    further.set(item, [...(further.get(item) ?? []), seen.block]);
    return reading.claim('register', 'its description');
  }
  if (LABELS.some((label) => label === place)) return readItem(reading, seen);
  return reading.claim('not understood', 'a further paragraph of an item');
}

function addItem(reading: Reading, block: Seen['block']): Claim {
  const { list, section } = reading;
  if (!list) return reading.claim('not understood');
  if (!list.listing.items.length) section.order.push(list.of);
  const outer = list.listing.items.findLast(({ part }) => part !== 'nested') ?? block;
  list.listing.items.push(block);
  if (block.part === 'nested')
    section.doubts.push({ from: outer.from, to: block.to, why: NESTED, isOfThing: true });
  if (list.of === 'registers') return reading.claim('register');
  if (list.of === 'materials') addText(reading, 'materials', block);
  return reading.claim(list.of === 'systems' ? 'systems' : 'materials');
}

/** What becomes of a class of the plan. */
export function readClass(reading: Reading, { block, look }: Seen): Claim {
  const { section, list } = reading;
  if (look.is !== 'class') return reading.claim('not understood');
  const isAmong = list !== undefined && list.of !== 'classes' && list.listing.items.length > 0;
  if (isAmong)
    reading.doubtThing(block.from, `line ${block.from} has a code, in a list of ${list.of}`);
  if (reading.list?.of !== 'classes') {
    const announced = section.announcedClasses;
    reading.announce('classes', block);
    section.announcedClasses = announced ?? block.from;
  }
  if (section.order.at(-1) !== 'classes') section.order.push('classes');
  section.classes.push({ code: look.code, label: look.label, line: block.from });
  if (reading.list) reading.list.listing.items.push(block);
  return reading.claim('TOS class');
}

/** What becomes of a text that looks like nothing by itself. */
export function readText(reading: Reading, seen: Seen, ahead: readonly Seen[]): Claim {
  const { block } = seen;
  if (reading.title === undefined && isTitle(reading, seen, ahead)) {
    reading.title = partOf(block);
    return reading.claim('heading', 'title');
  }
  const bare = bareItem(reading, seen, ahead);
  if (bare) return bare;
  if (isPlainHeading(reading, seen, ahead)) return readPlainHeading(reading, seen, ahead);
  if (block.level !== undefined)
    return stray(reading, block, 'a heading that leads to nothing known');
  return prose(reading, seen, ahead);
}

/** What stands where nothing is known to stand: what follows may be of another section. */
function stray(reading: Reading, block: Seen['block'], why: string): Claim {
  const claim = reading.notUnderstood(block, why);
  reading.place = 'nowhere';
  return claim;
}

/** The first text of a page is its title, unless it is the heading of a unit. */
function isTitle(reading: Reading, seen: Seen, ahead: readonly Seen[]): boolean {
  const { block } = seen;
  if (block.level === 1) return true;
  if (reading.sections.length || block.isItem || /[.:;,!?]$/.test(block.text)) return false;
  const isOfOwn = reading.isOrganisation(block.text);
  return block.text.length <= 100 && (isOfOwn || !isPlainHeading(reading, seen, ahead));
}

/** An item of a list that has no bullets; `undefined` where the block is none. */
function bareItem(reading: Reading, seen: Seen, ahead: readonly Seen[]): Claim | undefined {
  const { list } = reading;
  const { block } = seen;
  if (!list || list.of === 'classes' || list.marks === 'bullets') return undefined;
  if (block.text.length > 150 || /[.:!?]$/.test(block.text) || block.level !== undefined)
    return undefined;
  if (isPlainHeading(reading, seen, ahead)) return undefined;
  const count = list.listing.items.length - list.before;
  if (count === 0 && block.isApart && isProse(ahead[0])) return undefined;
  if (list.marks === 'lines' && block.isApart) return undefined;
  if (count > 0) list.marks ??= block.isApart ? 'paragraphs' : 'lines';
  return addItem(reading, block);
}

function isProse(seen: Seen | undefined): boolean {
  return seen?.look.is === 'text' && /[.!?]$/.test(seen.block.text);
}

/** Assigns a paragraph by its position in the section. A paragraph after a list is not understood. */
function prose(reading: Reading, { block }: Seen, ahead: readonly Seen[]): Claim {
  const { place, section } = reading;
  const label = LABELS.find((each) => each === place);
  if (place === 'absent' && !block.isApart) return reading.claim('said to be absent');
  if (label) return underLabel(reading, { label, block, next: ahead[0]?.block });
  if (isCaseValue(reading, block)) {
    addText(reading, 'description', block);
    return reading.claim('description');
  }
  if (/[^.!?)\]"”:]$/.test(block.text) && block.text.length < 60 && place !== 'systems')
    return reading.notUnderstood(block, 'neither a heading that is known nor a sentence');
  if (place === 'start') {
    section.description.push(block);
    return reading.claim('description');
  }
  if (place === 'about') addText(reading, 'description', block);
  else if (place === 'materials') addText(reading, 'materials', block);
  else if (place === 'systems') return systemsText(reading, block);
  else return reading.notUnderstood(block, 'a text after the lists of the section');
  return reading.claim(place === 'about' ? 'description' : 'materials');
}

/** Beside the case register's own label in a table or a list of terms, what is told of it needs no sentence. */
function isCaseValue(reading: Reading, { lines: [{ cell }] }: Seen['block']): boolean {
  // The resource is asked for last: asking opens one where the section has none.
  return cell?.isHead === false && reading.place === 'about' && reading.resource.isCase;
}

/** A second paragraph on systems has to speak of them: it may be of a section whose heading is missing. */
function systemsText(reading: Reading, block: Seen['block']): Claim {
  const { words, resource } = reading;
  const hasItems = (resource.lists.get('systems')?.items.length ?? 0) > 0;
  if (hasItems || block.text.endsWith('?'))
    return reading.notUnderstood(block, 'a text after the list of systems');
  const isFirst = !resource.texts.get('systems')?.length;
  const isOfSystems = words.systems.some((word) => block.text.toLowerCase().includes(word));
  const isOfAnother = reading.sections.some(({ owner }) => beginsWith(block.text, owner));
  if (isFirst || (isOfSystems && !isOfAnother)) {
    addText(reading, 'systems', block);
    return reading.claim('systems');
  }
  return reading.notUnderstood(block, 'a second text under the heading of systems');
}
