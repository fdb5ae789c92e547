import { conjuncts, fieldOf, sizeOf } from '../../reading/condition.ts';
import type { Meter } from '../../reading/meter.ts';
import type { Place, Question } from '../../reading/question.ts';
import type { Extent, Facet, List, Resource } from '../../reading/view.ts';
import type { Field } from '../../model/model.ts';
import { candidates } from './candidates.ts';
import { countFacets, type FieldFilter } from './facets.ts';
import { every, FilterMaker, type Filter } from './filter.ts';
import { Order } from './order.ts';
import { orderedClass, type ClassView, type Ordered } from './ordered-class.ts';
import { windowOf, type Part } from './window.ts';

/** A list of a snapshot; each member is worked out when it is asked for first. */
export class StoredList implements List {
  readonly #extent: Extent;
  readonly #question: Question;
  readonly #view: ClassView;
  readonly #meter: Meter;
  #filters: readonly FieldFilter[] | undefined;
  #ordered: Ordered | undefined;
  #part: Part | undefined;
  #total: number | undefined;

  constructor(
    { extent, question }: { extent: Extent; question: Question },
    view: ClassView,
    meter: Meter,
  ) {
    this.#extent = extent;
    this.#question = question;
    this.#view = view;
    this.#meter = meter;
  }

  get nodes(): readonly Resource[] {
    return this.#inWindow.nodes;
  }

  get totalCount(): number {
    return (this.#total ??= this.#count());
  }

  get hasNextPage(): boolean {
    return this.#hasAny(this.#inWindow.end, this.#inOrder.list.length);
  }

  get hasPreviousPage(): boolean {
    return this.#hasAny(0, this.#inWindow.start);
  }

  placeOf(resource: Resource): Place {
    return this.#inOrder.order.placeOf(resource);
  }

  facets(fields: readonly Field[]): readonly Facet[] {
    return countFacets(fields, {
      list: this.#members,
      shape: this.#extent.kind === 'class' ? this.#extent.shape : undefined,
      filters: this.#conditions,
      languages: this.#question.languages,
      view: this.#view,
      meter: this.#meter,
    });
  }

  /** All of the extent, by address. */
  get #members(): readonly Resource[] {
    const extent = this.#extent;
    return extent.kind === 'class'
      ? this.#view.ofShape(extent.shape)
      : extent.subject.links(extent.field);
  }

  get #conditions(): readonly FieldFilter[] {
    return (this.#filters ??= this.#compiled());
  }

  #compiled(): readonly FieldFilter[] {
    const maker = new FilterMaker(this.#view, this.#meter);
    return conjuncts(this.#question.where).map((condition) => ({
      field: fieldOf(condition),
      keeps: maker.of(condition),
      weight: sizeOf(condition),
    }));
  }

  /** Whether a resource is wanted; `undefined` where all are. */
  get #keeps(): Filter | undefined {
    const filters = this.#conditions;
    if (!filters.length) return undefined;
    const meter = this.#meter;
    const weight = filters.reduce((sum, filter) => sum + filter.weight, 0);
    const keeps = every(filters.map((filter) => filter.keeps));
    return (resource) => {
      meter.spend(weight);
      return keeps(resource);
    };
  }

  /** In its order: what a filter names by links is found from there; a whole class is ordered once, and filtered later. */
  get #inOrder(): Ordered {
    return (this.#ordered ??= this.#order());
  }

  #order(): Ordered {
    const order = new Order(this.#question, this.#view);
    if (this.#extent.kind === 'link') return this.#sorted(this.#members, order);
    const { shape } = this.#extent;
    const found = candidates(shape, this.#question.where, this.#view);
    return found ? this.#sorted(found, order) : orderedClass(shape, order, this.#view);
  }

  #sorted(list: readonly Resource[], order: Order): Ordered {
    const keeps = this.#keeps;
    this.#isFiltered = true;
    return { order, list: order.sort(keeps ? list.filter(keeps) : list) };
  }

  /** Whether the list in its order has only what is wanted. */
  #isFiltered = false;

  get #remaining(): Filter | undefined {
    return this.#isFiltered ? undefined : this.#keeps;
  }

  get #inWindow(): Part {
    return (this.#part ??= windowOf(this.#inOrder, this.#remaining, this.#question.window));
  }

  #count(): number {
    const { list } = this.#inOrder;
    const keeps = this.#remaining;
    if (!keeps) return list.length;
    let count = 0;
    for (const resource of list) if (keeps(resource)) count += 1;
    return count;
  }

  #hasAny(from: number, to: number): boolean {
    const { list } = this.#inOrder;
    const keeps = this.#remaining;
    if (!keeps) return from < to;
    for (let at = from; at < to; at += 1) {
      const resource = list[at];
      if (resource && keeps(resource)) return true;
    }
    return false;
  }
}
