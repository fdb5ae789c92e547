/** What there may be only so much of at a time: its name in the metrics, and in a message. */
export const rooms = {
  operations: 'operations',
  downloads: 'downloads',
  sparql_queries: 'SPARQL queries',
} as const;

export type Room = keyof typeof rooms;

/** Thrown where there is no room for one more at the moment; the same request may be answered a little later. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
  /** The reason of a refusal, for the metrics. */
  readonly reason: Room;
  /** After how many seconds it is worth asking again. */
  readonly retryAfter: number;

  constructor(reason: Room, retryAfter = 1) {
    const later = retryAfter === 1 ? 'a second' : `${retryAfter} seconds`;
    super(`The server has no room for more ${rooms[reason]} at the moment. Ask again in ${later}.`);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}

/** Why the work of a search or of advice was ended: it took too long, or waited too long for others. */
export const stops = {
  deadline_exceeded:
    'This took longer than it may and was stopped. Ask with fewer words, or again in a second.',
  overloaded: 'The server is too busy to finish this at the moment. Ask again in a second.',
} as const;

/** Thrown where a search or advice was ended before its answer was found. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  /** The reason of a refusal, for the metrics. */
  readonly reason: keyof typeof stops;
  /** After how many seconds it is worth asking again. */
  readonly retryAfter = 1;

  constructor(reason: keyof typeof stops) {
    super(stops[reason]);
    this.reason = reason;
  }
}

/** Room for so many of a kind at a time. */
export class Slots {
  readonly #room: Room;
  readonly #most: number;
  #taken = 0;

  constructor(room: Room, most: number) {
    this.#room = room;
    this.#most = most;
  }

  get taken(): number {
    return this.#taken;
  }

  /** Takes a place, and gives back how it is left, which may be called more than once; throws `Overloaded` where none is free. */
  take(): () => void {
    if (this.#taken >= this.#most) throw new Overloaded(this.#room);
    this.#taken += 1;
    let isTaken = true;
    return () => {
      if (isTaken) this.#taken -= 1;
      isTaken = false;
    };
  }
}
