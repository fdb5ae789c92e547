import type { Condition } from '../../reading/condition.ts';
import type { Shape } from '../../model/model.ts';
import type { ListPlan, Parts } from '../../reading/plan.ts';
import type { Place, Question } from '../../reading/question.ts';
import type { ViewLoading } from '../load/dialect.ts';
import { addressIn, numberIn } from '../load/rows.ts';
import { filter, Names, variable, type Pattern } from '../query/query.ts';
import { said, Unsayable } from '../translate/unsayable.ts';
import type { LoadedFacet, LoadedParts } from '../view/remote-list.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import { BareConditions } from './conditions.ts';
import { loadEngineFacets } from './engine-facets.ts';
import { extentOf, MEMBER } from './extent.ts';
import { EngineOrder, type Part } from './order.ts';

const COUNT = variable('n');

/** A list of a class as far as an engine makes it itself, over statements alone; it has no part that it cannot make rightly. */
export class EngineList {
  readonly #shape: Shape;
  readonly #question: Question;
  readonly #loading: ViewLoading;
  readonly #names = new Names();
  readonly #conditions: BareConditions;

  constructor(
    { shape, question }: Pick<ListPlan, 'question'> & { readonly shape: Shape },
    loading: ViewLoading,
  ) {
    this.#shape = shape;
    this.#question = question;
    this.#loading = loading;
    this.#conditions = new BareConditions(loading.view, this.#names);
  }

  /** The window, the total and what is around; `undefined` where the engine cannot make them. */
  async page({
    nodes,
    total,
    around,
  }: Parts): Promise<Omit<LoadedParts, 'facets' | 'groups'> | undefined> {
    const written = said(() => this.#written(nodes || around));
    if (!written) return undefined;
    const [window, number, beyond] = await Promise.all([
      nodes || around ? this.#window(written) : undefined,
      total ? this.#total(written) : undefined,
      around ? this.#beyond(written) : undefined,
    ]);
    const { from } = this.#question.window;
    const isMore = { before: from === 'end', after: from === 'start' };
    return {
      ...(window && { nodes: window.nodes }),
      ...(number !== undefined && { total: number }),
      ...(window &&
        beyond && {
          before: (isMore.before && window.hasMore) || beyond.isBefore,
          after: (isMore.after && window.hasMore) || beyond.isAfter,
        }),
    };
  }

  #written(isWindowed: boolean): Written {
    const { where, window, order } = this.#question;
    const { after, before } = window;
    const isExact = !after?.cut && !before?.cut && !(after && before);
    const isShort = window.size < this.#loading.asker.maxRows - 1;
    if (isWindowed && !(isExact && isShort)) throw new Unsayable('window');
    const writing = {
      conditions: this.#conditions,
      names: this.#names,
      language: this.#loading.view.language,
    };
    return {
      members: this.#members(where),
      order: new EngineOrder(this.#question, MEMBER, writing),
      isDistinct: order.length > 0,
    };
  }

  #members(where: Condition | undefined): readonly Pattern[] {
    const extent = extentOf(
      { shape: this.#shape, subject: MEMBER },
      this.#loading.view,
      this.#names,
    );
    const condition = where && this.#conditions.of(where, MEMBER);
    const isTrue = condition?.kind === 'constant' && condition.value;
    return condition && !isTrue ? [...extent, filter(condition)] : extent;
  }

  async #window(written: Written): Promise<{
    readonly nodes: readonly RemoteResource[];
    readonly hasMore: boolean;
  }> {
    const { size, from } = this.#question.window;
    const isForwards = from === 'start';
    const found: RemoteResource[] = [];
    // One after another: most often the first that has any is enough.
    for (const part of this.#parts(written)) {
      if (found.length > size) break;
      found.push(...(await this.#ask(part, written, size + 1 - found.length)));
    }
    const nodes = found.slice(0, size);
    for (const member of nodes) member.know(this.#shape);
    return { nodes: isForwards ? nodes : nodes.reverse(), hasMore: found.length > size };
  }

  /** What a window is taken from, in the direction in which it is. */
  #parts({ order }: Written): readonly Part[] {
    const { from, after, before } = this.#question.window;
    if (after)
      return from === 'start'
        ? order.beside(after, 'after')
        : order.beside(after, 'after').toReversed();
    if (before)
      return from === 'end'
        ? order.beside(before, 'before')
        : order.beside(before, 'before').toReversed();
    return [order.whole];
  }

  async #ask(
    { patterns, columns, sorting }: Part,
    { members, isDistinct }: Written,
    limit: number,
  ): Promise<readonly RemoteResource[]> {
    const { asker, view } = this.#loading;
    const rows = await asker.ask(
      {
        columns: [MEMBER, ...columns],
        isDistinct,
        where: [...members, ...patterns],
        orderBy: sorting(this.#question.window.from === 'start'),
        limit,
      },
      { s: 'iri' },
      'data',
    );
    return rows.map((row) => view.resource(addressIn(row, 's')));
  }

  async #total({ members }: Written): Promise<number> {
    const [row] = await this.#loading.asker.ask(
      { columns: [{ kind: 'count', as: COUNT }], where: members, limit: 1 },
      { n: 'integer' },
      'data',
    );
    return row ? numberIn(row, 'n') : 0;
  }

  /** Whether there is any up to the place that the window is after, and any from the place that it is before. */
  async #beyond(written: Written): Promise<{ isBefore: boolean; isAfter: boolean }> {
    const { after, before } = this.#question.window;
    const isAny = async (place: Place | undefined, side: 'after' | 'before'): Promise<boolean> => {
      if (!place) return false;
      for (const part of [written.order.at(place), ...written.order.beside(place, side)])
        if ((await this.#ask(part, written, 1)).length) return true;
      return false;
    };
    const [isBefore, isAfter] = await Promise.all([isAny(after, 'before'), isAny(before, 'after')]);
    return { isBefore, isAfter };
  }

  /** The facets that the engine counts rightly. */
  facets(wanted: Parts['facets']): Promise<readonly LoadedFacet[]> {
    const counted = {
      members: (where: Condition | undefined) => this.#members(where),
      conditions: this.#conditions,
      question: this.#question,
      loading: this.#loading,
    };
    return loadEngineFacets(counted, wanted);
  }
}

interface Written {
  readonly members: readonly Pattern[];
  readonly order: EngineOrder;
  /** Whether the order may bind a member several times with the same keys. */
  readonly isDistinct: boolean;
}
