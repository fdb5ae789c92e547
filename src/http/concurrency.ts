/** Thrown where there is no room for one more at the moment; the same request may be answered a little later. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
  /** The reason of a refusal, for the metrics. */
  readonly reason: string;
  /** After how many seconds it is worth asking again. */
  readonly retryAfter: number;

  constructor(reason: string, retryAfter = 1) {
    const later = retryAfter === 1 ? 'a second' : `${retryAfter} seconds`;
    super(`The server has no room for more ${reason} at the moment. Ask again in ${later}.`);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}

/** Room for so many of a kind at a time. */
export class Slots {
  readonly #kind: string;
  readonly #most: number;
  #taken = 0;

  constructor(kind: string, most: number) {
    this.#kind = kind;
    this.#most = most;
  }

  get taken(): number {
    return this.#taken;
  }

  /** Takes a place, and gives back how it is left, which may be called more than once; throws `Overloaded` where none is free. */
  take(): () => void {
    if (this.#taken >= this.#most) throw new Overloaded(this.#kind);
    this.#taken += 1;
    let isTaken = true;
    return () => {
      if (isTaken) this.#taken -= 1;
      isTaken = false;
    };
  }
}
