import { XSD } from '../../rdf/vocabulary.ts';
import type { Roles } from './roles.ts';
import { plain, text, typed, type Statement } from './statement.ts';

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
