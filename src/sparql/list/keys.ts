import { isLink, type Field } from '../../model/model.ts';
import type { GroupBy } from '../../reading/question.ts';
import { keyOf, type CountedKey } from '../../store/list/counted-keys.ts';
import type { Row } from '../engine/engine.ts';
import { addressIn, textIn } from '../load/rows.ts';
import type { Kinds } from '../load/asking.ts';
import {
  exists,
  filter,
  not,
  text,
  triple,
  variable,
  type Column,
  type Pattern,
  type Variable,
} from '../query/query.ts';
import { readLiteral } from '../sidecar/literal-facts.ts';
import { orderedType, sidecar, termsOf } from '../sidecar/terms.ts';
import { MEMBER, type AskedList } from './extents.ts';
import { preferredTags } from './order.ts';

/** What members of a list are counted by: a field's values, or the years or months that these are in. */
export class CountedBy {
  readonly by: GroupBy;
  readonly key: Variable;
  readonly #list: AskedList;
  readonly #more: Variable;
  readonly #sample: Variable;
  readonly #node: Variable;

  constructor(by: GroupBy, list: AskedList, name: string) {
    this.by = by;
    this.#list = list;
    this.key = variable(`k${name}`);
    this.#more = variable(`m${name}`);
    this.#sample = variable(`x${name}`);
    this.#node = this.isOfLiterals ? variable(`l${name}`) : this.key;
  }

  get isOfLiterals(): boolean {
    const { kind } = this.by.field.range;
    return kind === 'literal' || kind === 'text';
  }

  /** From a member to each key. */
  get patterns(): readonly Pattern[] {
    return [triple(MEMBER, termsOf(this.by.field).value, this.#node), ...this.#keyed];
  }

  /** From a member to the keys of the texts that a reader is shown. */
  get shownPatterns(): readonly Pattern[] {
    return [...shownTexts(this.by.field, this.#list, this.#node), ...this.#keyed];
  }

  get #keyed(): readonly Pattern[] {
    const { field, part } = this.by;
    if (part) return [triple(this.#node, sidecar[part], this.key)];
    if (!this.isOfLiterals) {
      const shape = triple(this.#node, sidecar.shape, this.#more);
      // An address that is a value may be that of a resource all the same.
      return isLink(field) ? [shape] : [{ kind: 'optional', patterns: [shape] }];
    }
    const same = orderedType(field) === undefined ? sidecar.seen : sidecar.same;
    return [triple(this.#node, same, this.key), triple(this.#node, sidecar.term, this.#more)];
  }

  /** What a row has of a key, its members aggregated. */
  get columns(): readonly Column[] {
    const more = { kind: 'sample', of: this.#more, as: this.#sample } as const;
    return this.by.part ? [this.key] : [this.key, more];
  }

  get kinds(): Kinds {
    return {
      [this.key.name]: this.isOfLiterals ? 'text' : 'iri',
      [this.#sample.name]: 'text',
    };
  }

  /** The key of a row; `null` where its members have no value. */
  keyIn(row: Row): CountedKey | null {
    if (!row.has(this.key.name)) return null;
    const { field, part } = this.by;
    if (part) return textIn(row, this.key.name);
    if (this.isOfLiterals) return keyOf(readLiteral(textIn(row, this.#sample.name)), field);
    const { view } = this.#list.loading;
    const resource = view.resource(addressIn(row, this.key.name));
    const shape = row.has(this.#sample.name) ? textIn(row, this.#sample.name) : undefined;
    if (shape !== undefined || isLink(field))
      resource.know(view.model.shapes.find(({ name }) => name === shape) ?? null);
    else if (!resource.isKnown) resource.knowShapeless();
    return resource;
  }
}

/** From a member to the nodes of the texts of a field that a reader of the question's languages is shown. */
export function shownTexts(
  field: Field,
  { question, compiling, names }: AskedList,
  node: Variable,
): readonly Pattern[] {
  const { value, rank } = termsOf(field);
  const tags = preferredTags(field, question.languages, compiling.about);
  const branches = tags.flatMap((tag, index) => {
    const better = tags
      .slice(0, index)
      .map((each) => filter(not(exists(triple(MEMBER, rank(each), names.next())))));
    const other = names.next();
    const isShown = exists(triple(MEMBER, value, other), triple(other, sidecar.tag, names.next()));
    const step = triple(MEMBER, value, node);
    return [
      [step, triple(node, sidecar.tag, text(`${tag}-`)), ...better],
      // What shows nothing is shown where there is nothing else.
      [step, triple(node, sidecar.blank, text(`${tag}-`)), ...better, filter(not(isShown))],
    ];
  });
  return branches.length ? [{ kind: 'union', branches }] : [triple(MEMBER, value, node)];
}
