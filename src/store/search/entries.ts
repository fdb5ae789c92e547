import type { Shape } from '../../model/model.ts';
import type { Resource } from '../../reading/view.ts';
import type { Entry } from './entry.ts';

/**
 * All that is searched in a view, by numbers from 0: texts as they are added, and resources, whose texts are added one after
 * another. A search counts and compares numbers, and makes nothing of what is not shown.
 */
export class Entries {
  readonly #entries: Entry[] = [];
  readonly #sizes: number[] = [];
  readonly #areNames: boolean[] = [];
  /** The number of the resource of each text. */
  readonly #owners: number[] = [];
  readonly #resources: Resource[] = [];
  readonly #shapes: (Shape | undefined)[] = [];
  /** The number of the first text of each resource. */
  readonly #starts: number[] = [];
  #named = 0;

  /** Adds a text, of whose words so many are counted; gives its number. */
  add(entry: Entry, size: number): number {
    const { resource } = entry;
    const text = this.#entries.length;
    if (this.#resources.at(-1) !== resource) {
      const { shape } = resource;
      this.#resources.push(resource);
      this.#shapes.push(shape);
      this.#starts.push(text);
      if (shape?.label) this.#named += 1;
    }
    this.#entries.push(entry);
    this.#sizes.push(size);
    this.#areNames.push(entry.role === 'name');
    this.#owners.push(this.#resources.length - 1);
    return text;
  }

  /** How many texts there are. */
  get size(): number {
    return this.#entries.length;
  }

  /** How many resources with a name have something that is searched. */
  get named(): number {
    return this.#named;
  }

  /** The text of a number. */
  at(text: number): Entry {
    const entry = this.#entries[text];
    if (!entry) throw new Error(`There is no text ${text} among ${this.size}.`);
    return entry;
  }

  /** How many words of a text are counted; 0 where none is. */
  sizeOf(text: number): number {
    return this.#sizes[text] ?? 0;
  }

  /** Whether a text is a name. */
  isName(text: number): boolean {
    return this.#areNames[text] ?? false;
  }

  /** The shape of a resource. */
  shapeOf(resource: number): Shape | undefined {
    return this.#shapes[resource];
  }

  /** The resource of a number. */
  resource(number: number): Resource {
    const resource = this.#resources[number];
    if (!resource) throw new Error(`There is no resource ${number}.`);
    return resource;
  }

  /** The number of the first text of a resource; of the next resource it is where this one's end. */
  startOf(resource: number): number {
    return this.#starts[resource] ?? this.size;
  }

  /** The numbers of the resources that have one of some texts, given in lists, each once. */
  ownersOf(...lists: readonly (readonly number[])[]): number[] {
    const isSeen = new Uint8Array(this.#resources.length);
    const owners: number[] = [];
    for (const texts of lists) this.#addOwners(texts, owners, isSeen);
    return owners;
  }

  #addOwners(texts: readonly number[], owners: number[], isSeen: Uint8Array): void {
    for (const text of texts) {
      const owner = this.#owners[text] ?? 0;
      if (isSeen[owner]) continue;
      isSeen[owner] = 1;
      owners.push(owner);
    }
  }

  /** How many resources with a name have one of some texts. */
  namedAmong(texts: readonly number[]): number {
    return this.ownersOf(texts).filter((owner) => this.#shapes[owner]?.label).length;
  }
}
