import type { Resource, View } from './view.ts';

/**
 * The resource that an address names, if the catalogue describes it: as the address is in the data, or with the same
 * letters percent-encoded or plain, as browsers and other clients write them. The check sees to it that no two resources
 * have addresses that differ in this alone.
 */
export function findResource(view: View, address: string): Resource | undefined {
  for (const spelling of spellingsOf(address)) {
    const resource = view.find(spelling);
    if (resource) return resource;
  }
  return undefined;
}

/** What an address may be in the data, each once: as it is, with letters, with percent codes. */
export function spellingsOf(address: string): string[] {
  return [...new Set([address, withLetters(address), withCodes(address)])];
}

function withLetters(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function withCodes(address: string): string {
  return address.isWellFormed() ? address.replace(/[^ -~]+/g, encodeURIComponent) : address;
}
