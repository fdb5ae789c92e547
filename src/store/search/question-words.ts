import lists from './question-words.json' with { type: 'json' };
import { normal } from './words.ts';

/**
 * Whether a word of a query, in normal form, makes a sentence of a question and says nothing of what it is about: pronouns,
 * particles, auxiliary verbs, and the verbs of asking and knowing.
 */
export function isFunctionWord(form: string): boolean {
  return functionWords.has(form);
}

/** Whether a word of a query, in normal form, is one that every question to a catalogue may have: *data*, *register*. */
export function isFrameWord(form: string): boolean {
  return frameWords.has(form);
}

const functionWords = formsIn(lists.function);
const frameWords = formsIn(lists.frame);

function formsIn(words: Readonly<Record<string, readonly string[]>>): ReadonlySet<string> {
  const lines = Object.values(words).flat();
  return new Set(lines.flatMap((line) => line.split(' ').map(normal)));
}
