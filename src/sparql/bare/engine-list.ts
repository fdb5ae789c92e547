import { fieldOf, type Condition } from '../../reading/condition.ts';
import type { Field, Shape } from '../../model/model.ts';
import type { ListPlan, Parts } from '../../reading/plan.ts';
import type { Place, Question } from '../../reading/question.ts';
import { rdf, xsd } from '../../rdf/vocabulary.ts';
import { fits } from '../../store/fits.ts';
import { keyOf, type CountedKey } from '../../store/list/counted-keys.ts';
import type { Row } from '../engine/engine.ts';
import type { ViewLoading } from '../load/loading.ts';
import { addressIn, numberIn } from '../load/rows.ts';
import { fieldsWanted, labelReads, wantsOf } from '../load/wants.ts';
import { without } from '../list/conditions.ts';
import { facetOf, frequent } from '../list/load-facets.ts';
import { filter, Names, variable, type Expression, type Pattern } from '../query/query.ts';
import { Unsayable } from '../translate/unsayable.ts';
import type { LoadedFacet, LoadedParts } from '../view/remote-list.ts';
import { RemoteResource } from '../view/remote-resource.ts';
import { BareConditions } from './conditions.ts';
import { extentOf } from './extent.ts';
import { EngineOrder, type Part } from './order.ts';
import { fill } from './reads.ts';
import { lookUp } from './statements.ts';

const MEMBER = variable('s');
const COUNT = variable('n');
const VALUE = variable('v');

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
  async facets(wanted: Parts['facets']): Promise<readonly LoadedFacet[]> {
    const sizes = new Map<Field, number>();
    for (const { field, first } of wanted) sizes.set(field, Math.max(first, sizes.get(field) ?? 0));
    const facets = await Promise.all([...sizes].map(([field, size]) => this.#facet(field, size)));
    return facets.flatMap((facet) => facet ?? []);
  }

  async #facet(field: Field, size: number): Promise<LoadedFacet | undefined> {
    // Which texts are shown, depends on all texts of a resource.
    const where = field.range.kind === 'text' ? undefined : said(() => this.#counted(field));
    if (!where) return undefined;
    const rows = await this.#loading.asker.askWhole(
      {
        columns: [VALUE, { kind: 'count', isDistinct: true, of: MEMBER, as: COUNT }],
        where,
        groupBy: [VALUE],
      },
      { n: 'integer' },
      'data',
    );
    const all = this.#countsIn(rows, field);
    if (!all) return undefined;
    const best = frequent(all, size);
    await this.#loadLabels(best);
    const facet = facetOf(
      { field, size: all.size, all, best },
      { question: this.#question, loading: this.#loading },
    );
    return { ...facet, most: size };
  }

  /** From members to what is counted, without the conditions on the field itself. */
  #counted(field: Field): readonly Pattern[] {
    const where = without(this.#question.where, (condition) => fieldOf(condition) === field);
    return [...this.#members(where), ...this.#conditions.followed(field, MEMBER, VALUE)];
  }

  /** `undefined` where two literals are one value: who has both would be counted twice. */
  #countsIn(rows: readonly Row[], field: Field): Map<CountedKey, number> | undefined {
    const counts = new Map<CountedKey, number>();
    for (const row of rows) {
      // Of nothing some engines make one group.
      if (numberIn(row, 'n') === 0) continue;
      const key = this.#keyIn(row, field);
      if (key === undefined) continue;
      if (counts.has(key)) return undefined;
      counts.set(key, numberIn(row, 'n'));
    }
    return counts;
  }

  #keyIn(row: Row, field: Field): CountedKey | undefined {
    const term = row.get('v');
    if (term?.termType === 'NamedNode') return this.#loading.view.resource(term.value);
    if (term?.termType !== 'Literal') return undefined;
    const { value, language } = term;
    const datatype = language ? rdf.langString : term.datatype.value || xsd.string;
    const literal = { kind: 'literal', value, language, datatype } as const;
    return fits(literal, field) ? keyOf(literal, field) : undefined;
  }

  async #loadLabels(keys: readonly CountedKey[]): Promise<void> {
    const resources = keys.filter((key) => key instanceof RemoteResource);
    await lookUp(resources, this.#loading);
    const wants = wantsOf(resources, labelReads(this.#loading.view.model));
    await fill(fieldsWanted(wants), this.#loading);
  }
}

interface Written {
  readonly members: readonly Pattern[];
  readonly order: EngineOrder;
  /** Whether the order may bind a member several times with the same keys. */
  readonly isDistinct: boolean;
}

/** What is written; `undefined` where the engine has no words for it. */
function said<Said>(write: () => Said): Said | undefined {
  try {
    return write();
  } catch (error) {
    if (error instanceof Unsayable) return undefined;
    throw error;
  }
}
