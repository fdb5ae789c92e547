/** What is no pattern: the message names what stands where, and what to write in its place. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}
