import type { Making, Note } from './facts.ts';

/** Which resources of an earlier output are not made any more: their addresses answer nothing. */
export function goneNotes({ output, known }: Making): Note[] {
  return (['unit', 'resource', 'register', 'system', 'contact'] as const).flatMap((kind) => {
    const made = new Set(output.made(kind).map(({ id }) => id));
    const gone = known(kind).filter(({ id }) => !made.has(id));
    return gone.map(({ id, label }) => ({ message: `not found any more: ${label} <${id}>` }));
  });
}
