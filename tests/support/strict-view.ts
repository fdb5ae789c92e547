import { isDeepStrictEqual } from 'node:util';
import type { Field, Model, Shape } from '../../src/model/model.ts';
import type { Figures } from '../../src/reading/view.ts';
import type { ListPlan, Lookup, Parts, Plan, Selection } from '../../src/reading/plan.ts';
import type {
  GroupQuestion,
  Measure,
  Place,
  Question,
  SearchQuestion,
  SuggestQuestion,
} from '../../src/reading/question.ts';
import type { Source } from '../../src/reading/source.ts';
import type {
  Extent,
  Former,
  Facet,
  Group,
  Groups,
  List,
  Resource,
  SearchResults,
  Suggestion,
  Value,
  View,
} from '../../src/reading/view.ts';
import type { Path } from '../../src/rdf/path.ts';
import type { Literal } from '../../src/rdf/literal.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';

/** A source over a snapshot whose views throw at each read that the plan of their operation did not name. */
export class StrictSource implements Source {
  readonly #snapshot: Snapshot;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  async open(plan: () => Plan): Promise<View> {
    const view = new StrictView(this.#snapshot);
    await view.load(plan());
    return view;
  }
}

function unplanned(what: string): Error {
  return new Error(`unplanned read: ${what}`);
}

/** What a view has loaded of a list. */
interface LoadedList {
  readonly question: Question;
  readonly parts: Parts;
}

class StrictView implements View {
  readonly #snapshot: Snapshot;
  readonly #resources = new Map<string, StrictResource>();
  readonly #lookups = new Set<string>();
  readonly #lists = new Map<string, LoadedList[]>();
  readonly #searches: { question: SearchQuestion; results: SearchResults }[] = [];

  readonly #suggestions: {
    question: SuggestQuestion;
    suggestions: readonly Suggestion[];
  }[] = [];

  /** Whether each read is allowed, then and later: an errand reads. */
  isOpen = false;
  #isAllRead = false;
  readonly #memory = new Map<string, unknown>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  get model(): Model {
    return this.#snapshot.model;
  }

  get base(): string {
    return this.#snapshot.base;
  }

  get version(): string {
    return this.#snapshot.version;
  }

  get language(): string {
    return this.#snapshot.language;
  }

  get size(): number {
    return this.#snapshot.size;
  }

  get figures(): Figures {
    throw unplanned('figures');
  }

  get described(): Iterable<Resource> {
    this.#isAllRead ||= this.isOpen;
    if (!this.#isAllRead) throw unplanned('every resource');
    return this.#snapshot.described.map(({ id }) => this.resource(id));
  }

  resource(id: string): StrictResource {
    let resource = this.#resources.get(id);
    if (!resource)
      this.#resources.set(id, (resource = new StrictResource(this.#snapshot.resource(id), this)));
    return resource;
  }

  passingResource(id: string): Resource {
    return this.resource(id);
  }

  find(id: string): Resource | undefined {
    if (this.isOpen) this.#lookups.add(id);
    if (!this.#lookups.has(id)) throw unplanned(`the resource <${id}>`);
    return this.#snapshot.find(id) && this.resource(id);
  }

  former(id: string): Former | undefined {
    if (!this.#lookups.has(id)) throw unplanned(`the former resource <${id}>`);
    return this.#snapshot.former(id);
  }

  list(extent: Extent, question: Question): List {
    const loaded = this.#lists
      .get(nameOf(extent))
      ?.filter((each) => isDeepStrictEqual(each.question, question));
    if (!loaded?.length) throw unplanned(`the list ${nameOf(extent)} with this question`);
    const parts = loaded.map((each) => each.parts);
    return new StrictList(this.#listOf(extent, question), parts, this);
  }

  async search(question: SearchQuestion): Promise<SearchResults> {
    if (this.isOpen)
      this.#searches.push({ question, results: await this.#snapshot.search(question) });
    const found = this.#searches.find((each) => isDeepStrictEqual(each.question, question));
    if (!found) throw unplanned(`the search for ${question.text}`);
    const strict = found.results.hits.map((hit) => ({
      ...hit,
      snippet: hit.snippet,
      resource: this.resource(hit.resource.id),
    }));
    return { ...found.results, hits: strict };
  }

  suggest(question: SuggestQuestion): Promise<readonly Suggestion[]> {
    const found = this.#suggestions.find((each) => isDeepStrictEqual(each.question, question));
    if (!found) throw unplanned(`the suggestions for ${question.prefix}`);
    const strict = found.suggestions.map((each) => ({
      ...each,
      resource: this.resource(each.resource.id),
    }));
    return Promise.resolve(strict);
  }

  remember<Result>(key: string, make: () => Result): Result {
    if (!this.#memory.has(key)) this.#memory.set(key, make());
    return this.#memory.get(key) as Result;
  }

  /** Loads what a plan names, as a remote source would, level by level. */
  async load({ lookups, lists, searches, suggestions, errands }: Plan): Promise<void> {
    for (const { ids, ...lookup } of lookups) for (const id of ids) this.#lookUp(id, lookup);
    for (const { shape, ...list } of lists) this.#loadList({ kind: 'class', shape }, list);
    for (const { question, each } of searches) {
      const results = await this.#snapshot.search(question);
      this.#searches.push({ question, results });
      for (const { resource } of results.hits) this.#allow(resource, each);
    }
    await this.#runErrands(errands);
    for (const { question, each } of suggestions) {
      const found = await this.#snapshot.suggest(question);
      this.#suggestions.push({ question, suggestions: found });
      for (const { resource } of found) this.#allow(resource, each);
    }
  }

  /** Runs errands with all reads allowed: whoever reads the same again may. */
  async #runErrands(errands: Plan['errands']): Promise<void> {
    for (const { run, each } of errands) {
      this.isOpen = true;
      const found = await run(this);
      this.isOpen = false;
      for (const { id } of found) this.#allow(this.#snapshot.resource(id), each);
    }
  }

  #lookUp(id: string, { shape, each }: Pick<Lookup, 'shape' | 'each'>): void {
    this.#lookups.add(id);
    const found = id === this.base ? this.#snapshot.resource(id) : this.#snapshot.find(id);
    if (!found) return;
    // Of a resource of another shape that alone is known.
    this.#allow(found, shape && found.shape !== shape ? new Map() : each);
  }

  #loadList(extent: Extent, { question, parts, each }: ListPlan): void {
    const name = nameOf(extent);
    this.#lists.set(name, [...(this.#lists.get(name) ?? []), { question, parts }]);
    for (const groups of parts.groups) {
      const { nodes } = this.#listOf(extent, question).groups(groups.question);
      const resources = nodes.flatMap(({ keys }) => keys.flatMap((key) => key.resource ?? []));
      resources.forEach((resource) => {
        this.#allow(resource, groups.keys);
      });
    }
    if (!parts.nodes) return;
    for (const node of this.#listOf(extent, question).nodes) this.#allow(node, each);
  }

  /** A link's list is asked of the snapshot's own resource. */
  #listOf(extent: Extent, question: Question): List {
    if (extent.kind === 'class') return this.#snapshot.list(extent, question);
    const subject = this.#snapshot.resource(extent.subject.id);
    return this.#snapshot.list({ ...extent, subject }, question);
  }

  #allow(found: Resource, each: Selection): void {
    const resource = this.resource(found.id);
    resource.isKnown = true;
    const reads = found.shape && each.get(found.shape);
    if (!reads) return;
    for (const field of reads.values) resource.allowed.add(field);
    for (const [field, selection] of reads.links) {
      resource.allowed.add(field);
      for (const target of found.links(field)) this.#allow(target, selection);
    }
    for (const { field, ...list } of reads.lists)
      this.#loadList({ kind: 'link', subject: found, field }, list);
  }
}

function nameOf(extent: Extent): string {
  return extent.kind === 'class'
    ? extent.shape.name
    : `<${extent.subject.id}> ${extent.field.name}`;
}

class StrictResource implements Resource {
  readonly kind = 'resource';
  readonly view: StrictView;
  readonly allowed = new Set<Field>();
  readonly #paths = new Set<string>();
  isKnown = false;
  readonly #stored: Resource;

  constructor(stored: Resource, view: StrictView) {
    this.#stored = stored;
    this.view = view;
  }

  get id(): string {
    return this.#stored.id;
  }

  get shape(): Shape | undefined {
    this.isKnown ||= this.view.isOpen;
    if (!this.isKnown) throw unplanned(`the type of <${this.id}>`);
    return this.#stored.shape;
  }

  values(field: Field): readonly Value[] {
    if (this.view.isOpen) this.allowed.add(field);
    if (!this.allowed.has(field)) throw unplanned(`${field.name} of <${this.id}>`);
    return this.#strict(this.#stored.values(field));
  }

  #strict(values: readonly Value[]): readonly Value[] {
    return values.map((value) =>
      value.kind === 'resource' ? this.view.resource(value.id) : value,
    );
  }

  links(field: Field): readonly Resource[] {
    return this.values(field) as readonly Resource[];
  }

  literals(field: Field): readonly Literal[] {
    return this.values(field) as readonly Literal[];
  }

  get types(): readonly string[] {
    throw unplanned(`the types of <${this.id}>`);
  }

  follow(path: Path): readonly Value[] {
    const key = JSON.stringify(path);
    if (this.view.isOpen) this.#paths.add(key);
    if (!this.#paths.has(key)) throw unplanned(`a path from <${this.id}>`);
    return this.#strict(this.#stored.follow(path));
  }

  objects(): never {
    throw unplanned(`statements of <${this.id}>`);
  }

  subjects(): never {
    throw unplanned(`statements about <${this.id}>`);
  }

  get statements(): never {
    throw unplanned(`all statements of <${this.id}>`);
  }

  get passingStatements(): never {
    throw unplanned(`all statements of <${this.id}>`);
  }
}

class StrictList implements List {
  readonly #list: List;
  readonly #parts: readonly Parts[];
  readonly #view: StrictView;

  constructor(list: List, parts: readonly Parts[], view: StrictView) {
    this.#list = list;
    this.#parts = parts;
    this.#view = view;
  }

  working(): undefined {
    return undefined;
  }

  get nodes(): readonly Resource[] {
    this.#need('nodes');
    return this.#list.nodes.map(({ id }) => this.#view.resource(id));
  }

  get totalCount(): number {
    this.#need('total');
    return this.#list.totalCount;
  }

  get hasNextPage(): boolean {
    this.#need('around');
    return this.#list.hasNextPage;
  }

  get hasPreviousPage(): boolean {
    this.#need('around');
    return this.#list.hasPreviousPage;
  }

  placeOf({ id }: Resource): Place {
    this.#need('nodes');
    const node = this.#list.nodes.find((each) => each.id === id);
    if (!node) throw unplanned(`the place of <${id}>, which is not in the window`);
    return this.#list.placeOf(node);
  }

  facets(fields: readonly Field[]): readonly Facet[] {
    const wanted = this.#parts.flatMap(({ facets }) => facets);
    return this.#list.facets(fields).map((facet) => {
      const sizes = wanted.filter(({ field }) => field === facet.field).map(({ first }) => first);
      if (!sizes.length) throw unplanned(`the facet ${facet.field.name}`);
      return {
        ...facet,
        first: (size: number) => {
          if (size > Math.max(...sizes)) throw unplanned(`${size} values of ${facet.field.name}`);
          return facet.first(size);
        },
      };
    });
  }

  groups(question: GroupQuestion): Groups {
    const planned = this.#parts
      .flatMap(({ groups }) => groups)
      .filter((each) => isDeepStrictEqual(each.question, question));
    if (!planned.length) throw unplanned('groups by this question');
    const measures = planned.flatMap((each) => each.measures);
    const { totalCount, nodes } = this.#list.groups(question);
    return { totalCount, nodes: nodes.map((group) => strictGroup(group, measures, this.#view)) };
  }

  #need(part: 'nodes' | 'total' | 'around'): void {
    if (!this.#parts.some((parts) => parts[part])) throw unplanned(`${part} of a list`);
  }
}

/** A group whose figures are those that the plan named. */
function strictGroup(group: Group, measures: readonly Measure[], view: StrictView): Group {
  const { count, keys } = group;
  return {
    count,
    keys: keys.map((key) => ({
      ...key,
      resource: key.resource && view.resource(key.resource.id),
    })),
    *working() {
      yield;
    },
    measure: (measure) => {
      const isPlanned = measures.some((each) => isDeepStrictEqual(each, measure));
      if (!isPlanned) throw unplanned(`${measure.kind} of ${measure.field.name} of a group`);
      return group.measure(measure);
    },
  };
}
