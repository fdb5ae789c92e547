import type { Quad } from '@rdfjs/types';
import type { Store } from 'n3';
import { emptyStore } from './empty-store.ts';
import { LoadError, type File } from './files.ts';
import { atOnce, saying, type Work } from '../reading/work.ts';
import { CHUNK, parsing } from './parse.ts';

/** The triples of several files in one store. */
export interface Collected {
  readonly store: Store;
  readonly prefixes: Readonly<Record<string, string>>;
  /** The file that first says something about a subject. */
  readonly fileOf: ReadonlyMap<string, string>;
  /** The further files that say something about a subject. */
  readonly repeats: readonly Repeat[];
}

interface Repeat {
  readonly subject: string;
  readonly file: string;
}

/** Parses files into one store; throws a `LoadError` with a line for each file that cannot be. `inspect` sees each triple. */
export function collect(
  files: readonly File[],
  base: string,
  inspect?: (triple: Quad) => void,
): Collected {
  return atOnce(collecting(files, base, inspect));
}

/** The same, giving way after each chunk of a file. */
export function* collecting(
  files: readonly File[],
  base: string,
  inspect: (triple: Quad) => void = () => undefined,
): Work<Collected> {
  const store = emptyStore();
  const prefixes: Record<string, string> = {};
  const subjects = new SubjectFiles();
  const broken: string[] = [];
  const of = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  let before = 0;
  for (const file of files) {
    const [start, { length }] = [before, file.bytes];
    before += length;
    const parsed = parsing(file, base, (triple) => {
      store.addQuad(triple);
      inspect(triple);
      subjects.note(triple.subject.value, file.name);
    });
    try {
      const read = saying(parsed, (chunks) => ({
        stage: 'reads the files',
        done: start + Math.min(chunks * CHUNK, length),
        of,
      }));
      Object.assign(prefixes, (yield* read).prefixes);
    } catch (error) {
      broken.push(whatIsBroken(error));
    }
  }
  if (broken.length) throw new LoadError(broken.join('\n'));
  return { store, prefixes, fileOf: subjects.fileOf, repeats: subjects.repeats };
}

/** What is wrong with a file that cannot be read. */
function whatIsBroken(error: unknown): string {
  if (error instanceof LoadError) return error.message;
  throw error;
}

/** Which files say something about which subjects. */
class SubjectFiles {
  readonly fileOf = new Map<string, string>();
  readonly #further = new Map<string, Set<string>>();
  #last = '';

  /** Statements about a subject are together most often: only the first of them is searched. */
  note(subject: string, file: string): void {
    if (subject === this.#last && this.fileOf.get(subject) === file) return;
    this.#last = subject;
    const known = this.fileOf.get(subject);
    if (known === undefined) this.fileOf.set(subject, file);
    else if (known !== file)
      this.#further.set(subject, (this.#further.get(subject) ?? new Set()).add(file));
  }

  get repeats(): Repeat[] {
    return [...this.#further].flatMap(([subject, files]) =>
      [...files].map((file) => ({ subject, file })),
    );
  }
}
