/** Thrown where what a catalogue is read from does not answer at the moment; the same request may be answered later. */
export abstract class Unavailable extends Error {
  /** After how many seconds it is worth asking again. */
  abstract readonly retryAfter: number | undefined;
}
