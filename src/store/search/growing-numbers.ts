/** How many numbers there is room for at first. */
const LEAST = 8;

/** A long list gets a quarter more room and not twice as much: the old and the new room are there at once. */
const LONG = 262_144;

/** A list of whole numbers from 0 below 2^32 that grows: four bytes each, and no object in the heap. */
export class GrowingNumbers {
  #numbers = new Uint32Array(LEAST);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  push(number: number): void {
    if (this.#size === this.#numbers.length) this.#resize(roomAfter(this.#size));
    this.#numbers[this.#size] = number;
    this.#size += 1;
  }

  at(place: number): number {
    return this.#numbers[place] ?? 0;
  }

  /** The numbers, without the room for others. */
  get all(): Uint32Array {
    return this.#numbers.subarray(0, this.#size);
  }

  /** Forgets all numbers. */
  clear(): void {
    this.#size = 0;
    this.trim();
  }

  /** Lets go of the room for others. */
  trim(): void {
    this.#resize(this.#size);
  }

  #resize(room: number): void {
    const numbers = new Uint32Array(room);
    numbers.set(this.all);
    this.#numbers = numbers;
  }
}

function roomAfter(size: number): number {
  return size < LONG ? Math.max(LEAST, size * 2) : Math.ceil(size * 1.25);
}
