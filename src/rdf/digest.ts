import { createHash } from 'node:crypto';

/** A text of 22 characters that is equal for equal lists of texts, and else different: 128 bits of SHA-256. */
export function digest(texts: readonly (string | null)[]): string {
  const hash = createHash('sha256').update(JSON.stringify(texts));
  return hash.digest('base64url').slice(0, 22);
}
