import type { Field, Shape } from '../../src/model/model.ts';
import { textsInLanguage } from '../../src/rdf/language.ts';
import { XSD } from '../../src/rdf/vocabulary.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { PlainLoop, type Plain } from './plain.ts';
import { plainOrder, plainSame } from './plain-values.ts';

/** What groups are by, as GraphQL takes it. */
export interface By {
  readonly field: string;
  readonly part?: 'YEAR' | 'MONTH';
}

/** A key of a group: a text as it is seen, with the datatype that it is compared by; `null` where there is no value. */
type PlainKey = { readonly text: string; readonly type: string } | null;

/** A group that a plain loop finds. */
export interface PlainGroup {
  readonly keys: readonly PlainKey[];
  readonly ids: string[];
}

const TYPES = /^(?:boolean|decimal|integer|double|float|date|dateTime|duration|gYear|gYearMonth)$/;

/** The datatype that the values of a field are compared by; of others they are texts. */
export function comparedType({ range }: Field): string {
  const local = range.kind === 'literal' ? range.datatype.replace(XSD, '') : '';
  const type = /[iI]nteger|^(?:int|long|short|byte|unsigned.*)$/.test(local) ? 'integer' : local;
  return TYPES.test(type) ? type : '';
}

/** Whether two keys are one: by value where their datatype has values, else as people see them. */
export function isSameKey(a: PlainKey, b: PlainKey): boolean {
  if (!a || !b) return a === b;
  return a.type ? plainSame(a.type, a.text, b.text) : a.text === b.text;
}

function seen(text: string): string {
  return text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').normalize('NFC');
}

/** Groups in the plainest way: each resource is put into the group of each of its values, which is looked for in a list. */
export class PlainGroups {
  readonly #snapshot: Snapshot;
  readonly #plain: PlainLoop;
  readonly #languages: readonly string[];

  constructor(snapshot: Snapshot, languages: readonly string[]) {
    this.#snapshot = snapshot;
    this.#plain = new PlainLoop(snapshot);
    this.#languages = languages;
  }

  of(ids: readonly string[], by: readonly By[], shape: Shape): PlainGroup[] {
    const groups: PlainGroup[] = [];
    const shown = by.map((each) => this.#shownTexts(ids, fieldOf(each, shape)));
    for (const id of ids) {
      const [first = [], second] = by.map((each) => this.#keys(id, each, shape));
      const found = second
        ? first.flatMap((one) => second.map((other) => [one, other]))
        : first.map((one) => [one]);
      const isShown = (keys: readonly PlainKey[]) =>
        keys.every((key, at) => !key || (shown[at]?.has(key.text) ?? true));
      for (const keys of found.filter(isShown)) groupOf(groups, keys).ids.push(id);
    }
    return groups;
  }

  /** How many different values of a field there are. */
  distinct(ids: readonly string[], field: Field): number {
    if (field.range.kind === 'text') return this.#shownTexts(ids, field)?.size ?? 0;
    const keys: PlainKey[] = [];
    for (const key of ids.flatMap((id) => this.#valueKeys(id, field)))
      if (!keys.some((each) => isSameKey(each, key))) keys.push(key);
    return keys.length;
  }

  /** The numbers of a field, with each resource's own. */
  numbers(ids: readonly string[], field: Field): number[] {
    return ids.flatMap((id) => this.#plain.values(field, id)).map(({ text }) => Number(text));
  }

  /** The values of a field that no other one is below, or above. */
  extremes(ids: readonly string[], field: Field, end: '<' | '>'): string[] {
    const type = comparedType(field);
    const texts = ids.flatMap((id) => this.#plain.values(field, id)).map(({ text }) => text);
    return texts.filter(
      (text) => !texts.some((other) => plainOrder([type, other], [type, text]) === end),
    );
  }

  #keys(id: string, by: By, shape: Shape): PlainKey[] {
    const field = fieldOf(by, shape);
    const { part } = by;
    const keys = part
      ? this.#plain.values(field, id).map(({ text }) => partOf(text, part))
      : this.#valueKeys(id, field);
    const once = keys.filter((key, at) => keys.findIndex((each) => isSameKey(each, key)) === at);
    return once.length ? once : [null];
  }

  #valueKeys(id: string, field: Field): NonNullable<PlainKey>[] {
    const type = comparedType(field);
    const isLink = field.range.kind === 'link' || field.range.kind === 'node';
    const values = this.#plain.values(field, id);
    // What an answer follows of a link to one is the first.
    const followed = isLink && !field.many ? values.toSorted(byText).slice(0, 1) : values;
    return followed.map(({ text, isLink: isAddress }) => ({
      text: isAddress ? text : seen(text),
      type,
    }));
  }

  /** Of texts: those that an answer in the languages shows of one resource or another. */
  #shownTexts(ids: readonly string[], field: Field): Set<string> | undefined {
    if (field.range.kind !== 'text') return undefined;
    const ranges = [...this.#languages, this.#snapshot.language];
    const texts = ids.flatMap((id) => {
      const own = this.#plain.values(field, id).map(({ text: value, datatype, language }) => ({
        kind: 'literal' as const,
        ...{ value, datatype, language },
      }));
      return textsInLanguage(own, ranges);
    });
    return new Set(texts.map(({ value }) => seen(value)));
  }
}

function byText(a: Plain, b: Plain): number {
  return a.text < b.text ? -1 : Number(a.text > b.text);
}

function partOf(text: string, part: 'YEAR' | 'MONTH'): NonNullable<PlainKey> {
  return { text: text.slice(0, part === 'YEAR' ? 4 : 7), type: '' };
}

/** The field that groups are by. */
export function fieldOf({ field: name }: { readonly field: string }, { fields }: Shape): Field {
  const field = fields.find((each) => each.name === name);
  if (!field) throw new Error(`no field ${name}`);
  return field;
}

function groupOf(groups: PlainGroup[], keys: readonly PlainKey[]): PlainGroup {
  const found = groups.find((group) =>
    group.keys.every((key, at) => isSameKey(key, keys[at] ?? null)),
  );
  if (found) return found;
  const group = { keys, ids: [] };
  groups.push(group);
  return group;
}
