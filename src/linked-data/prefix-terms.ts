import { compareTexts } from '../rdf/compare-texts.ts';
import { classNames, placesOf } from './places.ts';
import { TermChoice } from './term-choice.ts';
import type { Terms } from './terms.ts';

/** What a namespace ends in to be a prefix by itself (JSON-LD 1.1 API, section 4.2: a gen-delim). */
const SEPARATED = /[:/?#[\]@]$/;

/** A prefix of this name would be taken for the scheme of an address. */
const SCHEME = /^(https?|mailto|tel|urn)$/i;

/** Addresses shortened by prefixes, which the document itself declares: its reader needs nothing else. */
export function prefixTerms(prefixes: Readonly<Record<string, string>>): Terms {
  const usable = Object.entries(prefixes).filter(
    ([prefix, namespace]) => prefix && SEPARATED.test(namespace) && !SCHEME.test(prefix),
  );
  const terms = usable.map(([prefix, namespace]) => [prefix, { '@id': namespace }] as const);
  const choice = new TermChoice(new Map(terms));
  const names = { id: '@id', type: '@type', address: (id: string) => compactIri(id, usable) };
  const places = placesOf(choice, names);
  return {
    ...names,
    context: Object.fromEntries(usable),
    isTypeSet: false,
    className: classNames(choice, names.address),
    places: () => places,
  };
}

/** An address by the prefix that makes it shortest; one whose rest began with `//` would be read as an absolute address. */
function compactIri(address: string, prefixes: readonly (readonly [string, string])[]): string {
  const [shortest = address] = prefixes
    .filter(([, { length }]) => address.length > length && !address.startsWith('//', length))
    .filter(([, namespace]) => address.startsWith(namespace))
    .map(([prefix, namespace]) => `${prefix}:${address.slice(namespace.length)}`)
    .sort((a, b) => a.length - b.length || compareTexts(a, b));
  return shortest;
}
