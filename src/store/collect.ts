import { Store } from 'n3';
import { LoadError, type File } from './files.ts';
import { parse, type Parsed } from './parse.ts';

/** The triples of several files in one store. */
export interface Collected {
  readonly store: Store;
  readonly prefixes: Readonly<Record<string, string>>;
  /** The file that first says something about a subject. */
  readonly fileOf: ReadonlyMap<string, string>;
}

/** Parses files into one store; throws a `LoadError` with a line for each file that cannot be. */
export function collect(files: readonly File[], base: string): Collected {
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
    for (const { subject } of parsed.quads.filter((quad) => !fileOf.has(quad.subject.value)))
      fileOf.set(subject.value, file.name);
  }
  if (broken.length) throw new LoadError(broken.join('\n'));
  return { store, prefixes, fileOf };
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
