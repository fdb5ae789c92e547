import type { Field, Shape } from '../../model/model.ts';
import type { Resource } from '../../reading/view.ts';
import type { Entry, Role, SearchedText } from './entry.ts';
import { GrowingNumbers } from './growing-numbers.ts';

/** In the order of the numbers by which they are kept. */
const ROLES: readonly Role[] = ['name', 'text', 'notation'];
const NAME = ROLES.indexOf('name');

/**
 * All that is searched, by numbers from 0: texts as they are added, and resources, whose texts are added one after another.
 * Neither is kept itself: a search counts and compares numbers, and makes nothing of what is not shown.
 */
export class Entries {
  readonly #fields: Field[] = [];
  readonly #shapes: Shape[] = [];
  /** Of each text: how many of its words are counted, the numbers of its field and its role, its place and its resource. */
  readonly #sizes = new GrowingNumbers();
  readonly #kinds = new GrowingNumbers();
  readonly #places = new GrowingNumbers();
  readonly #owners = new GrowingNumbers();
  /** Of each resource: the number of its shape, and of its first text. */
  readonly #shapesOf = new GrowingNumbers();
  readonly #starts = new GrowingNumbers();
  #named = 0;

  /** Adds a resource, whose texts come next; gives its number. */
  addResource(shape: Shape): number {
    this.#shapesOf.push(numberOf(shape, this.#shapes));
    this.#starts.push(this.size);
    if (shape.label) this.#named += 1;
    return this.resources - 1;
  }

  /** Adds a text of the last resource, of whose words so many are counted; gives its number. */
  add({ field, role, place }: Omit<SearchedText, 'literal'>, size: number): number {
    this.#sizes.push(size);
    this.#kinds.push(numberOf(field, this.#fields) * ROLES.length + ROLES.indexOf(role));
    this.#places.push(place);
    this.#owners.push(this.resources - 1);
    return this.size - 1;
  }

  /** Lets go of the room for others. */
  trim(): void {
    const ofTexts = [this.#sizes, this.#kinds, this.#places, this.#owners];
    for (const each of [...ofTexts, this.#shapesOf, this.#starts]) each.trim();
  }

  /** How many texts there are. */
  get size(): number {
    return this.#sizes.size;
  }

  /** How many resources there are. */
  get resources(): number {
    return this.#starts.size;
  }

  /** How many resources with a name have something that is searched. */
  get named(): number {
    return this.#named;
  }

  /** How many words of a text are counted; 0 where none is. */
  sizeOf(text: number): number {
    return this.#sizes.at(text);
  }

  /** Whether a text is a name. */
  isName(text: number): boolean {
    return this.#kinds.at(text) % ROLES.length === NAME;
  }

  /** The field that a text is of. */
  fieldOf(text: number): Field {
    return existing(this.#fields[Math.floor(this.#kinds.at(text) / ROLES.length)], text);
  }

  /** What a text is searched as. */
  roleOf(text: number): Role {
    return existing(ROLES[this.#kinds.at(text) % ROLES.length], text);
  }

  /** The text of a number, of the resource that has it. */
  of(text: number, resource: Resource): Entry {
    const [field, place] = [this.fieldOf(text), this.#places.at(text)];
    const literal = existing(resource.literals(field)[place], text);
    return { resource, field, literal, place, role: this.roleOf(text) };
  }

  /** The number of the resource of a text. */
  ownerOf(text: number): number {
    return this.#owners.at(text);
  }

  /** The shape of a resource. */
  shapeOf(resource: number): Shape | undefined {
    return this.#shapes[this.#shapesOf.at(resource)];
  }

  /** The number of the first text of a resource; of the next resource it is where this one's end. */
  startOf(resource: number): number {
    return resource < this.resources ? this.#starts.at(resource) : this.size;
  }

  /** The numbers of the resources that have one of some texts, given in lists, each once. */
  ownersOf(...lists: readonly (readonly number[])[]): number[] {
    const isSeen = new Uint8Array(this.resources);
    const owners: number[] = [];
    for (const texts of lists) this.#addOwners(texts, owners, isSeen);
    return owners;
  }

  #addOwners(texts: readonly number[], owners: number[], isSeen: Uint8Array): void {
    for (const text of texts) {
      const owner = this.ownerOf(text);
      if (isSeen[owner]) continue;
      isSeen[owner] = 1;
      owners.push(owner);
    }
  }

  /** How many resources with a name have one of some texts. */
  namedAmong(texts: readonly number[]): number {
    return this.ownersOf(texts).filter((owner) => this.shapeOf(owner)?.label).length;
  }
}

function existing<Item>(item: Item | undefined, text: number): Item {
  if (item === undefined) throw new Error(`There is no text ${text}.`);
  return item;
}

/** The number of one of few items, which is added where it is new. */
function numberOf<Item>(item: Item, known: Item[]): number {
  const number = known.indexOf(item);
  return number < 0 ? known.push(item) - 1 : number;
}
