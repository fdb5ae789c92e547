import type { Quad } from '@rdfjs/types';
import { rdf, xsd } from '../../rdf/vocabulary.ts';
import type { Term } from '../query/query.ts';
import type { SidecarStatement } from '../sidecar/about.ts';

/** A triple of a catalogue as a line of N-Triples, its texts in ASCII: a part of Turtle that every engine reads alike. */
export function tripleLine({ subject, predicate, object }: Quad): string {
  const value = object.termType === 'Literal' ? literalText(object) : addressText(object.value);
  return `${addressText(subject.value)} ${addressText(predicate.value)} ${value} .\n`;
}

/** A statement of the sidecar as a line of N-Triples. */
export function factLine({ subject, predicate, object }: SidecarStatement): string {
  return `${addressText(subject)} ${addressText(predicate)} ${termText(object)} .\n`;
}

function termText(term: Term): string {
  switch (term.kind) {
    case 'address':
      return addressText(term.id);
    case 'text':
      return quoted(term.value);
    case 'integer':
      return `"${term.value}"^^<${xsd.integer}>`;
    case 'variable':
      throw new Error(`Expected a value in a statement, got the variable ${term.name}.`);
  }
}

interface LiteralTerm {
  readonly value: string;
  readonly language: string;
  readonly datatype: { readonly value: string };
}

function literalText({ value, language, datatype }: LiteralTerm): string {
  if (language) return `${quoted(value)}@${language}`;
  const isText = datatype.value === xsd.string || datatype.value === rdf.langString;
  return isText ? quoted(value) : `${quoted(value)}^^${addressText(datatype.value)}`;
}

/** Addresses were checked when the catalogue was; none has a character that would end it here. */
function addressText(id: string): string {
  if (/[\0-\x20<>"{}|\\^`]/.test(id))
    throw new Error(`Expected an address, got ${JSON.stringify(id)}.`);
  return `<${id}>`;
}

function quoted(value: string): string {
  return `"${value.replace(/["\\]|[^\x20-\x7e]/gu, escaped)}"`;
}

const SHORT: Readonly<Record<string, string>> = {
  ...{ '"': '\\"', '\\': '\\\\' },
  ...{ '\n': '\\n', '\r': '\\r', '\t': '\\t' },
};

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  const long = code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  return SHORT[character] ?? long;
}
