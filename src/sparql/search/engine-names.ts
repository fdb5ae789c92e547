import type { Field, Shape } from '../../model/model.ts';
import type { Literal } from '../../rdf/literal.ts';
import type { Work } from '../../reading/work.ts';
import { isSearched, type SearchedText } from '../../store/search/entry.ts';
import { GrowingNumbers } from '../../store/search/growing-numbers.ts';
import { PackedTexts } from '../../store/search/packed-texts.ts';
import { Grouper, type ResultGroups } from '../../store/search/result-groups.ts';
import { SearchIndex } from '../../store/search/search-index.ts';
import { LONGEST_LABEL, type Labelled } from '../../store/search/suggesting.ts';
import { fill } from '../load/fill.ts';
import type { Loading } from '../load/loading.ts';
import { termsOf } from '../sidecar/terms.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import { inTurns } from './in-turns.ts';
import { Links } from './links.ts';
import { addressesAt } from './places.ts';

/** So many resources are grouped between two pauses. */
const TOGETHER = 256;

/** Between a language and a text, as they are kept: no language has a space. */
const BETWEEN = ' ';

/**
 * All that searches of a prepared version read, by numbers: a resource is known by its place in the order of addresses, and
 * loaded where it is shown. What facets follow is kept as pairs of places.
 */
export class EngineNames implements Labelled {
  readonly index = new SearchIndex();
  readonly #model: Loading['version']['model'];
  readonly #mostLabels: number;
  /** The place of each resource of the index. */
  readonly #places = new GrowingNumbers();
  /** By place: the number of the shape, from 1, where it is known. */
  readonly #shapes: Uint16Array;
  readonly #links = new Map<string, Links>();
  readonly #grouper: Grouper<number>;
  #labels: PackedTexts | undefined = new PackedTexts();
  #addresses: ReadonlyMap<number, string> = new Map();

  /** `mostLabels`: the beginnings of more texts are not kept. */
  constructor({ about, model }: Loading['version'], mostLabels: number) {
    this.#mostLabels = mostLabels;
    this.#model = model;
    this.#shapes = new Uint16Array(about.described);
    this.#grouper = this.#grouperWith((place) => this.#addresses.get(place) ?? '');
  }

  /** Adds a resource with all its texts. */
  add(shape: Shape, place: number, texts: readonly SearchedText[]): void {
    this.index.add(shape, texts);
    this.#places.push(place);
    this.knowShape(place, shape.name);
    if (this.index.entries.size > this.#mostLabels) this.#labels = undefined;
    for (const { literal } of texts) this.#labels?.add(packed(literal));
  }

  /** Notes the name of the shape of the resource at a place. */
  knowShape(place: number, name: string): void {
    this.#shapes[place] = this.#model.shapes.findIndex((each) => each.name === name) + 1;
  }

  /** Adds a link of a field. */
  addLink(field: Field, from: number, to: number): void {
    const { key } = termsOf(field);
    const links = this.#links.get(key) ?? new Links();
    this.#links.set(key, links);
    links.add(from, to);
  }

  /** Loads the addresses that facets give, and puts all in order, after which it is searched. */
  async close(loading: Loading): Promise<void> {
    for (const links of this.#links.values()) links.close();
    this.#addresses = await addressesAt([...(await inTurns(this.#groupPlaces()))], loading);
    this.#places.trim();
    this.#labels?.trim();
    await inTurns(this.index.closing());
  }

  /** The places of all that is a value of a facet: keepers, and the classes at the top of their hierarchies. */
  *#groupPlaces(): Work<ReadonlySet<number>> {
    const found = new Set<number>();
    const grouper = this.#grouperWith((place) => {
      found.add(place);
      return '';
    });
    for (let number = 0; number < this.#places.size; number += 1) {
      grouper.groupsOf(this.#places.at(number));
      if (number % TOGETHER === 0) yield;
    }
    return found;
  }

  #grouperWith(addressOf: (place: number) => string): Grouper<number> {
    const { shapes } = this.#model;
    return new Grouper(this.#model, {
      shapeOf: (place) => shapes[(this.#shapes[place] ?? 0) - 1],
      linksOf: (place, field) => this.#links.get(termsOf(field).key)?.of(place) ?? [],
      addressOf,
    });
  }

  compare(a: number, b: number): number {
    return this.#places.at(a) - this.#places.at(b);
  }

  groupsOf(number: number): ResultGroups {
    return this.#grouper.groupsOf(this.#places.at(number));
  }

  /** Whether the beginnings of words are suggested from. */
  get hasLabels(): boolean {
    return this.#labels !== undefined;
  }

  labelOf(text: number): Pick<Literal, 'value' | 'language'> {
    const label = this.#labels?.at(text) ?? '';
    const end = label.indexOf(BETWEEN);
    return { language: label.slice(0, end), value: label.slice(end + 1) };
  }

  /** The resources of some numbers, with all that is searched of them. */
  async resources(
    numbers: readonly number[],
    loading: Loading,
  ): Promise<ReadonlyMap<number, RemoteResource>> {
    const { view } = loading;
    const addresses = await addressesAt(
      numbers.map((number) => this.#places.at(number)),
      loading,
    );
    const found = new Map<number, RemoteResource>();
    const wanted = new Map<Field, Set<RemoteResource>>();
    for (const number of numbers) {
      const shape = this.index.entries.shapeOf(number);
      const resource = view.resource(addresses.get(this.#places.at(number)) ?? '');
      resource.know(shape ?? null);
      found.set(number, resource);
      for (const field of shape?.fields.filter(isSearched) ?? [])
        wanted.set(field, (wanted.get(field) ?? new Set()).add(resource));
    }
    if (wanted.size) await fill(wanted, loading);
    return found;
  }
}

function packed({ value, language }: Literal): string {
  return language + BETWEEN + value.slice(0, LONGEST_LABEL + 1);
}
