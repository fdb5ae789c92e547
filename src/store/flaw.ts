import type { Quad, Term } from '@rdfjs/types';
import { isHttpAddress, isValueAddress } from '../rdf/address.ts';
import { datatypes } from '../rdf/datatype.ts';
import { rdf, xsd } from '../rdf/vocabulary.ts';
import type { Finding } from './finding.ts';

/** Finds the statements that cannot be in a catalogue, whatever its shapes say. */
export class FlawFinder {
  readonly findings: Finding[] = [];
  /** Addresses stand in many statements; each is looked at once. */
  readonly #http = new Map<string, boolean>();

  inspect(quad: Quad): void {
    const message = this.#flawOf(quad);
    if (!message) return;
    const { subject, predicate } = quad;
    const place = `<${predicate.value}>`;
    this.findings.push({ severity: 'violation', resource: subject.value, place, message });
  }

  #flawOf({ subject, predicate, object }: Quad): string | undefined {
    if (subject.termType === 'BlankNode' || object.termType === 'BlankNode')
      return 'is or has a blank node: everything in a catalogue has an address';
    if (subject.termType === 'Quad' || object.termType === 'Quad')
      return 'is or has a triple term, which JSON-LD 1.1 cannot say';
    if (!this.#isHttp(subject))
      return 'is no http or https address, or has a character that none may have';
    if (!this.#isHttp(predicate))
      return `has a property that is no http or https address: <${predicate.value}>`;
    if (predicate.value === rdf.type && (object.termType === 'Literal' || !this.#isHttp(object)))
      return `has a type that is no http or https address: ${object.value}`;
    if (object.termType === 'Literal' && !this.#isHttp(object.datatype))
      return `has a datatype that is no http or https address: <${object.datatype.value}>`;
    if (object.termType === 'Literal') return literalFlaw(object);
    if (this.#isHttp(object)) return undefined;
    return isValueAddress(object.value)
      ? undefined
      : `has the value <${object.value}>: expected an http, https, mailto, tel or urn address`;
  }

  #isHttp({ value }: Term): boolean {
    let isHttp = this.#http.get(value);
    if (isHttp === undefined) this.#http.set(value, (isHttp = isHttpAddress(value)));
    return isHttp;
  }
}

function literalFlaw(literal: Term & { termType: 'Literal' }): string | undefined {
  if (literal.direction)
    return `has the text "${literal.value}" with a direction, which nothing here keeps`;
  if (!literal.value.isWellFormed()) return 'has a text with half of a surrogate pair';
  return literal.datatype.value === xsd.double
    ? datatypes.get(xsd.double)?.flaw(literal.value)
    : undefined;
}
