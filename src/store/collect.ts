import { Store } from 'n3';
import { LoadError, type File } from './files.ts';
import type { Finding } from './finding.ts';
import { parse } from './parse.ts';

/** The triples of several files in one store. */
export interface Collected {
  readonly store: Store;
  readonly prefixes: Readonly<Record<string, string>>;
  /** The file that first says something about a subject. */
  readonly fileOf: ReadonlyMap<string, string>;
}

/** Files that cannot be parsed: a finding for each. */
export class BrokenFiles extends LoadError {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map(({ message }) => message).join('\n'));
    this.findings = findings;
  }
}

/** Parses files into one store; throws `BrokenFiles` with every file that cannot be parsed. */
export function collect(files: readonly File[], base: string): Collected {
  const store = new Store();
  const prefixes: Record<string, string> = {};
  const fileOf = new Map<string, string>();
  const broken: Finding[] = [];
  for (const file of files)
    try {
      const parsed = parse(file, base);
      Object.assign(prefixes, parsed.prefixes);
      for (const quad of parsed.quads) {
        store.addQuad(quad);
        if (!fileOf.has(quad.subject.value)) fileOf.set(quad.subject.value, file.name);
      }
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      broken.push({ severity: 'violation', message: error.message });
    }
  if (broken.length) throw new BrokenFiles(broken);
  return { store, prefixes, fileOf };
}
