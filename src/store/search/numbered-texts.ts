import { PackedTexts } from './packed-texts.ts';

/** A slot is free where it has none of the numbers, which are from 1 here. */
const FREE = 0;

/**
 * Different texts with their numbers from 0. A table of numbers finds them, in eight bytes a text or so: a map of texts would
 * take ten times that, and all of them in the heap.
 */
export class NumberedTexts {
  readonly texts = new PackedTexts();
  /** Open addressing: a text is in the first slot from that of its hash on that is its own, or free. */
  #slots = new Uint32Array(1024);

  /** The number of a text, which is added where it is new. */
  add(text: string): number {
    if (this.texts.size * 2 >= this.#slots.length) this.#grow();
    const slot = this.#slotOf(text);
    const known = this.#slots[slot] ?? FREE;
    if (known !== FREE) return known - 1;
    const number = this.texts.add(text);
    this.#slots[slot] = number + 1;
    return number;
  }

  #slotOf(text: string): number {
    const last = this.#slots.length - 1;
    for (let slot = hashOf(text) & last; ; slot = (slot + 1) & last) {
      const known = this.#slots[slot] ?? FREE;
      if (known === FREE || this.texts.at(known - 1) === text) return slot;
    }
  }

  #grow(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let number = 0; number < this.texts.size; number += 1)
      this.#slots[this.#slotOf(this.texts.at(number))] = number + 1;
  }
}

/** FNV-1a over the units of a text: 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
