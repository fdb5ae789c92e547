import { conjuncts, fieldOf, sizeOf, type Condition } from '../../reading/condition.ts';
import type { Pace } from '../../reading/pace.ts';
import type { GroupQuestion, Place, Question } from '../../reading/question.ts';
import type { Extent, Facet, Groups, List, ListPart, Resource } from '../../reading/view.ts';
import { atOnce, PIECE, type Work } from '../../reading/work.ts';
import type { Field, Shape } from '../../model/model.ts';
import { grouping } from '../groups/grouping.ts';
import { candidates } from './candidates.ts';
import { countingColumn } from './class-facets.ts';
import { countingFacets, type FieldFilter } from './facets.ts';
import { FilterMaker } from './filter.ts';
import { Order } from './order.ts';
import { orderingClass, type ClassView, type Ordered } from './ordered-class.ts';
import { findingAny, sieveOf, sifting, siftingPositions, type Sieve } from './sieve.ts';
import { fewByText, positionsByText, type WholeClass } from './text-positions.ts';
import { windowing, type Part } from './window.ts';

/** A condition of the list as a filter. */
interface ListFilter extends FieldFilter {
  readonly condition: Condition;
}

/** A list of a snapshot; each member is computed when it is first read. */
export class StoredList implements List {
  readonly #extent: Extent;
  readonly #question: Question;
  readonly #view: ClassView;
  readonly #pace: Pace;
  #filters: readonly ListFilter[] | undefined;
  #ordered: Ordered | undefined;
  /** Whether the list in its order has only what is wanted. */
  #isFiltered = false;
  #part: Part | undefined;
  #total: number | undefined;
  #positions: readonly number[] | undefined;

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

  /** The conditions that are all to be kept. */
  get #asked(): readonly Condition[] {
    return conjuncts(this.#question.where);
  }

  get #conditions(): readonly ListFilter[] {
    return (this.#filters ??= this.#compiled());
  }

  #compiled(): readonly ListFilter[] {
    const maker = new FilterMaker(this.#view, this.#pace);
    const filters = this.#asked.map((condition) => ({
      condition,
      field: fieldOf(condition),
      keeps: maker.of(condition),
      weight: sizeOf(condition),
    }));
    // What breaks the cheapest condition is tested for no other.
    return filters.sort((a, b) => a.weight - b.weight);
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
    const found =
      candidates(shape, this.#question.where, this.#view) ??
      (yield* fewByText(this.#wholeOf(shape), this.#asked));
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
    const positions = yield* this.#positionsByText();
    if (positions) return (this.#total = positions.length);
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
      shorter: (field) => this.#countingColumn(field),
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
    const members = this.#members;
    const { where } = this.#question;
    const extent = this.#extent;
    const found = extent.kind === 'class' ? candidates(extent.shape, where, this.#view) : undefined;
    const positions = found ? undefined : yield* this.#positionsByText();
    if (positions) return positions.flatMap((position) => members[position] ?? []);
    return yield* sifting(found ?? members, sieveOf(this.#conditions));
  }

  #wholeOf(shape: Shape): WholeClass {
    return { shape, list: this.#view.ofShape(shape), view: this.#view };
  }

  /** Where in its class those are that the question keeps, where one of its conditions is about a text alone. */
  *#positionsByText(): Work<readonly number[] | undefined> {
    const extent = this.#extent;
    if (this.#positions || extent.kind === 'link') return this.#positions;
    const found = yield* positionsByText(this.#wholeOf(extent.shape), this.#asked);
    if (!found) return undefined;
    const others = this.#conditions.filter(({ condition }) => condition !== found.condition);
    return (this.#positions = yield* siftingPositions(
      found.positions,
      this.#members,
      sieveOf(others),
    ));
  }

  /** A facet by a column, of the whole class or of those that a condition on a text keeps. */
  *#countingColumn(field: Field): Work<Facet | undefined> {
    const extent = this.#extent;
    if (extent.kind === 'link') return undefined;
    const positions = yield* this.#positionsByText();
    if (!positions && this.#asked.length) return undefined;
    const { languages } = this.#question;
    return yield* countingColumn(field, {
      whole: this.#wholeOf(extent.shape),
      positions,
      languages,
    });
  }
}
