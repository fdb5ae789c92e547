import { compareValues } from '../../reading/values.ts';
import type { Shape } from '../../model/model.ts';
import type { Literal } from '../../rdf/literal.ts';
import type { Resource } from '../../reading/view.ts';
import { MadeOnce } from '../../reading/made-once.ts';
import type { Step, Work } from '../../reading/work.ts';
import type { ClassView } from '../list/ordered-class.ts';
import { isSearched, searchedTexts, type Entry } from './entry.ts';
import { Grouper, type ResultGroups } from './result-groups.ts';
import { SearchIndex } from './search-index.ts';

/** What is searched: an index of numbers, and what the numbers are of. */
export interface Searched {
  readonly index: SearchIndex;
  /** By the addresses of the resources of two numbers, which differ. */
  compare(a: number, b: number): number;
  /** What facets know the resource of a number by. */
  groupsOf(resource: number): ResultGroups;
}

/** So many resources are read between two pauses. */
const TOGETHER = 16;

const INDEXES: Step = { stage: 'makes the search index', isForAll: true };

/** What is searched in a view that has all of it at hand. */
export class SearchedView implements Searched {
  readonly #view: ClassView;
  #index = new SearchIndex();
  #resources: Resource[] = [];
  readonly #made = new MadeOnce<void>(INDEXES);

  constructor(view: ClassView) {
    this.#view = view;
  }

  get index(): SearchIndex {
    return this.#index;
  }

  /** Makes the index; nothing where that was done. */
  making(): Work<void> {
    return this.#made.had(() => this.#makingAnew());
  }

  *#makingAnew(): Work<void> {
    this.#index = new SearchIndex();
    this.#resources = [];
    for (const shape of this.#view.model.shapes)
      if (shape.fields.some(isSearched)) yield* this.#adding(shape);
    yield* this.#index.closing();
  }

  *#adding(shape: Shape): Work<void> {
    for (const [place, resource] of this.#view.ofShape(shape).entries()) {
      this.#add(resource, shape);
      if (place % TOGETHER === 0) yield;
    }
  }

  #add(resource: Resource, shape: Shape): void {
    const texts = searchedTexts(shape, (field) => resource.literals(field));
    if (!texts.length) return;
    this.#index.add(shape, texts);
    this.#resources.push(resource);
  }

  resource(number: number): Resource {
    const resource = this.#resources[number];
    if (!resource) throw new Error(`There is no resource ${number}.`);
    return resource;
  }

  compare(a: number, b: number): number {
    return compareValues(this.resource(a), this.resource(b));
  }

  groupsOf(resource: number): ResultGroups {
    const { model } = this.#view;
    const grouper = this.#view.remember(
      'groups of search results',
      () => new Grouper(model, ofResources),
    );
    return grouper.groupsOf(this.resource(resource));
  }

  labelOf(text: number): Literal {
    return this.at(text).literal;
  }

  /** The text of a number. */
  at(text: number): Entry {
    const { entries } = this.#index;
    return entries.of(text, this.resource(entries.ownerOf(text)));
  }
}

/** How resources themselves are grouped. */
const ofResources = {
  shapeOf: ({ shape }: Resource) => shape,
  linksOf: (resource: Resource, field: Parameters<Resource['links']>[0]) => resource.links(field),
  addressOf: ({ id }: Resource) => id,
};

/** What is searched in a view: its index is made by who asks first. */
export function* indexing(view: ClassView): Work<SearchedView> {
  const searched = view.remember('search index', () => new SearchedView(view));
  yield* searched.making();
  return searched;
}
