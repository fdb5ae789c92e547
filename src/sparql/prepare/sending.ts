import type { Batch } from './batches.ts';
import type { GraphStore } from './graph-store.ts';

/** So many batches are on their way at a time: while the engine takes one, the next is made and sent. */
const AT_ONCE = 2;

/** Sends batches, several at a time, and notes how many have arrived without a gap. */
export class Sending {
  readonly #store: GraphStore;
  readonly #note: (batches: number) => Promise<void>;
  readonly #onTheirWay: Promise<void>[] = [];
  #arrived: number;

  /** `note` notes how many batches are in the engine; so many of them are from before. */
  constructor(store: GraphStore, note: (batches: number) => Promise<void>, before: number) {
    this.#store = store;
    this.#note = note;
    this.#arrived = before;
  }

  /** Begins to send a batch, once there is room for it. */
  async send({ graph, text }: Batch): Promise<void> {
    if (this.#onTheirWay.length >= AT_ONCE) await this.#arrival();
    const sent = this.#store.add(graph, text);
    // Who waits for it hears of a failure; nobody may wait for it any more.
    sent.catch(() => undefined);
    this.#onTheirWay.push(sent);
  }

  /** Waits for what is on its way. */
  async end(): Promise<void> {
    while (this.#onTheirWay.length) await this.#arrival();
  }

  async #arrival(): Promise<void> {
    await this.#onTheirWay.shift();
    await this.#note((this.#arrived += 1));
  }
}
