import { isPlainHeading } from './headings.ts';
import type { Reading, Seen } from './reading.ts';

/**
 * Whether a block ends what is said of the contact: a heading as high as that of the contact, one that the table of words
 * knows, one of a unit, a label or an announcement. Other lines of a contact may look like anything.
 */
export function endsContact(reading: Reading, seen: Seen, ahead: readonly Seen[]): boolean {
  const { block, look } = seen;
  if (block.level !== undefined && block.level <= (reading.contactLevel ?? 6)) return true;
  if (look.is === 'heading') return look.of !== 'section' || look.owner !== '';
  if (look.is === 'announcement' || look.is === 'label') return block.isApart;
  return look.is === 'text' && isPlainHeading(reading, seen, ahead);
}
