/** Thrown where SPARQL alone cannot say a part of a question: `what` names it in the words of GraphQL. */
export class Unsayable extends Error {
  override readonly name = 'Unsayable';
  readonly what: string;

  constructor(what: string) {
    super(what);
    this.what = what;
  }
}

/** What is written; `undefined` where SPARQL alone cannot say it. */
export function said<Written>(write: () => Written): Written | undefined {
  try {
    return write();
  } catch (error) {
    if (error instanceof Unsayable) return undefined;
    throw error;
  }
}
