import type { Field, Shape } from '../../src/model/model.ts';
import { singleStep } from '../../src/rdf/path.ts';
import type { Resource } from '../../src/reading/view.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { plainOrder } from './plain-values.ts';

export type Where = Readonly<Record<string, unknown>>;

/** A value as a loop over the triples finds it. */
export interface Plain {
  readonly text: string;
  readonly datatype: string;
  readonly language: string;
  readonly isLink: boolean;
}

/** Filters in the plainest way: every condition anew for every resource, over the triples themselves. */
export class PlainLoop {
  readonly #snapshot: Snapshot;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  keeps(shape: Shape | undefined, id: string | undefined, where: Where): boolean {
    return Object.entries(where).every(([name, said]) => {
      if (name === 'and') return (said as Where[]).every((each) => this.keeps(shape, id, each));
      if (name === 'or') return (said as Where[]).some((each) => this.keeps(shape, id, each));
      if (name === 'not') return !this.keeps(shape, id, said as Where);
      if (name === 'exists') return (id !== undefined) === said;
      if (name === 'id')
        return matches(id === undefined ? [] : [iri(id)], this.#whole(said as Where));
      if (name === 'type') {
        const type = id === undefined ? undefined : this.#snapshot.resource(id).shape?.name;
        return matches(type === undefined ? [] : [iri(type)], said as Where);
      }
      const field = shape?.fields.find((each) => each.name === name);
      if (!field) throw new Error(`${name} is no field of ${shape?.name ?? 'Node'}`);
      return this.#field(field, id, said as Where);
    });
  }

  /** The values of a field's range, by a loop over the triples for one step; paths have an oracle of their own. */
  values(field: Field, id: string): Plain[] {
    const resource = this.#snapshot.resource(id);
    const all = singleStep(field.path)
      ? this.#oneStep(field, id)
      : resource.follow(field.path).map((value) =>
          value.kind === 'resource'
            ? iri(value.id)
            : {
                text: value.value,
                datatype: value.datatype,
                language: value.language,
                isLink: false,
              },
        );
    const { range } = field;
    if (range.kind === 'literal') return all.filter(({ datatype }) => datatype === range.datatype);
    if (range.kind === 'link')
      return all.filter(
        (value) => value.isLink && this.#snapshot.resource(value.text).shape === range.shape,
      );
    if (range.kind === 'text') return all.filter(({ language }) => language !== '');
    const links = all.filter(({ isLink }) => isLink);
    if (range.kind === 'iri') return links;
    return links.filter(({ text }) => this.#snapshot.resource(text).shape !== undefined);
  }

  /** The addresses of a filter, those relative to the base made whole. */
  #whole(said: Where): Where {
    const { base } = this.#snapshot;
    const whole = (id: unknown) => (/^https?:/.test(String(id)) ? id : base + String(id));
    return Object.fromEntries(
      Object.entries(said).map(([name, ids]) => [
        name,
        Array.isArray(ids) ? ids.map(whole) : whole(ids),
      ]),
    );
  }

  #oneStep({ path }: Field, id: string): Plain[] {
    const { predicate = '', inverse = false } = singleStep(path) ?? {};
    const quads = this.#snapshot.quads(inverse ? { object: id } : { subject: id });
    return quads
      .filter((quad) => quad.predicate.value === predicate)
      .map((quad) => (inverse ? quad.subject : quad.object))
      .map((term) => ({
        text: term.value,
        datatype: term.termType === 'Literal' ? term.datatype.value : '',
        language: term.termType === 'Literal' ? term.language : '',
        isLink: term.termType !== 'Literal',
      }));
  }

  #field(field: Field, id: string | undefined, said: Where): boolean {
    const values = id === undefined ? [] : this.values(field, id);
    if (field.range.kind !== 'link' && field.range.kind !== 'node') return matches(values, said);
    const target = field.range.kind === 'link' ? field.range.shape : undefined;
    const links = values.map(({ text }) => text).sort();
    if (!field.many) return this.keeps(target, links[0], said);
    const like = (where: unknown) => (link: string) => this.keeps(target, link, where as Where);
    return Object.entries(said).every(([name, where]) => {
      if (name === 'exists') return links.length > 0 === where;
      if (name === 'count') return passesCount(links.length, where as Where);
      if (name === 'some') return links.some(like(where));
      return name === 'none' ? !links.some(like(where)) : links.every(like(where));
    });
  }
}

function iri(text: string): Plain {
  return { text, datatype: '', language: '', isLink: true };
}

/** Of texts, how many there are in the language with the most. */
export function plainCount(values: readonly Plain[]): number {
  const languages = new Set(values.map(({ language }) => language));
  return Math.max(
    0,
    ...[...languages].map((tag) => values.filter(({ language }) => language === tag).length),
  );
}

function passesCount(count: number, said: Where): boolean {
  return Object.entries(said).every(([name, operand]) => {
    if (name === 'in') return (operand as number[]).includes(count);
    const size = operand as number;
    if (name === 'eq') return count === size;
    if (name === 'lt') return count < size;
    if (name === 'lte') return count <= size;
    return name === 'gt' ? count > size : count >= size;
  });
}

function matches(values: readonly Plain[], { exists, count, ...said }: Where): boolean {
  if (count !== undefined && !passesCount(plainCount(values), count as Where)) return false;
  if (exists !== undefined && values.length > 0 !== exists) return false;
  const operators = Object.entries(said);
  if (!operators.length) return true;
  return values.some((value) => operators.every(([name, operand]) => holds(value, name, operand)));
}

/** The orders of a time beside an operand with which an operator is true. */
const ORDERS: Readonly<Record<string, readonly string[]>> = {
  eq: ['='],
  lt: ['<'],
  lte: ['<', '='],
  gt: ['>'],
  gte: ['>', '='],
};

function holds(value: Plain, name: string, operand: unknown): boolean {
  const { text, datatype, isLink } = value;
  const isNumber = /(integer|Integer|int|decimal|double|float)$/.test(datatype);
  const size = (each: unknown): number | string => {
    if (isNumber) return Number(each);
    return isLink ? String(each) : seen(String(each));
  };
  const [x, y] = [size(text), Array.isArray(operand) ? 0 : size(operand)];
  const time = /date(Time)?$/.exec(datatype)?.[0];
  if (time && ORDERS[name]) {
    const order = plainOrder([time, text], [time, String(operand)]);
    return ORDERS[name].includes(order);
  }
  switch (name) {
    case 'eq':
      return datatype.endsWith('boolean') ? (text === 'true' || text === '1') === operand : x === y;
    case 'in':
      return (operand as unknown[]).some((each) => holds(value, 'eq', each));
    case 'contains':
      return plainFold(text).includes(plainFold(String(operand)) || String(operand));
    case 'startsWith':
      return plainFold(text).startsWith(plainFold(String(operand)) || String(operand));
    case 'year':
      return text.startsWith(`${String(operand)}-`);
    case 'month':
      return text.startsWith(`${String(operand)}-`);
    case 'lt':
      return x < y;
    case 'lte':
      return x <= y;
    case 'gt':
      return x > y;
    default:
      return x >= y;
  }
}

/** A text as people see it. */
function seen(text: string): string {
  return text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').normalize('NFC');
}

/** Folding by locale-aware comparison alone: letters that Finnish tells apart stay apart. */
function plainFold(text: string): string {
  const small = seen(text)
    .toLowerCase()
    .replace(/[^\S\t\n\r ]/g, ' ');
  return Array.from(small, (letter) =>
    'åäö'.includes(letter) ? letter : letter.normalize('NFD').replace(/\p{M}/gu, ''),
  ).join('');
}

/** The resources of a shape, by address. */
export function idsOf(snapshot: Snapshot, shape: Shape): string[] {
  return snapshot.described.filter((each: Resource) => each.shape === shape).map(({ id }) => id);
}
