/** Thrown where what a catalogue is read from does not answer at the moment; the same request may be answered later. */
export abstract class Unavailable extends Error {
  /** After how many seconds it is worth asking again. */
  abstract readonly retryAfter: number | undefined;
}

/** Thrown where a request reads more than a source gives for one; a smaller one may be answered. The message is for the client. */
export abstract class TooMuch extends Error {}
