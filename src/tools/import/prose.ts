import { beginsWith } from './name.ts';
import type { Reading, Seen } from './reading.ts';
import type { Claim } from './structure.ts';
import { addText, underLabel } from './under-label.ts';
import { LABELS } from './words.ts';

/** A paragraph: where it stands says what it is of. After a list it is of nothing. */
export function prose(reading: Reading, { block }: Seen, ahead: readonly Seen[]): Claim {
  const { place, section } = reading;
  const label = LABELS.find((each) => each === place);
  if (label) return underLabel(reading, { label, block, next: ahead[0]?.block });
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
