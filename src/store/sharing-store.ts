import { Store } from 'n3';

declare module 'n3' {
  interface Store {
    _addToIndex(index: Index, ...triple: Numbers): boolean;
    _removeFromIndex(index: Index, ...triple: Numbers): void;
  }
}

/** The numbers of the terms of a triple, in the order of an index. */
type Numbers = readonly [first: number, second: number, third: number];

/** What numbers of terms lead to, and how many they are. */
interface Keyed<Next> {
  [term: number]: Next | undefined;
  [size: symbol]: number | undefined;
}

/** An index of n3, in three layers. The last are sets of numbers, which lead to nothing. */
type Index = Keyed<Layer<Layer<null>>>;

/** Where n3 has how many keys a layer has. */
const SIZE = symbolOfSize();

function symbolOfSize(): symbol {
  const index: Index = {};
  Store.prototype._addToIndex(index, 1, 1, 1);
  const [symbol] = Object.getOwnPropertySymbols(index[1] ?? {});
  if (!symbol) throw new Error('Expected a store of n3 to count the keys of its indexes.');
  return symbol;
}

/** What n3 makes as `{ [SIZE]: 0 }`, in half of the memory: V8 gives an object of a class no room for properties to come. */
class Layer<Next> implements Keyed<Next> {
  [term: number]: Next | undefined;
  [size: symbol]: number | undefined;

  constructor() {
    this[SIZE] = 0;
  }

  copy(): Layer<Next> {
    const copy = new Layer<Next>();
    for (const key in this) put(copy, Number(key), this[key] as Next);
    return copy;
  }
}

/** Adds a key that is not there. */
function put<Next>(keyed: Keyed<Next>, term: number, next: Next): void {
  keyed[term] = next;
  keyed[SIZE] = (keyed[SIZE] ?? 0) + 1;
}

/**
 * A store of n3 in which the sets of one term at the ends of its indexes are one object for each term. Most sets have one: a
 * property has one value most often, and a value one subject. A set of one is therefore never changed, but replaced.
 */
export class SharingStore extends Store {
  /** The set of each term alone, by its number. */
  readonly #alone: Layer<null>[] = [];

  override _addToIndex(index: Index, ...[first, second, third]: Numbers): boolean {
    let branch = index[first];
    if (!branch) put(index, first, (branch = new Layer<Layer<null>>()));
    const keys = branch[second];
    if (!keys) put(branch, second, this.#aloneOf(third));
    else if (third in keys) return false;
    else put(keys[SIZE] === 1 ? (branch[second] = keys.copy()) : keys, third, null);
    return true;
  }

  override _removeFromIndex(index: Index, ...triple: Numbers): void {
    const [first, second] = triple;
    const branch = index[first];
    const keys = branch?.[second];
    if (branch && keys?.[SIZE] === 1) branch[second] = keys.copy();
    super._removeFromIndex(index, ...triple);
  }

  #aloneOf(term: number): Layer<null> {
    let keys = this.#alone[term];
    if (!keys) put((this.#alone[term] = keys = new Layer<null>()), term, null);
    return keys;
  }
}
