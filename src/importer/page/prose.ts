import { beginsWith } from './name.ts';
import type { Reading, Seen } from './reading.ts';
import type { Claim, Fate, ResourceText } from './structure.ts';
import { LABELS, type Label } from './words.ts';

/** What becomes of a text under a label. */
export const FATE_OF_LABEL: Readonly<Record<Label, Fate>> = {
  purpose: 'purpose',
  search: 'search keys',
  retention: 'retention',
  disclosures: 'disclosures',
};

/** Takes a text as one of a resource. */
export function addText(reading: Reading, kind: ResourceText, block: Seen['block']): void {
  const { texts } = reading.resource;
  texts.set(kind, [...(texts.get(kind) ?? []), block]);
}

/** What becomes of a text under a label. */
export function labelled(reading: Reading, label: Label, block: Seen['block']): Claim {
  addText(reading, label, block);
  return reading.claim(FATE_OF_LABEL[label]);
}

/** A paragraph: where it stands says what it is of. After a list it is of nothing. */
export function prose(reading: Reading, block: Seen['block']): Claim {
  const { place, section } = reading;
  const label = LABELS.find((each) => each === place);
  if (label) return labelled(reading, label, block);
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

/** A second paragraph on systems has to speak of them: it may be of a section whose heading is missing. */
function systemsText(reading: Reading, block: Seen['block']): Claim {
  const { words, resource } = reading;
  const isFirst = !resource.texts.get('systems')?.length;
  const isOfSystems = words.systems.some((word) => block.text.toLowerCase().includes(word));
  const isOfAnother = reading.sections.some(({ owner }) => beginsWith(block.text, owner));
  if (isFirst || (isOfSystems && !isOfAnother)) {
    addText(reading, 'systems', block);
    return reading.claim('systems');
  }
  return reading.notUnderstood(block, 'a second text under the heading of systems');
}
