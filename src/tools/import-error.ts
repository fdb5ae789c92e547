/** An input that cannot be taken in: a line for each thing that is wrong with it, with its file and place. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}
