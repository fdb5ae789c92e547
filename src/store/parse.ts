import { EventEmitter } from 'node:events';
import type { Quad } from '@rdfjs/types';
import { Parser } from 'n3';
import { wrongCharacter } from '../rdf/address.ts';
import { LoadError, type File } from './files.ts';
import { atOnce, type Work } from '../reading/work.ts';

/** The endings of the files with triples, with the format that n3 reads them in. */
const FORMATS = { '.ttl': 'text/turtle', '.nt': 'application/n-triples' } as const;

export const tripleFileEndings = Object.keys(FORMATS);

/** What a file says besides its triples. */
export interface Parsed {
  readonly prefixes: Readonly<Record<string, string>>;
}

/** How many bytes are read at a time: neither the tokens nor the triples of a large file are ever there all at once. */
export const CHUNK = 65_536;

/** Gives each triple of a file as it is read; throws a `LoadError` that names file and line where it is broken. */
export function parse(file: File, base: string, onTriple: (triple: Quad) => void): Parsed {
  return atOnce(parsing(file, base, onTriple));
}

/** The same, giving way after each chunk of the file. */
export function* parsing(file: File, base: string, onTriple: (triple: Quad) => void): Work<Parsed> {
  return yield* parsingChunks({ name: file.name, chunks: chunksOf(file.bytes) }, base, onTriple);
}

/** A file whose bytes are read while it is parsed. */
interface ChunkedFile {
  readonly name: string;
  readonly chunks: Iterable<Uint8Array>;
}

/** The same, of a file that need not be in memory. */
export function* parsingChunks(
  file: ChunkedFile,
  base: string,
  onTriple: (triple: Quad) => void,
): Work<Parsed> {
  const ending = tripleFileEndings.find((each) =>
    file.name.toLowerCase().endsWith(each),
  ) as keyof typeof FORMATS;
  const prefixes: Record<string, string> = {};
  const parser = new Parser({ baseIRI: base, format: FORMATS[ending] });
  const source = new EventEmitter();
  let failure: Error | undefined;
  parser.parse(
    source,
    // n3's types promise both always; it gives one of them, and at the end neither.
    (error: Error | null, triple: Quad | null) => {
      if (error) failure = error;
      else if (triple) onTriple(triple);
    },
    (prefix, { value }) => {
      prefixes[prefix] = value;
    },
  );
  for (const text of textsOf(file)) {
    source.emit('data', text);
    if (failure) throw new LoadError(`${file.name}: ${inOneLine(failure)}`, { cause: failure });
    yield;
  }
  source.emit('end');
  if (failure) throw new LoadError(`${file.name}: ${inOneLine(failure)}`, { cause: failure });
  return { prefixes };
}

function* chunksOf(bytes: Uint8Array): Iterable<Uint8Array> {
  for (let start = 0; start < bytes.length; start += CHUNK)
    yield bytes.subarray(start, start + CHUNK);
}

function* textsOf({ name, chunks }: ChunkedFile): Iterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new LoadError(`${name}: is not UTF-8`, { cause: error });
  }
}

/** n3 quotes the rest of the text, whatever its length, before it names the line: the message has both ends. */
function inOneLine(error: Error): string {
  const message = error.message.replace(/\s+/g, ' ');
  const [line = ''] = / on line \d+\.?$/.exec(message) ?? [];
  const start = message.slice(0, message.length - line.length);
  return `${start.length > 200 ? `${start.slice(0, 200)}…` : start}${hint(error.message)}${line}`;
}

/** What is wrong with what n3 did not expect, where it is an address or a language. */
function hint(message: string): string {
  if (/^Unexpected "_[A-Za-z0-9]/.test(message)) return ' (a language tag has "-" and no "_")';
  const [, token] = /^Unexpected "<([^<>"][^<>"]*)/.exec(message) ?? [];
  if (token === undefined) return '';
  const address = token.replace(/\\u([\dA-F]{4})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return ` (${wrongCharacter(address) ?? 'a space follows it'}, which no address has)`;
}
