import { visibleText } from '../rdf/visible-text.ts';
import type { Former, Resource, View } from './view.ts';

/**
 * The resource that an address names, if the catalogue describes it: as the address is in the data, or with the same
 * letters and marks percent-encoded or plain, composed or not, as browsers and other clients write them, with a host in
 * capitals, or without its final slash. The check sees to it that no two resources have addresses that differ in their
 * letters alone.
 */
export function findResource(view: View, address: string): Resource | undefined {
  // Nearly all are as the data has them: other spellings are not even made for them.
  const resource = view.find(address);
  if (resource) return resource;
  for (const spelling of spellingsOf(address)) {
    const resource = view.find(spelling);
    if (resource) return resource;
  }
  return undefined;
}

/** What is known of an address whose resource is no longer there. */
export function formerAt(view: View, address: string): Former | undefined {
  for (const spelling of spellingsOf(address)) {
    const former = view.former?.(spelling);
    if (former) return former;
  }
  return undefined;
}

/** What an address may be in the data, each once: as it is, with letters, with percent codes; then without a final slash. */
export function spellingsOf(address: string): string[] {
  const plain = withoutFinalSlash(address);
  const addresses = plain === address ? [address] : [address, plain];
  return [...new Set(addresses.flatMap((each) => [each, ...equalsOf(each)]))];
}

/** The addresses that are equal but for the ways of writing one (RFC 3986, section 6.2.2; RFC 3987, section 5.3.2). */
function equalsOf(address: string): string[] {
  const tidy = address.replace(ORIGIN, lower).replace(/%[\da-f]{2}/gi, upper);
  const letters = withLetters(tidy);
  const forms = [letters, visibleText(letters), letters.normalize('NFD')];
  const marks = [tidy, ...forms].flatMap((each) => [each, withMarks(each), withMarkCodes(each)]);
  return marks.flatMap((each) => [each, withCodes(each)]);
}

const ORIGIN = /^[a-z]+:\/\/[^/?#]*/i;
const lower = (text: string): string => text.toLowerCase();
const upper = (text: string): string => text.toUpperCase();

/** The marks that have a meaning in some addresses, and none within the path of a resource: clients write them in both ways. */
function withMarks(address: string): string {
  return address.replace(/%(?:2[146-9A-C]|3[ABD]|40)/g, decodeURIComponent);
}

/** The same marks of a path as `encodeURIComponent` writes them. */
function withMarkCodes(address: string): string {
  const [origin = ''] = ORIGIN.exec(address) ?? [];
  return origin + address.slice(origin.length).replace(/[$&+,:;=@]/g, encodeURIComponent);
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
