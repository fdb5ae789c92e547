import { dct } from '../rdf/vocabulary.ts';
import type { Snapshot } from '../store/snapshot.ts';
import type { Finding } from './finding.ts';

/** Who names no language gets the catalogue's: a warning where it states none, and there are several to choose from. */
export function languageFindings({
  base,
  ownLanguage: { tag, isCertain },
}: Pick<Snapshot, 'base' | 'ownLanguage'>): Finding[] {
  if (isCertain) return [];
  const message = `expected the language of the catalogue, such as "${tag}", as a value of <${dct.language}>, got none: "${tag}" is taken, since most names are in it, until most are in another; or set catalogue-language`;
  return [{ severity: 'warning', resource: base, message }];
}
