import type { Subject } from '../../linked-data/subject.ts';

/** Something that the server has at an address, in one or several variants. */
export interface ServedDocument {
  /** The variants, the default first. */
  readonly variants: readonly Variant[];
  /** What its page shows, if there is one. */
  readonly shows?: Shown | undefined;
  /** Where it is to be asked for instead, by the ending that the request has; `undefined` where it is at the right address. */
  readonly movedTo?: ((ending: string) => string) | undefined;
  /** Whether it will never be at this address. */
  readonly isMovedForEver?: boolean;
}

/** A subject, and the address of the page about it. */
export interface Shown {
  readonly subject: Subject;
  /** The address of what the page shows, without an ending. */
  readonly address: string;
  /** `undefined`: the page has no address of its own. */
  readonly location: string | undefined;
  readonly links?: () => readonly Link[];
}

/** The ending that names the page of a document. */
export const PAGE_ENDING = '.html';

/** One form of a document (RFC 9110, section 3.2). */
export interface Variant {
  readonly name: string;
  readonly mediaType: string;
  /** What the document's address ends in to name this variant, with the dot. */
  readonly ending: string;
  /** Where this variant is by itself; `undefined` where it is at no address of its own. */
  readonly location: string | undefined;
  readonly profiles?: readonly string[] | undefined;
  readonly onlyByProfile?: boolean | undefined;
  readonly aliases?: readonly string[] | undefined;
  /** Whether it depends on the reader's languages. */
  readonly isInLanguage?: boolean;
  /** What its bytes depend on besides the snapshot. */
  readonly edition?: string;
  /** Whether it is a table: a client that likes it and the page equally gets the page. */
  readonly isTable?: boolean;
  /** Whether it may be about a person: then nobody caches it, this server neither. */
  readonly isPrivate?: boolean;
  /** Whether it is bytes that are compressed already. */
  readonly isPacked?: boolean;
  /** What is wrong with the parameters that it is asked for with. */
  readonly mistake?: string | undefined;
  /** What it may do in a browser (Content Security Policy), where that is more than nothing. */
  readonly policy?: string;
  /** What it leads to, besides the other variants. */
  readonly links?: () => readonly Link[];
  readonly render: (reading: Reading) => Rendering | Promise<Rendering>;
}

/** In which languages a variant is asked for. */
export interface Reading {
  /** The best first. */
  readonly languages: readonly string[];
  /** The one that the address asks for. */
  readonly chosen: string | undefined;
}

/** A link of a `Link` header (RFC 8288). */
export interface Link {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
}

/** A variant written out. */
export interface Rendering {
  readonly pieces: Iterable<string> | AsyncIterable<string | Uint8Array>;
  /** Headers that only this form has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The languages that it is in, for `Content-Language`. */
  readonly languages?: readonly string[];
  /** What it leads to, as far as that is found out only when it is made. */
  readonly links?: readonly Link[] | undefined;
}
