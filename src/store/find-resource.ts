import type { Resource } from './resource.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * The resource that an address names, if the catalogue describes it: as the address stands in the data, or with the same
 * letters percent-encoded or plain, as browsers and other clients write them. The check sees to it that no two resources
 * have addresses that differ in this alone.
 */
export function findResource(snapshot: Snapshot, address: string): Resource | undefined {
  return (
    snapshot.find(address) ??
    snapshot.find(withLetters(address)) ??
    snapshot.find(withCodes(address))
  );
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
