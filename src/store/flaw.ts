import type { Quad, Term } from '@rdfjs/types';
import type { Store } from 'n3';
import { isHttpAddress, isValueAddress } from '../rdf/address.ts';
import { datatypes } from '../rdf/datatype.ts';
import { rdf, xsd } from '../rdf/vocabulary.ts';
import type { Finding } from './finding.ts';

/** The statements that cannot be in a catalogue, whatever its shapes say. */
export function flawsOf(store: Store): Finding[] {
  const findings: Finding[] = [];
  for (const quad of store) {
    const message = flawOf(quad);
    if (message)
      findings.push({
        severity: 'violation',
        resource: quad.subject.value,
        place: `<${quad.predicate.value}>`,
        message,
      });
  }
  return findings;
}

/** Why a statement cannot be in a catalogue, in words, or `undefined` where it can. */
function flawOf({ subject, predicate, object }: Quad): string | undefined {
  if (subject.termType === 'BlankNode' || object.termType === 'BlankNode')
    return 'is or has a blank node: everything in a catalogue has an address';
  if (subject.termType === 'Quad' || object.termType === 'Quad')
    return 'is or has a triple term, which JSON-LD 1.1 cannot say';
  if (!isHttpAddress(subject.value))
    return 'is no http or https address, or has a character that none may have';
  if (!isHttpAddress(predicate.value))
    return `has a property that is no http or https address: <${predicate.value}>`;
  return predicate.value === rdf.type ? typeFlaw(object) : valueFlaw(object);
}

function typeFlaw(object: Term): string | undefined {
  return object.termType === 'NamedNode' && isHttpAddress(object.value)
    ? undefined
    : `has a type that is no http or https address: ${object.value}`;
}

function valueFlaw(object: Term): string | undefined {
  if (object.termType === 'NamedNode')
    return isValueAddress(object.value)
      ? undefined
      : `has the value <${object.value}>: expected an http, https, mailto, tel or urn address`;
  if (object.termType !== 'Literal') return undefined;
  if (object.direction)
    return `has the text "${object.value}" with a direction, which nothing here keeps`;
  if (!object.value.isWellFormed()) return 'has a text with half of a surrogate pair';
  return object.datatype.value === xsd.double
    ? datatypes.get(xsd.double)?.flaw(object.value)
    : undefined;
}
