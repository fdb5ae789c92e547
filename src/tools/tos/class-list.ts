/** A class of a list: its notation, and its label in one language or several. */
export interface ListedClass {
  readonly notation: string;
  /** The labels by their languages, in small letters. */
  readonly labels: ReadonlyMap<string, string>;
  /** The line of the file that it is on; of a JSON array, which of its objects it is, counted from 1. */
  readonly line?: number | undefined;
  /** Its address, where it has one already. */
  readonly address?: string | undefined;
  /** Whether something in the catalogue is said to fall under it. */
  readonly isUsed?: boolean | undefined;
}

/** The classes of one version of a plan. */
export interface ClassList {
  /** What people know it by: the name of its file, or its version. */
  readonly name: string;
  readonly version: string | undefined;
  /** The address of its scheme, where it has one already. */
  readonly scheme?: string | undefined;
  /** The addresses of the documents that it rests on, where they are known. */
  readonly documents?: readonly string[] | undefined;
  readonly classes: readonly ListedClass[];
}

/** The notation one level up, where there is one: "07 02" of "07 02 03". Parts may be parted by dots, slashes or hyphens too. */
export function parentNotation(notation: string): string | undefined {
  const [, parent] = /^(.*[^ ./-])[ ./-]+[^ ./-]+$/.exec(notation) ?? [];
  return parent;
}

/** A class on one line, for people: its notation, and its label in the language that comes first. */
export function titleOf({ notation, labels }: ListedClass): string {
  const [first] = [...labels].sort(([a], [b]) => (a < b ? -1 : 1));
  return first ? `${notation} ${first[1]}` : notation;
}

/** The classes of one list that are not matched yet, by notation. */
export type Open = Map<string, ListedClass>;
