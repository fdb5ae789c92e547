import type { Quad } from '@rdfjs/types';
import { Store } from 'n3';
import { LoadError, type File } from './files.ts';
import { parse, type Parsed } from './parse.ts';

/** The triples of several files in one store. */
interface Collected {
  readonly store: Store;
  readonly prefixes: Readonly<Record<string, string>>;
  /** The file that first says something about a subject. */
  readonly fileOf: ReadonlyMap<string, string>;
}

/** Parses files into one store; throws a `LoadError` with a line for each file that cannot be. `inspect` sees each triple. */
export function collect(
  files: readonly File[],
  base: string,
  inspect?: (quad: Quad) => void,
): Collected {
  const store = new Store();
  const prefixes: Record<string, string> = {};
  const fileOf = new Map<string, string>();
  const broken: string[] = [];
  for (const file of files) {
    const parsed = parsing(file, base);
    if (typeof parsed === 'string') {
      broken.push(parsed);
      continue;
    }
    Object.assign(prefixes, parsed.prefixes);
    store.addQuads(parsed.quads);
    if (inspect) parsed.quads.forEach(inspect);
    noteSubjects(parsed.quads, file, fileOf);
  }
  if (broken.length) throw new LoadError(broken.join('\n'));
  return { store, prefixes, fileOf };
}

function noteSubjects(quads: readonly Quad[], file: File, fileOf: Map<string, string>): void {
  for (const { subject } of quads)
    if (!fileOf.has(subject.value)) fileOf.set(subject.value, file.name);
}

/** A file's triples, or what is wrong with it. */
function parsing(file: File, base: string): Parsed | string {
  try {
    return parse(file, base);
  } catch (error) {
    if (error instanceof LoadError) return error.message;
    throw error;
  }
}
