import type { Quad, Term } from '@rdfjs/types';
import {
  hasDotSegment,
  isHttpAddress,
  isValueAddress,
  VALUE_ADDRESS,
  wrongCharacter,
} from '../rdf/address.ts';
import { rdf } from '../rdf/vocabulary.ts';
import { xmlName } from '../rdf/xml-name.ts';
import { isXmlText } from '../rdf/xml-text.ts';
import type { Finding } from './finding.ts';

/** Finds the statements that cannot be in a catalogue, whatever its shapes say: those that some format could not say. */
export class FlawFinder {
  readonly findings: Finding[] = [];
  /** Addresses are in many statements; each is checked once. */
  readonly #http = new Map<string, boolean>();
  readonly #named = new Map<string, boolean>();

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
      return `is no http or https address, or has what none may have${more(subject)}`;
    if (!this.#isHttp(predicate))
      return `has a property that is no http or https address: <${predicate.value}>${more(predicate)}`;
    if (!this.#isNamed(predicate))
      return `has a property that RDF/XML has no name for: expected letters, and no word of RDF/XML, at the end of <${predicate.value}>`;
    if (predicate.value === rdf.type && (object.termType === 'Literal' || !this.#isHttp(object)))
      return `has a type that is no http or https address: ${object.value}${more(object)}`;
    if (object.termType === 'Literal' && !this.#isHttp(object.datatype))
      return `has a datatype that is no http or https address: <${object.datatype.value}>${more(object.datatype)}`;
    return object.termType === 'Literal' ? literalFlaw(object) : this.#valueFlaw(object);
  }

  #valueFlaw(object: Term): string | undefined {
    const { value } = object;
    if (this.#isHttp(object) || (isValueAddress(value) && !hasDotSegment(value))) return undefined;
    return `has the value <${value}>: expected ${VALUE_ADDRESS}${more(object)}`;
  }

  #isHttp({ value }: Term): boolean {
    return lookedAtOnce(this.#http, value, () => isHttpAddress(value) && !hasDotSegment(value));
  }

  #isNamed({ value }: Term): boolean {
    return lookedAtOnce(this.#named, value, () => xmlName(value) !== undefined);
  }
}

function lookedAtOnce(seen: Map<string, boolean>, text: string, look: () => boolean): boolean {
  let holds = seen.get(text);
  if (holds === undefined) seen.set(text, (holds = look()));
  return holds;
}

/** What more there is to say of an address that is refused. */
function more({ value }: Term): string {
  const wrong = wrongCharacter(value);
  if (wrong !== undefined) return `; ${wrong}, which no address has there`;
  return hasDotSegment(value)
    ? '; "." or ".." as a part of a path is resolved by some readers and not by others'
    : '';
}

function literalFlaw(literal: Term & { termType: 'Literal' }): string | undefined {
  const { value, direction } = literal;
  if (direction) return `has the text "${value}" with a direction, which nothing here keeps`;
  if (!value.isWellFormed()) return 'has a text with half of a surrogate pair';
  if (!isXmlText(value))
    return `has the text ${JSON.stringify(value)}, with a character that XML cannot contain`;
  return undefined;
}
