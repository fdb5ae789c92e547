import { createHash } from 'node:crypto';

/** A value as JSON in ASCII alone: the same characters in every engine. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[^\x20-\x7e]/g, (unit) => {
    const code = unit.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });
}

/**
 * A folded text in ASCII: a part of a text is a part of what this makes of it, and no other text is. Folded texts have no
 * capital letters of ASCII, so every other unit is one Z and four capital letters from A to P.
 */
export function asciiFold(folded: string): string {
  return folded.replace(/[^\x20-\x40\x5b-\x7e]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return `Z${[12, 8, 4, 0].map((shift) => HEX.charAt((code >> shift) & 15)).join('')}`;
  });
}

const HEX = 'ABCDEFGHIJKLMNOP';

/** 32 hexadecimal digits that are equal for equal texts alone: small letters, since some engines mix letters of both cases. */
export function hashOf(...texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 32);
}
