import { Piece } from './piece.ts';
import type { Reader } from './reader.ts';

/** Makes a part of a page from a subject and the languages of a reader alone. */
type Make<Subject extends object, Part> = (subject: Subject, reader: Reader) => Part;

/**
 * A function that makes each part once for the readers of the same languages, as long as there is room. What it makes must follow
 * from the subject and these languages alone: not from the page, its address or its look.
 */
export function madeOnce<Subject extends object, Part extends object = Piece>(
  make: Make<Subject, Part>,
  charactersOf: (part: Part) => number = textLength,
): Make<Subject, Part> {
  return (subject, reader) => {
    const known = reader.parts.get(make, subject);
    if (known) return known as Part;
    const part = make(subject, reader);
    reader.parts.add(make, subject, { part, characters: charactersOf(part) });
    return part;
  };
}

function textLength(part: object): number {
  return part instanceof Piece ? part.toString().length : 0;
}
