import type { Field, Shape } from '../../model/model.ts';
import type { ListPlan } from '../../reading/plan.ts';
import type { Literal } from '../../rdf/literal.ts';
import type { Resource } from '../../reading/view.ts';
import type { Labelled } from '../../store/search/suggesting.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import type { Asking, Engine } from '../engine/engine.ts';
import type { RemoteView } from '../view/remote-view.ts';
import type { Asker, Graphs } from './asking.ts';
import type { ViewedCatalogue } from './viewed-catalogue.ts';
import type { ListWant, Want } from './wants.ts';

/** A catalogue in an engine, and how it is read. */
export interface EngineCatalogue extends ViewedCatalogue {
  readonly engine: Engine;
  readonly graphs: Graphs;
  readonly dialect: Dialect;
}

/** What loads into one view. */
export interface ViewLoading {
  readonly view: RemoteView;
  readonly version: EngineCatalogue;
  readonly asker: Asker;
}

/** The names of a version, ready to be searched. */
export interface LoadedNames {
  readonly searched: Labelled;
  /** Why nothing can be suggested, if so: suggestions are refused with it. */
  readonly noSuggestions?: string;
  /** The resources of some numbers, with all that is searched of them. */
  resources(
    numbers: readonly number[],
    loading: ViewLoading,
  ): Promise<ReadonlyMap<number, Resource>>;
}

/** How an engine is asked for what is read: over the sidecar of a prepared catalogue, or over statements alone. */
export interface Dialect {
  /** Loads values of fields. */
  fill(
    wanted: ReadonlyMap<Field, ReadonlySet<RemoteResource>>,
    loading: ViewLoading,
  ): Promise<void>;
  /** Loads which of some resources are described, and their shapes. */
  lookUp(resources: readonly RemoteResource[], loading: ViewLoading): Promise<void>;
  /** Loads all statements of resources. */
  loadStatements(resources: readonly RemoteResource[], loading: ViewLoading): Promise<void>;
  /** Loads what names resources under a predicate. */
  loadMentions(
    resources: readonly RemoteResource[],
    predicate: string,
    loading: ViewLoading,
  ): Promise<void>;
  /** Loads what has a literal under a predicate. */
  loadHaving(predicate: string, literal: Literal, loading: ViewLoading): Promise<void>;
  /** Every resource of a shape by address; without a shape every one that has statements. */
  loadMembers(shape: Shape | undefined, loading: ViewLoading): Promise<readonly RemoteResource[]>;
  /** Loads a list of a class; gives what is wanted of its members. */
  loadClassList(
    plan: ListPlan & { readonly shape: Shape },
    loading: ViewLoading,
  ): Promise<readonly Want[]>;
  /** Loads the lists that a field leads to from some resources. */
  loadLinkLists(want: ListWant, loading: ViewLoading): Promise<readonly Want[]>;
  /** Counts the texts that searches index; throws `TooMuchToLoad` where they are more than so many. */
  countTexts(loading: ViewLoading, most: number): Promise<number>;
  /** Loads all that searches read, which is searched for long; of more texts than `mostLabels` nothing is suggested. */
  loadNames(loading: ViewLoading, mostLabels?: number): Promise<LoadedNames>;
  /** Throws where the engine no longer has what was read. */
  check(asking?: Pick<Asking, 'until'>): Promise<void>;
}
