import { isHttpAddress } from '../../rdf/address.ts';
import { digest as digestOfTexts } from '../../rdf/digest.ts';
import { beginningOf, digestOf } from '../../reading/cut-place.ts';
import type { Place, Question } from '../../reading/question.ts';
import { quoted, userError } from '../user-error.ts';
import { nameOf } from './read-order.ts';

/** What a cursor says of the order that it belongs to. */
type CursorOrder = Pick<Question, 'order' | 'languages'>;

/** A cursor has 512 bytes at most, whatever a list is ordered by: so much are they before they are written in base64. */
export const MOST_BYTES = 512;
const MOST_BYTES_INSIDE = (MOST_BYTES / 4) * 3;

/** A longer signature goes as its hash. */
const LONGEST_SIGNATURE = 48;

/** A cursor's order, and the place in it: opaque to clients, and right when the list changes. */
export function cursorOf(order: CursorOrder, place: Place): string {
  const signature = signatureOf(order);
  const whole = [signature, ...place.keys, place.id];
  return encoded(bytesOf(whole) <= MOST_BYTES_INSIDE ? whole : cutParts(signature, place));
}

/** What a cursor has inside: the signature, the keys, the address; and where it is cut, the level and a digest. */
type Parts = readonly (string | number | null)[];

function encoded(parts: Parts): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function bytesOf(parts: Parts): number {
  return Buffer.byteLength(JSON.stringify(parts));
}

/** The parts of a place that is too long: as many keys as there is room for, the beginning of the next, and no more. */
function cutParts(signature: string, place: Place): Parts {
  const values = [...place.keys, place.id];
  const digest = digestOf(place);
  const kept: (string | null)[] = [];
  const partsWith = (more: readonly (string | null)[], level: number): Parts => {
    const all = [...kept, ...more];
    // The address comes last: there is none where a key is cut.
    const id = level === place.keys.length ? [] : [''];
    return [signature, ...all, ...id, level, digest];
  };
  for (const [level, value] of values.entries()) {
    if (bytesOf(partsWith([value], level)) <= MOST_BYTES_INSIDE) kept.push(value);
    else
      return partsWith([fitting(value ?? '', (part) => bytesOf(partsWith([part], level)))], level);
  }
  throw new Error('A place that is too long has a part that is.');
}

/** The longest beginning of a text with which the parts are short enough. */
function fitting(text: string, sizeWith: (part: string) => number): string {
  let [least, most] = [0, MOST_BYTES_INSIDE];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (sizeWith(Array.from(text).slice(0, middle).join('')) <= MOST_BYTES_INSIDE) least = middle;
    else most = middle - 1;
  }
  return beginningOf(text, least);
}

function signatureOf({ order, languages }: CursorOrder): string {
  const names = order.map((level) => `${level.isDown ? '-' : ''}${nameOf(level)}`);
  const isText = order.some(({ field, isCount }) => field.range.kind === 'text' && !isCount);
  const signature = [...names, ...(isText ? languages.map((tag) => `@${tag}`) : [])].join();
  if (Buffer.byteLength(signature) <= LONGEST_SIGNATURE) return signature;
  return `#${digestOfTexts([signature])}`;
}

/** The place that a cursor says; one that is not ours, or of another order, is the caller's mistake. */
export function placeIn(cursor: string, order: CursorOrder, argument: string): Place {
  const parts = partsOf(cursor);
  const place = parts && placeOf(parts);
  const [signature] = parts ?? [];
  if (!parts || !place || typeof signature !== 'string' || encoded(parts) !== cursor)
    throw userError(`${argument}: expected a cursor of this list, got ${quoted(cursor)}`);
  const levels = order.order.length;
  const isOfOrder = place.cut
    ? place.keys.length === Math.min(place.cut.level + 1, levels) && place.cut.level <= levels
    : place.keys.length === levels;
  if (signature !== signatureOf(order) || !isOfOrder)
    throw userError(
      `${argument}: expected a cursor of the same order and languages, got one of another`,
    );
  return place;
}

function placeOf([, ...parts]: Parts): Place | undefined {
  const last = parts.at(-2);
  const digest = parts.at(-1);
  const isCut = typeof last === 'number';
  if (isCut && typeof digest !== 'string') return undefined;
  const keys = isCut ? parts.slice(0, -2) : [...parts];
  const id = keys.pop();
  if (typeof id !== 'string' || !keys.every(isKey)) return undefined;
  if (isCut) return { keys, id, cut: { level: last, digest: digest as string } };
  return isHttpAddress(id) ? { keys, id } : undefined;
}

function isKey(part: string | number | null): part is string | null {
  return typeof part !== 'number';
}

function partsOf(cursor: string): Parts | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) && parts.every(isPart) ? parts : undefined;
  } catch {
    return undefined;
  }
}

function isPart(part: unknown): part is string | number | null {
  return (
    part === null ||
    typeof part === 'string' ||
    (Number.isSafeInteger(part) && (part as number) >= 0)
  );
}
