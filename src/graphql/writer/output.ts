/** Writes a value at the end of an output. */
type WriteLater<Value> = (value: Value, output: Output) => void;

/** The text of an answer while it is written. What is put off leaves a gap, which is filled when its value comes. */
export class Output {
  /** What was written since the last gap: writers add to it. */
  text = '';
  /** Whole texts and gaps, in their order; a gap is empty until it is filled. */
  readonly #parts: string[] = [];
  readonly #gaps: Promise<void>[] = [];

  /** Leaves a gap for a value that is still to come. */
  leaveGap<Value>(value: PromiseLike<Value>, write: WriteLater<Value>): void {
    const gap = this.#parts.push(this.text, '') - 1;
    this.text = '';
    const filled = textOf(value, write).then((text) => void (this.#parts[gap] = text));
    // It is awaited at the end: until then a failure is nobody's.
    filled.catch(() => undefined);
    this.#gaps.push(filled);
  }

  /** All of the text, at once where there is no gap. Rejects where a gap could not be filled, once nothing is under way any more. */
  get whole(): string | Promise<string> {
    return this.#gaps.length ? this.#filled() : this.text;
  }

  async #filled(): Promise<string> {
    for (const outcome of await Promise.allSettled(this.#gaps))
      if (outcome.status === 'rejected') throw outcome.reason;
    return this.#parts.join('') + this.text;
  }
}

async function textOf<Value>(value: PromiseLike<Value>, write: WriteLater<Value>): Promise<string> {
  const output = new Output();
  write(await value, output);
  return output.whole;
}
