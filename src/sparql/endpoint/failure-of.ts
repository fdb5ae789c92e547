import type { FromEngine } from './messages.ts';

type Failed = Extract<FromEngine, { kind: 'failed' }>;

/** What an error of the engine is for the client. */
export function failureOf(error: unknown): Failed {
  const message = error instanceof Error ? error.message : String(error);
  const isTrap = error instanceof WebAssembly.RuntimeError;
  const syntax = SYNTAX.exec(message);
  if (syntax) {
    const [, line = '', column = '', expected = ''] = syntax;
    const place = `line ${line}, column ${column}`;
    return failed('syntax', `Not SPARQL 1.1 at ${place}: ${shortened(expected)}`);
  }
  // The stack of the engine, or its memory, came to an end: what it has is not to be trusted any more.
  if (error instanceof RangeError || (isTrap && message.includes('out of bounds')))
    return { ...failed('depth', 'The query is too deep for the engine.'), isSound: false };
  if (isTrap) return { ...failed('memory', 'The engine has no more memory.'), isSound: false };
  return failed('evaluation', shortened(message));
}

const SYNTAX = /^error at (\d+):(\d+): ([^]*)$/;

function failed(reason: Failed['reason'], message: string): Failed {
  return { kind: 'failed', reason, message, isSound: true };
}

/** So much of a message is sent. */
const MOST_CHARACTERS = 300;

/** Ranges of characters, and long lists of what might come, help nobody. */
function shortened(message: string): string {
  const plain = message
    .replaceAll(/,? ?\['[^]*?'\](?=,|$)|,? ?\[_\]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain.length > MOST_CHARACTERS
    ? `${plain.slice(0, MOST_CHARACTERS - 1).toWellFormed()}…`
    : plain;
}
