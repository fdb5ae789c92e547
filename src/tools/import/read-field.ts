import type { Look } from './classify.ts';
import type { Reading, Seen } from './reading.ts';
import type { Claim, Fate } from './structure.ts';
import type { Cell, Column, Meaning } from './tables.ts';
import { addText, FATE_OF_LABEL } from './under-label.ts';
import { LABELS, type FieldLabel, type NameColumn } from './words.ts';

type Block = Seen['block'];

/** A label with the value beside it, in whichever form the page has them. */
interface Field {
  readonly of: FieldLabel;
  readonly value: Cell;
}

/** What becomes of a label in a line, and of what is after its colon. */
export function readLabel(
  reading: Reading,
  block: Block,
  { of, rest }: Look & { is: 'label' },
): Claim {
  return readField(reading, block, {
    of,
    value: { texts: rest === '' ? [] : [rest], links: block.links },
  });
}

function readField(reading: Reading, block: Block, { of, value }: Field): Claim {
  reading.list = undefined;
  const label = LABELS.find((each) => each === of);
  if (label) {
    reading.place = label;
    reading.isLabelTold = value.texts.length > 0;
  } else if (of !== 'contact') reading.place = 'told';
  return addField(reading, block, { of, value });
}

/** Says a field of the resource or the register that is being read. */
function addField(reading: Reading, block: Block, { of, value }: Field): Claim {
  const { texts, links } = value;
  const parts = texts.map((text): Block => ({ ...block, text, links: [] }));
  const [first] = parts;
  if (of === 'contact') return contactField(reading, block, value);
  if (first && links.length) parts[0] = { ...first, links };
  if (of === 'systems' && parts.length > 1) {
    reading.listing('systems', block).items.push(...parts);
    return reading.claim('systems');
  }
  if (of === 'materials' && parts.length > 1)
    reading.listing('materials', block).items.push(...parts);
  for (const part of parts) addText(reading, of, part);
  return reading.claim(fateOf(of));
}

function fateOf(of: Exclude<FieldLabel, 'contact'>): Fate {
  return of === 'systems' || of === 'materials' ? of : FATE_OF_LABEL[of];
}

function contactField(reading: Reading, block: Block, { texts, links }: Cell): Claim {
  reading.contactHeading ??= {
    text: block.text.split(':')[0] ?? block.text,
    from: block.from,
    to: block.to,
  };
  reading.contact.push({ ...block, text: texts.join(' '), links });
  return { fate: 'contact' };
}

/** What becomes of a row of a table. */
export function readRow(reading: Reading, block: Block, row: Meaning): Claim {
  switch (row.is) {
    case 'field':
      return readField(reading, block, row);
    case 'name':
      reading.list = undefined;
      return readName(reading, block, row);
    case 'heads': {
      reading.list = undefined;
      const [unread] = row.unread;
      if (unread === undefined) return reading.claim('heading', 'heads of columns');
      const columns = row.unread.map((each) => `"${each}"`).join(', ');
      return reading.claim('not understood', `no word says what is in the column ${columns}`);
    }
    case 'values':
      return readValues(reading, block, row.values);
  }
}

/** What a column of names is read first for: the unit, then what it keeps. */
const ORDER: readonly NameColumn[] = ['unit', 'resource', 'register'];

function readValues(
  reading: Reading,
  block: Block,
  values: readonly (readonly [Column, Cell])[],
): Claim {
  reading.item = undefined;
  const named = ORDER.flatMap((of) =>
    values.flatMap(([column, value]) =>
      column.is === 'name' && column.of === of ? [{ of, value }] : [],
    ),
  );
  if (!named.some(({ of }) => of !== 'unit'))
    return reading.notUnderstood(block, 'a row of a table without a name');
  for (const each of named) readName(reading, block, each);
  for (const [column, value] of values)
    if (column.is === 'field') addField(reading, block, { of: column.of, value });
  reading.item = undefined;
  reading.place = 'told';
  return reading.claim('table row', named.map(({ of }) => of).join(', '));
}

function readName(
  reading: Reading,
  block: Block,
  { of, value }: { of: NameColumn; value: Cell },
): Claim {
  const part = { ...block, text: value.texts.join(' ') };
  if (of === 'unit') {
    const known = reading.sectionOf(part.text);
    if (known) reading.enter(known);
    else if (!reading.isOrganisation(part.text)) reading.open(part, { isPlain: true });
    return reading.claim('heading');
  }
  if (of === 'resource') {
    reading.openResource({ text: part.text, from: block.from, to: block.to });
    reading.place = 'about';
    return reading.claim('heading', 'information resource');
  }
  const item = { ...part, links: value.links, isItem: true };
  const listing = reading.listing('registers', block);
  if (!listing.items.length) reading.section.order.push('registers');
  listing.items.push(item);
  reading.item = { block: item, listing };
  return reading.claim('register');
}
