import { EngineError } from '../engine/engine-error.ts';
import { decoded, failureOf, mediaTypeOf, refusePart } from '../engine/read-answer.ts';
import { readTable } from '../engine/read-results.ts';
import type { Received } from '../engine/transport.ts';
import type { EngineResults } from './write-results.ts';

/** The solutions in an engine's answer, or its yes or no; throws an `EngineError` where it is neither, or not whole. */
export function resultsIn(received: Received): EngineResults {
  refuseOther(received, ['application/sparql-results+json']);
  const text = decoded(received.body);
  const truth = truthIn(text);
  if (truth !== undefined) return { truth };
  const table = readTable(text);
  const [name, second] = table.names;
  if (name !== ASK_COLUMN || second !== undefined) return table;
  return { truth: table.rows.some((row) => row.get(ASK_COLUMN)?.value !== '0') };
}

/** Virtuoso answers ASK with a table now and then: one row of this column is yes, none is no. */
const ASK_COLUMN = '__ASK_RETVAL';

/** The N-Triples in an engine's answer; throws an `EngineError` where they are none, or not whole. */
export function triplesIn(received: Received): Uint8Array {
  refuseOther(received, ['application/n-triples', 'text/plain']);
  return received.body;
}

function refuseOther(received: Received, types: readonly string[]): void {
  if (received.status !== 200) throw failureOf(received);
  refusePart(received.headers);
  const type = mediaTypeOf(received.headers);
  if (!types.includes(type))
    throw new EngineError(
      'unreadable',
      `The engine's answer cannot be read: expected ${types[0] ?? ''}`,
    );
}

/** Longer answers have rows. */
const MOST_OF_TRUTH = 2_000;

function truthIn(text: string): boolean | undefined {
  if (text.length > MOST_OF_TRUTH || !text.includes('"boolean"')) return undefined;
  try {
    const { boolean } = JSON.parse(text) as { readonly boolean?: unknown };
    return typeof boolean === 'boolean' ? boolean : undefined;
  } catch {
    return undefined;
  }
}
