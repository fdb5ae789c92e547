/** The chunks of an answer that is being sent, for as long as they are wanted: until there are too many bytes, or others matter more. */
export class Gathering {
  readonly #most: number;
  #chunks: Uint8Array[] | undefined = [];
  #size = 0;

  /** `most` in bytes. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Takes a chunk, and gives it back. */
  add(chunk: Uint8Array): Uint8Array {
    this.#size += chunk.length;
    if (this.#size > this.#most) this.drop();
    this.#chunks?.push(chunk);
    return chunk;
  }

  drop(): void {
    this.#chunks = undefined;
  }

  /** All that was added; `undefined` where it is not wanted any more. */
  get bytes(): Uint8Array<ArrayBuffer> | undefined {
    return this.#chunks && Buffer.concat(this.#chunks);
  }
}
