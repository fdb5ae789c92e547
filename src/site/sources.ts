import { fieldsWithRole, isLink, type Field } from '../model/model.ts';
import type { Role } from '../model/roles.ts';
import { singleStep } from '../rdf/path.ts';
import type { Resource, Value } from '../reading/view.ts';
import { documentLines, type DocumentLines } from './document-lines.ts';
import { groupsOf } from './groups.ts';
import type { Reader } from './reader.ts';

/** A record of where facts come from, and its entries. */
export interface Source {
  readonly record: Resource;
  readonly documents: readonly Resource[];
  readonly evidence: readonly Evidence[];
  /** How many entries are not among them. */
  readonly hidden: number;
}

/** What is known of where some facts come from, which is the same for all of them. */
export interface Evidence {
  /** The properties of the facts, each with the field that follows it. */
  readonly facts: readonly { readonly property: string; readonly field: Field | undefined }[];
  /** Whether the source states them, as the data has it. */
  readonly basis: { readonly field: Field; readonly value: Value } | undefined;
  readonly place: Place | undefined;
  /** What else the entries say. */
  readonly remarks: readonly { readonly field: Field; readonly values: readonly Value[] }[];
}

/** Some lines of a document. */
export interface Place {
  readonly document: Resource;
  readonly first: number;
  readonly last: number;
  /** Its text, where the catalogue has it. */
  readonly text: DocumentLines | undefined;
}

/** More entries of a record than these a page does not show. */
const MOST_ENTRIES = 200;

/** The records of where the facts about a resource come from; a record is its own. */
export function sourcesOf(resource: Resource, reader: Reader): Source[] {
  const { shape } = resource;
  if (!shape) return [];
  if (fieldsWithRole(shape, 'entry').length) return [sourceOf(resource, topicOf(resource), reader)];
  return fieldsWithRole(shape, 'source')
    .filter(({ path, group }) => singleStep(path) ?? group)
    .flatMap((field) => resource.links(field))
    .slice(0, MOST_ENTRIES)
    .map((record) => sourceOf(record, resource, reader));
}

/** What a record of sources is about: the resource that names it as its source. */
export function topicOf(record: Resource): Resource | undefined {
  const { shape } = record;
  if (!shape || !fieldsWithRole(shape, 'entry').length) return undefined;
  const fields = shape.fields.filter((field) => isLink(field) && !field.roles.size);
  return fields
    .flatMap((field) => record.links(field))
    .find((each) => linked(each, 'source').includes(record));
}

function sourceOf(record: Resource, topic: Resource | undefined, reader: Reader): Source {
  const documents = linked(record, 'source document');
  const entries = linked(record, 'entry');
  const onPage = groupsOf(topic?.shape).flatMap((group) => group.fields);
  const fields = [...new Set([...onPage, ...(topic?.shape?.fields ?? [])])];
  const unshown = topic?.shape ? fieldsWithRole(topic.shape, 'search word') : [];
  const shown = entries.filter((entry) => !isAbout(entry, unshown));
  const all = shown
    .slice(0, MOST_ENTRIES)
    .map((entry) => evidenceOf(entry, { documents, topic, fields, reader }));
  const order = (fact: Evidence['facts'][number] | undefined): number =>
    fact?.field ? fields.indexOf(fact.field) : fields.length;
  all.sort((a, b) => order(a.facts[0]) - order(b.facts[0]));
  return { record, documents, evidence: merged(all), hidden: shown.length - all.length };
}

/** Whether an entry is about nothing but properties that some fields follow. */
function isAbout(entry: Resource, fields: readonly Field[]): boolean {
  const properties = valuesOf(entry, 'entry property').map(textOfValue);
  const isFollowed = (property: string): boolean =>
    fields.some(({ path }) => follows(path, property));
  return properties.length > 0 && properties.every(isFollowed);
}

interface Context {
  readonly documents: readonly Resource[];
  readonly topic: Resource | undefined;
  readonly fields: readonly Field[];
  readonly reader: Reader;
}

function evidenceOf(entry: Resource, { documents, topic, fields, reader }: Context): Evidence {
  const own = linked(entry, 'source document');
  const properties = valuesOf(entry, 'entry property').map(textOfValue);
  const first = lineOf(entry, 'first line') ?? (topic && lineOf(topic, 'first line'));
  const last = lineOf(entry, 'last line') ?? first;
  return {
    facts: properties.map((property) => ({
      property,
      field: fields.find(({ path }) => follows(path, property)),
    })),
    basis: basisOf(entry),
    place: placeIn(own.length ? own : documents, [first, last], reader),
    remarks: remarksOf(entry),
  };
}

function basisOf(entry: Resource): Evidence['basis'] {
  const [field] = entry.shape ? fieldsWithRole(entry.shape, 'basis') : [];
  const [value] = field ? entry.values(field) : [];
  return field && value && { field, value };
}

/** The lines in the first of some documents whose text the catalogue has, else in the first of all. */
function placeIn(
  documents: readonly Resource[],
  [first, last]: readonly (number | undefined)[],
  reader: Reader,
): Place | undefined {
  const texts = documents.map((document) => ({ document, text: documentLines(document, reader) }));
  const found = texts.find(({ text }) => text) ?? texts[0];
  if (!found || first === undefined || last === undefined || last < first) return undefined;
  return { ...found, first, last };
}

/** What an entry says besides what has a role, in its own statements. */
function remarksOf(entry: Resource): Evidence['remarks'] {
  return (entry.shape?.fields ?? [])
    .filter(({ path, roles }) => !roles.size && singleStep(path)?.inverse === false)
    .map((field) => ({ field, values: entry.values(field) }))
    .filter(({ values }) => values.length);
}

/** Facts of which the same is known are together, where the first of them was. */
function merged(all: readonly Evidence[]): Evidence[] {
  const found = new Map<string, Evidence>();
  for (const each of all) {
    const { facts, basis, place, remarks } = each;
    const lines = place && [place.document.id, place.first, place.last];
    const words = remarks.map(({ field, values }) => [field.name, values.map(textOfValue)]);
    const key = JSON.stringify([basis && textOfValue(basis.value), lines, words]);
    const same = found.get(key);
    found.set(key, same ? { ...same, facts: [...same.facts, ...facts] } : each);
  }
  return [...found.values()];
}

function follows(path: Field['path'], property: string): boolean {
  const step = singleStep(path);
  return step !== undefined && !step.inverse && step.predicate === property;
}

function linked(resource: Resource, role: Role): readonly Resource[] {
  const fields = resource.shape ? fieldsWithRole(resource.shape, role) : [];
  return fields.filter(isLink).flatMap((field) => resource.links(field));
}

function valuesOf(resource: Resource, role: Role): readonly Value[] {
  const fields = resource.shape ? fieldsWithRole(resource.shape, role) : [];
  return fields.flatMap((field) => resource.values(field));
}

function lineOf(resource: Resource, role: 'first line' | 'last line'): number | undefined {
  const numbers = valuesOf(resource, role).map((value) => Number(textOfValue(value)));
  return numbers.find((number) => Number.isSafeInteger(number) && number > 0);
}

function textOfValue(value: Value): string {
  return value.kind === 'resource' ? value.id : value.value;
}
