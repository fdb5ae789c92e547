import type { Resource, View } from './view.ts';

/**
 * The resource that an address names, if the catalogue describes it: as the address is in the data, or with the same
 * letters percent-encoded or plain, as browsers and other clients write them, or without its final slash. The check sees to
 * it that no two resources have addresses that differ in their letters alone.
 */
export function findResource(view: View, address: string): Resource | undefined {
  for (const spelling of spellingsOf(address)) {
    const resource = view.find(spelling);
    if (resource) return resource;
  }
  return undefined;
}

/** What an address may be in the data, each once: as it is, with letters, with percent codes; then without a final slash. */
export function spellingsOf(address: string): string[] {
  const plain = withoutFinalSlash(address);
  const addresses = plain === address ? [address] : [address, plain];
  return [
    ...new Set(
      addresses.flatMap((each) => [
        each,
        withLetters(each),
        withCodes(each),
        withCodes(withLetters(each)),
      ]),
    ),
  ];
}

/** An address without the slash at its end; that of a host alone keeps it. */
export function withoutFinalSlash(address: string): string {
  return address.replace(/(?<=^[^:]*:\/\/[^/]+\/[^?#]*[^/?#])\/$/, '');
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
