import { createHash } from 'node:crypto';
import type { Coding } from '../accepted.ts';
import type { Service } from '../service.ts';
import type { Variant } from './served-document.ts';

/** All that the bytes of an answer depend on, besides the snapshot. */
interface Choice {
  readonly path: string;
  readonly variant: Variant;
  readonly languages: readonly string[];
  readonly coding: Coding | undefined;
}

/**
 * The strong ETag of a document (RFC 9110, section 8.8.3). What it says follows from the snapshot, whose version is over data,
 * base address and program; the version of Node stands for the bytes of the compression.
 */
export function entityTag(
  { snapshot }: Service,
  { path, variant, languages, coding }: Choice,
): string {
  const parts = [
    snapshot.version,
    variant.location ?? path,
    variant.mediaType,
    ...(variant.onlyByProfile ? (variant.profiles ?? []) : []),
    variant.isInLanguage ? languages : [],
    coding ? [coding, process.version] : [],
  ];
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  return `"${hash.slice(0, 27)}"`;
}
