import type { Quad } from '@rdfjs/types';
import { Parser } from 'n3';
import { LoadError, type File } from './files.ts';

/** The endings of the files that hold triples, with the format that n3 reads them in. */
const FORMATS = { '.ttl': 'text/turtle', '.nt': 'application/n-triples' } as const;

export const tripleFileEndings = Object.keys(FORMATS);

export interface Parsed {
  readonly quads: Quad[];
  readonly prefixes: Record<string, string>;
}

/** The triples of a file; throws a `LoadError` that names file and line where it is broken. */
export function parse(file: File, base: string): Parsed {
  const ending = tripleFileEndings.find((each) =>
    file.name.toLowerCase().endsWith(each),
  ) as keyof typeof FORMATS;
  const prefixes: Record<string, string> = {};
  const parser = new Parser({ baseIRI: base, format: FORMATS[ending] });
  try {
    const quads = parser.parse(decode(file), null, (prefix, { value }) => {
      prefixes[prefix] = value;
    });
    return { quads, prefixes };
  } catch (error) {
    if (error instanceof LoadError) throw error;
    throw new LoadError(`${file.name}: ${inOneLine(error)}`, { cause: error });
  }
}

function decode({ name, bytes }: File): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new LoadError(`${name}: is not UTF-8`, { cause: error });
  }
}

/** n3 quotes the rest of the file, whatever its length, before it names the line: both ends are kept. */
function inOneLine(error: unknown): string {
  const message = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
  const [line = ''] = / on line \d+\.?$/.exec(message) ?? [];
  const start = message.slice(0, message.length - line.length);
  return `${start.length > 200 ? `${start.slice(0, 200)}…` : start}${line}`;
}
