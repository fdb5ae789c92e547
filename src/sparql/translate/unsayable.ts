/** Thrown where SPARQL alone cannot say a part of a question: `what` names it in the words of GraphQL. */
export class Unsayable extends Error {
  override readonly name = 'Unsayable';
  readonly what: string;

  constructor(what: string) {
    super(what);
    this.what = what;
  }
}
