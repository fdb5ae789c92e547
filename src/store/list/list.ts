import { conjuncts, fieldOf, sizeOf } from '../../reading/condition.ts';
import type { Pace } from '../../reading/pace.ts';
import type { GroupQuestion, Place, Question } from '../../reading/question.ts';
import type { Extent, Facet, Groups, List, ListPart, Resource } from '../../reading/view.ts';
import { atOnce, inPieces, PIECE, type Work } from '../../reading/work.ts';
import type { Field } from '../../model/model.ts';
import { grouping } from '../groups/grouping.ts';
import { candidates } from './candidates.ts';
import { countingFacets, type FieldFilter } from './facets.ts';
import { every, FilterMaker, type Filter } from './filter.ts';
import { Order } from './order.ts';
import { orderingClass, type ClassView, type Ordered } from './ordered-class.ts';
import { windowing, type Part } from './window.ts';

/** The resources that match, each for so many units of work; all if there is no filter. */
interface Sieve {
  readonly keeps: Filter | undefined;
  readonly weight: number;
}

/** A list of a snapshot; each member is computed when it is first read. */
export class StoredList implements List {
  readonly #extent: Extent;
  readonly #question: Question;
  readonly #view: ClassView;
  readonly #pace: Pace;
  #filters: readonly FieldFilter[] | undefined;
  #ordered: Ordered | undefined;
  /** Whether the list in its order has only what is wanted. */
  #isFiltered = false;
  #part: Part | undefined;
  #total: number | undefined;

  constructor(
    { extent, question }: { extent: Extent; question: Question },
    view: ClassView,
    pace: Pace,
  ) {
    this.#extent = extent;
    this.#question = question;
    this.#view = view;
    this.#pace = pace;
  }

  working(part: ListPart): Work<unknown> | undefined {
    if (this.#extent.kind === 'link' && this.#members.length < PIECE) return undefined;
    if (typeof part === 'object')
      return 'groups' in part ? this.#grouping(part.groups) : this.#faceting(part);
    if (part === 'nodes') return this.#windowing();
    return part === 'total' ? this.#counting() : this.#surrounding();
  }

  get nodes(): readonly Resource[] {
    return atOnce(this.#windowing()).nodes;
  }

  get totalCount(): number {
    return atOnce(this.#counting());
  }

  get hasNextPage(): boolean {
    return atOnce(this.#surrounding()).after;
  }

  get hasPreviousPage(): boolean {
    return atOnce(this.#surrounding()).before;
  }

  placeOf(resource: Resource): Place {
    return atOnce(this.#ordering()).order.placeOf(resource);
  }

  facets(fields: readonly Field[]): readonly Facet[] {
    return atOnce(this.#faceting(fields));
  }

  groups(question: GroupQuestion): Groups {
    return atOnce(this.#grouping(question));
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
    const maker = new FilterMaker(this.#view, this.#pace);
    return conjuncts(this.#question.where).map((condition) => ({
      field: fieldOf(condition),
      keeps: maker.of(condition),
      weight: sizeOf(condition),
    }));
  }

  get #sieve(): Sieve {
    return sieveOf(this.#isFiltered ? [] : this.#conditions);
  }

  /** In its order: what a filter names by links is found from there; a whole class is ordered once, and filtered later. */
  *#ordering(): Work<Ordered> {
    return (this.#ordered ??= yield* this.#order());
  }

  *#order(): Work<Ordered> {
    const order = new Order(this.#question, this.#view);
    if (this.#extent.kind === 'link') return yield* this.#sorting(this.#members, order);
    const { shape } = this.#extent;
    const found = candidates(shape, this.#question.where, this.#view);
    return found
      ? yield* this.#sorting(found, order)
      : yield* orderingClass(shape, order, this.#view);
  }

  *#sorting(list: readonly Resource[], order: Order): Work<Ordered> {
    const kept = yield* sifting(list, this.#sieve);
    this.#isFiltered = true;
    return { order, list: yield* order.sorting(kept) };
  }

  *#windowing(): Work<Part> {
    if (this.#part) return this.#part;
    const ordered = yield* this.#ordering();
    return (this.#part = yield* windowing(ordered, this.#sieve, this.#question.window));
  }

  *#counting(): Work<number> {
    if (this.#total !== undefined) return this.#total;
    const { list } = yield* this.#ordering();
    const sieve = this.#sieve;
    const kept = sieve.keeps ? yield* sifting(list, sieve) : list;
    return (this.#total = kept.length);
  }

  /** Whether there is any before the window, and any after it. */
  *#surrounding(): Work<{ readonly before: boolean; readonly after: boolean }> {
    const { list } = yield* this.#ordering();
    const { start, end } = yield* this.#windowing();
    const sieve = this.#sieve;
    return {
      before: yield* findingAny(list, sieve, [0, start]),
      after: yield* findingAny(list, sieve, [end, list.length]),
    };
  }

  *#faceting(fields: readonly Field[]): Work<readonly Facet[]> {
    const key = fields.map(({ name }) => name).join();
    const known = this.#facets.get(key);
    if (known) return known;
    const facets = yield* countingFacets(fields, {
      list: this.#members,
      shape: this.#extent.kind === 'class' ? this.#extent.shape : undefined,
      filters: this.#conditions,
      languages: this.#question.languages,
      view: this.#view,
    });
    this.#facets.set(key, facets);
    return facets;
  }

  readonly #facets = new Map<string, readonly Facet[]>();

  *#grouping(question: GroupQuestion): Work<Groups> {
    const known = this.#groups.get(question);
    if (known) return known;
    const shape = this.#extent.kind === 'class' ? this.#extent.shape : undefined;
    const groups = yield* grouping(question, {
      resources: yield* this.#keeping(),
      shape: this.#conditions.length ? undefined : shape,
      view: this.#view,
    });
    this.#groups.set(question, groups);
    return groups;
  }

  readonly #groups = new Map<GroupQuestion, Groups>();

  /** All that the question keeps, by address. */
  *#keeping(): Work<readonly Resource[]> {
    const { where } = this.#question;
    const extent = this.#extent;
    const found = extent.kind === 'class' ? candidates(extent.shape, where, this.#view) : undefined;
    return yield* sifting(found ?? this.#members, sieveOf(this.#conditions));
  }
}

function sieveOf(filters: readonly FieldFilter[]): Sieve {
  const weight = filters.reduce((sum, filter) => sum + filter.weight, 1);
  return { keeps: filters.length ? every(filters.map(({ keeps }) => keeps)) : undefined, weight };
}

/** Those of a list that a sieve keeps. */
function* sifting(list: readonly Resource[], { keeps, weight }: Sieve): Work<readonly Resource[]> {
  if (!keeps) return list;
  const kept: Resource[] = [];
  yield* inPieces(list, weight, (resource) => {
    if (keeps(resource)) kept.push(resource);
  });
  return kept;
}

/** Whether a sieve keeps any of a part of a list. */
function* findingAny(
  list: readonly Resource[],
  { keeps, weight }: Sieve,
  [from, to]: readonly [number, number],
): Work<boolean> {
  if (!keeps) return from < to;
  let spent = 0;
  for (let at = from; at < to; at += 1) {
    const resource = list[at];
    if (resource && keeps(resource)) return true;
    if ((spent += weight) < PIECE) continue;
    spent = 0;
    yield;
  }
  return false;
}
