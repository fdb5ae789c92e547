/** Thrown where nobody waits for an answer any more: nothing failed, and there is nothing to refuse. */
export class ClientLeft extends Error {
  override readonly name = 'ClientLeft';

  constructor() {
    super('The client left before it had its answer.');
  }
}
