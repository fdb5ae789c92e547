/** Thrown where an answer is not plain: the executor answers then, and reports what is wrong. */
export class NotPlain extends Error {
  override readonly name = 'NotPlain';
}
