import { setImmediate as othersTurn } from 'node:timers/promises';

/** How large a batch is: at most so many lines, and about so many characters. */
interface BatchSize {
  readonly lines: number;
  readonly characters: number;
}

/** Lines that are sent in one request. */
export interface Batch {
  readonly graph: string;
  readonly text: string;
  readonly lines: number;
}

/** After so many lines others may do something: what is being sent goes on meanwhile. */
const PIECE = 500;

/**
 * Lines in batches. The same lines give the same batches, so that a number says how far an upload has come. `undefined` in
 * place of a line is a pause; at one the signal may end it.
 */
export async function* batches(
  graph: string,
  lines: Iterable<string | undefined>,
  { signal, ...size }: BatchSize & { readonly signal?: AbortSignal | undefined },
): AsyncGenerator<Batch> {
  let waiting: string[] = [];
  let characters = 0;
  for (const line of lines) {
    if (line === undefined || (waiting.length + 1) % PIECE === 0) {
      await othersTurn();
      signal?.throwIfAborted();
    }
    if (line === undefined) continue;
    waiting.push(line);
    characters += line.length;
    if (waiting.length < size.lines && characters < size.characters) continue;
    yield { graph, text: waiting.join(''), lines: waiting.length };
    [waiting, characters] = [[], 0];
  }
  if (waiting.length) yield { graph, text: waiting.join(''), lines: waiting.length };
}
