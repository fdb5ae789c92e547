import type { Literal } from '../../rdf/literal.ts';
import { rdf, xsd } from '../../rdf/vocabulary.ts';

/** A triple that an importer makes: the object is an address or a literal. */
export interface Statement {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string | Literal;
}

/** That a resource is of a class. */
export function typed(subject: string, type: string): Statement {
  return { subject, predicate: rdf.type, object: type };
}

/** A literal without a language. */
export function plain(value: string | number, datatype: string = xsd.string): Literal {
  return { kind: 'literal', value: String(value), datatype, language: '' };
}

/** A text in a language. */
export function text(value: string, language: string): Literal {
  return { kind: 'literal', value, datatype: rdf.langString, language };
}

/** Texts by their languages, as literals. */
export function texts(byLanguage: ReadonlyMap<string, string>): Literal[] {
  return [...byLanguage].map(([language, value]) => text(value, language));
}

/** What a part of an address is made from: letters and digits as they are, one hyphen for each run of anything else. */
export function addressPart(name: string): string {
  return name.replace(/[^A-Za-z0-9.]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
}
