import type { Making } from './facts.ts';

/** Says which resources of an earlier output are not made any more: their addresses answer nothing. */
export function noteGone({ output, known, notes }: Making): void {
  for (const kind of ['unit', 'resource', 'register', 'system', 'contact'] as const) {
    const made = new Set(output.made(kind).map(({ id }) => id));
    for (const { id, label } of known(kind))
      if (!made.has(id)) notes.push({ message: `not found any more: ${label} <${id}>` });
  }
}
