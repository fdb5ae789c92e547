/** How much there is in a catalogue. */
export interface Figures {
  readonly triples: number;
  /** How many different subjects, and how many different objects. */
  readonly subjects: number;
  readonly objects: number;
  /** The subjects whose addresses are under the base address. */
  readonly entities: number;
  /** The triples of each property. */
  readonly properties: ReadonlyMap<string, number>;
  /** The entities of each class. */
  readonly classes: ReadonlyMap<string, number>;
}
