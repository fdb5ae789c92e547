import { termKey } from '../model/constraints.ts';
import { datatypes } from '../rdf/datatype.ts';
import type { Value } from './value.ts';

/** Whether a value is a resource that has a class among its types; no subclass is inferred. */
export function isA(value: Value, type: string): boolean {
  return value.kind === 'resource' && value.types.includes(type);
}

/** Whether a value is a literal of a datatype, and one that the datatype has. */
export function hasDatatype(value: Value, datatype: string): boolean {
  if (value.kind !== 'literal' || value.datatype !== datatype) return false;
  return datatypes.get(datatype)?.flaw(value.value) === undefined;
}

/** Whether a value is a text in a language range, by basic filtering (RFC 4647, section 3.3.1). */
export function isInLanguage(value: Value, range: string): boolean {
  if (value.kind !== 'literal' || !value.language) return false;
  return range === '*' || value.language === range || value.language.startsWith(`${range}-`);
}

/** What SPARQL's `str` gives: a literal's text, or an address. */
export function textOf(value: Value): string {
  return value.kind === 'literal' ? value.value : value.id;
}

/** A value for a message. */
export function shown(value: Value): string {
  if (value.kind === 'resource')
    return `<${value.id}>${value.statements.size ? '' : ', which the data does not describe'}`;
  const flaw = datatypes.get(value.datatype)?.flaw(value.value);
  return shortened(termKey(value)) + (flaw ? `: ${flaw}` : '');
}

/** A text cut to what a line of a message bears. */
export function shortened(key: string): string {
  return key.length > 200 ? `${key.slice(0, 200)}…` : key;
}
