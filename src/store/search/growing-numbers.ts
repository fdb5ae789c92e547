/** How many numbers there is room for at first. */
const LEAST = 8;

/** A long list gets a quarter more room and not twice as much: the old and the new room are there at once. */
const LONG = 262_144;

/** A list of whole numbers from 0 below 2^32 that grows: as many bytes each as the largest needs, and no object in the heap. */
export class GrowingNumbers {
  #numbers: Uint8Array | Uint16Array | Uint32Array = new Uint8Array(LEAST);
  #most = 0xff;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  push(number: number): void {
    if (number > this.#most || this.#size === this.#numbers.length)
      this.#resize(roomAfter(this.#size), Math.max(number, this.#most));
    this.#numbers[this.#size] = number;
    this.#size += 1;
  }

  at(place: number): number {
    return this.#numbers[place] ?? 0;
  }

  /** The numbers, without the room for others. */
  get all(): Uint8Array | Uint16Array | Uint32Array {
    return this.#numbers.subarray(0, this.#size);
  }

  /** Forgets all numbers. */
  clear(): void {
    this.#size = 0;
    this.trim();
  }

  /** Lets go of the room for others. */
  trim(): void {
    this.#resize(this.#size, this.#most);
  }

  /** Makes room for so many numbers up to one. */
  #resize(room: number, most: number): void {
    const Numbers = most < 0x100 ? Uint8Array : most < 0x10000 ? Uint16Array : Uint32Array;
    const numbers = new Numbers(room);
    numbers.set(this.all);
    this.#numbers = numbers;
    this.#most = 2 ** (8 * numbers.BYTES_PER_ELEMENT) - 1;
  }
}

function roomAfter(size: number): number {
  return size < LONG ? Math.max(LEAST, size * 2) : Math.ceil(size * 1.25);
}
