import type { Role } from './entry.ts';

/**
 * How well what a text has fits a word of the query, the best first. Words: the very word, a word that a form of it
 * begins, a compound with a form of it, and what only resembles it. Notations: sign by sign, the same letters and
 * digits, one below it, and one that only begins with the same letters and digits.
 */
export const grades = ['signs', 'exact', 'start', 'inside', 'loose'] as const;

export type Grade = (typeof grades)[number];

/**
 * What a match is worth. What identifies the resource comes before other texts, whatever the form of the word; but
 * what only resembles the word comes last.
 */
export const points: Readonly<Record<Role, Readonly<Record<Grade, number>>>> = {
  notation: { signs: 11, exact: 10, start: 9, inside: 0, loose: 2 },
  name: { signs: 0, exact: 8, start: 7, inside: 6, loose: 2 },
  text: { signs: 0, exact: 5, start: 4, inside: 3, loose: 1 },
};
