import type { Quad, Quad_Object } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { SEPARATOR } from './sorted-file.ts';

/** A triple as a record by its subject: subject, predicate and object. */
export function bySubject({ subject, predicate, object }: Quad): string {
  return [subject.value, predicate.value, objectText(object)].join(SEPARATOR);
}

/** The same record by its object. */
export function byObject(record: string): string {
  const [subject = '', predicate = '', object = ''] = record.split(SEPARATOR);
  return [object, predicate, subject].join(SEPARATOR);
}

/** The triple of a record by its subject. */
export function tripleOf(record: string): Quad {
  const [subject = '', predicate = '', object = ''] = record.split(SEPARATOR);
  return DataFactory.quad(
    DataFactory.namedNode(subject),
    DataFactory.namedNode(predicate),
    objectOf(object),
  );
}

/** An address as the object of a record. */
export function addressText(id: string): string {
  return `<${id}`;
}

/** An object as a part of a record: addresses and literals differ in their first sign. JSON has no line break, and no separator. */
export function objectText(object: Quad_Object): string {
  if (object.termType !== 'Literal') return addressText(object.value);
  const { value, language, datatype } = object;
  return JSON.stringify(language ? [value, language, 1] : [value, datatype.value]);
}

/** The object that a record ends with. */
export function objectOf(text: string): Quad_Object {
  if (text.startsWith('<')) return DataFactory.namedNode(text.slice(1));
  const [value, kind, isLanguage] = JSON.parse(text) as [string, string, number?];
  return DataFactory.literal(value, isLanguage === undefined ? DataFactory.namedNode(kind) : kind);
}
