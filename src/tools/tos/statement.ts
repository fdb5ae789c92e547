import type { Literal } from '../../rdf/literal.ts';
import { rdf, xsd, XSD } from '../../rdf/vocabulary.ts';
import type { Roles } from './roles.ts';

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

/** What a record of sources rests on. */
export interface Origin {
  /** The addresses of the documents. */
  readonly documents: readonly string[];
  /** The day that they were read, as `2026-11-22`. */
  readonly read: string;
}

/** What is known of where one property comes from. */
export interface Said {
  readonly property: string;
  /** Whether a document says it in so many words. */
  readonly basis: 'said' | 'derived';
  readonly note: string;
  /** The path of the resources whose property it is, if they are not the record's own topic but parts of it. */
  readonly of?: string;
}

interface About {
  readonly roles: Roles;
  readonly base: string;
  /** The address of what the record is about. */
  readonly topic: string;
}

/** The record on where the facts about a resource come from, with a statement for each property. */
export function sourceRecord(about: About, origin: Origin, said: readonly Said[]): Statement[] {
  const { roles, base, topic } = about;
  const shape = roles.shape('record');
  const record = `${base}${shape.segment}/${topic.slice(base.length)}`;
  const link = (role: string, object: Statement['object']): Statement => ({
    subject: record,
    predicate: roles.property('record', role),
    object,
  });
  return [
    typed(record, shape.class),
    link('about', topic),
    ...origin.documents.map((object) => link('document', object)),
    link('day', plain(origin.read, `${XSD}date`)),
    ...said.flatMap((each) => {
      const statements = statementsOn(about, each);
      return [link('entries', statements[0].subject), ...statements];
    }),
  ];
}

function statementsOn({ roles, base, topic }: About, said: Said): [Statement, ...Statement[]] {
  const shape = roles.shape('entry');
  const local = /[^/#]+$/.exec(said.property)?.[0] ?? '';
  const subject = `${base}${shape.segment}/${said.of ?? topic.slice(base.length)}/${local}`;
  const has = (role: string, object: Statement['object']): Statement => ({
    subject,
    predicate: roles.property('entry', role),
    object,
  });
  return [
    typed(subject, shape.class),
    has('property', said.property),
    has('basis', plain(said.basis)),
    has('note', text(said.note, 'en')),
  ];
}
