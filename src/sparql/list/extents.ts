import type { Condition } from '../../reading/condition.ts';
import type { Field, Shape } from '../../model/model.ts';
import type { Question } from '../../reading/question.ts';
import {
  address,
  filter,
  Names,
  text,
  triple,
  variable,
  type Pattern,
  type Variable,
} from '../query/query.ts';
import { sidecar, valuePredicates } from '../sidecar/terms.ts';
import type { Loading } from '../load/loading.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import { Conditions } from './conditions.ts';
import { NumberOrder } from './order.ts';
import { comparedTypes, type Tables } from './value-tests.ts';

/** What lists are of: a class, or a link of each of some resources. */
type Extents =
  | { readonly kind: 'class'; readonly shape: Shape }
  | { readonly kind: 'links'; readonly field: Field; readonly parents: readonly RemoteResource[] };

/** The variables of what is listed, of what has the link, and of the shape of what is listed. */
export const MEMBER = variable('s');
export const PARENT = variable('p');
export const SHAPE = variable('h');

/** A list with all that its queries are made of. */
export class AskedList {
  readonly extents: Extents;
  readonly question: Question;
  readonly loading: Loading;
  readonly names = new Names();
  readonly order: NumberOrder;
  readonly #tables: Tables;

  private constructor(
    { extents, question }: { readonly extents: Extents; readonly question: Question },
    loading: Loading,
    tables: Tables,
  ) {
    this.extents = extents;
    this.question = question;
    this.loading = loading;
    this.#tables = tables;
    this.order = new NumberOrder(question, loading.version.about);
  }

  /** Reads the values that the question compares, once for all requests. */
  static async of(
    asked: { readonly extents: Extents; readonly question: Question },
    loading: Loading,
  ): Promise<AskedList> {
    const { version, asker } = loading;
    const tables = await Promise.all(
      [...comparedTypes(asked.question.where)].map(
        async (type) => [type, await version.values.read(type, asker)] as const,
      ),
    );
    return new AskedList(asked, loading, new Map(tables));
  }

  get compiling() {
    return { about: this.loading.version.about, tables: this.#tables, names: this.names };
  }

  /** The names of the parent, where there are several lists. */
  get parents(): readonly Variable[] {
    return this.extents.kind === 'links' ? [PARENT] : [];
  }

  /** The name of the shape of each member, where they may have several. */
  get shapes(): readonly Variable[] {
    return this.extents.kind === 'links' ? [SHAPE] : [];
  }

  /** What binds that name. */
  get shaped(): readonly Pattern[] {
    return this.shapes.map((shape) => triple(MEMBER, sidecar.shape, shape));
  }

  /** What binds all members, whatever the question keeps. */
  get extent(): readonly Pattern[] {
    return extentPatterns(this.extents, this.loading.version);
  }

  /** What binds the members that a condition keeps: all that the question keeps by default. */
  members(where: Condition | undefined = this.question.where): readonly Pattern[] {
    if (!where) return this.extent;
    const condition = new Conditions(this.compiling).of(where, MEMBER);
    return [...this.extent, filter(condition)];
  }

  /**
   * What binds the members of a class that the question keeps, each perhaps several times: Virtuoso takes half of the time
   * for it that it takes for the same as a filter. `undefined` where that cannot be written so.
   */
  get joined(): readonly Pattern[] | undefined {
    const { where } = this.question;
    if (!where || this.extents.kind !== 'class') return undefined;
    const required = new Conditions(this.compiling).required(where, MEMBER);
    return required && [...this.extent, ...required];
  }

  /** The same list of some of its parents alone. */
  ofParents(parents: readonly RemoteResource[]): AskedList {
    const { extents, question, loading } = this;
    const some = extents.kind === 'links' ? { ...extents, parents } : extents;
    return new AskedList({ extents: some, question }, loading, this.#tables);
  }
}

function extentPatterns(extents: Extents, { about }: Loading['version']): readonly Pattern[] {
  if (extents.kind === 'class') return [triple(MEMBER, sidecar.shape, text(extents.shape.name))];
  const { field, parents } = extents;
  const terms = parents.map(({ id }) => address(id));
  // Pages list all links, where the data has several of a field that has one.
  const steps = valuePredicates(field, about).map((predicate): readonly Pattern[] => [
    { kind: 'values', variable: PARENT, terms },
    triple(PARENT, predicate, MEMBER),
  ]);
  return steps.length > 1 ? [{ kind: 'union', branches: steps }] : steps.flat();
}
