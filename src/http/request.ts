import { randomUUID } from 'node:crypto';
import { ClientLeft } from '../reading/client-left.ts';

/** A request as the pipeline reads it, whichever host received it. */
export interface HttpRequest {
  readonly method: string;
  /** The address as the client wrote it. */
  readonly target: string;
  /** Of the address path and query alone count: the host is whatever the client wrote. */
  readonly url: URL;
  /** The path with its percent codes decoded, as far as they can be. */
  readonly path: string;
  readonly notes: RequestNotes;
  readonly header: HeaderReader;
  /** Reads the body, up to a number of bytes; `undefined` where it is longer. Rejects with `ClientLeft`. */
  readonly text: (mostBytes: number) => Promise<string | undefined>;
  /** Whether the client has gone, so that no one reads the answer. */
  readonly hasLeft: () => boolean;
  /** Gives what is aborted when the client goes, for work that others do. */
  readonly left: () => AbortSignal;
  /** Closes the connection in the middle of an answer. */
  readonly cut: () => void;
}

/** Gives the value of a header by its name in small letters; the values of one that came several times together. */
export type HeaderReader = (name: Lowercase<string>) => string | undefined;

/** Facts about a request that log and metrics record. They contain none of its text. */
export interface RequestNotes {
  /** The identifier of the request in log, header and errors. */
  readonly id: string;
  /** The name of the operation, and a hash of its text. */
  operation?: string;
  query?: string;
  cost?: number;
  /** The name of the path in the metrics. */
  route?: string;
  /** Why it was refused. */
  refusal?: string;
  /** How many milliseconds its answer waited, as one to a mistake among many. */
  waited?: number;
  /** Why its answer was cut. */
  cut?: string;
}

/** Thrown where a body, or what an address asks, is no UTF-8: what is in place of its other bytes would be a text that nobody sent. */
export class NotUtf8 extends Error {
  override readonly name = 'NotUtf8';

  constructor(what: 'a body' | 'percent codes' = 'a body') {
    super(`Expected ${what} in UTF-8, got other bytes.`);
  }
}

/** The text of bytes in UTF-8; throws `NotUtf8` where they are none. */
export function utf8Text(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotUtf8();
  }
}

/**
 * The text of a body, up to a number of bytes; `undefined` where it is longer. Throws `ClientLeft` where it breaks off, and
 * `NotUtf8`.
 */
export async function bodyText(
  chunks: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<string | undefined> {
  const bytes = await bodyBytes(chunks, mostBytes).catch(() => {
    throw new ClientLeft();
  });
  return bytes && utf8Text(bytes);
}

async function bodyBytes(
  chunks: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > mostBytes) return undefined;
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

/** Whether a request reads: GET or HEAD, whose answers may be cached. */
export function isReading({ method }: HttpRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** An identifier from a proxy is used; anything that could be more than an identifier is not. */
const SAFE_ID = /^[\w.-]{1,64}$/;

const noted = Symbol('notes');

/** The notes of a request, which is the host's own object; `given` is the identifier that it brings along. */
export function notesFor(key: object, given?: string): RequestNotes {
  // On the object itself: to put it into a WeakMap takes several times as long.
  const host = key as { [noted]: RequestNotes | undefined };
  return (host[noted] ??= {
    id: given !== undefined && SAFE_ID.test(given) ? given : randomUUID(),
  });
}

/** A path with its percent codes decoded; those that are no UTF-8, and `%25`, are left as they are. */
export function decodedPath(path: string): string {
  if (!path.includes('%')) return path;
  return path
    .split('%25')
    .map((part) => part.replaceAll(/(?:%[0-9A-F]{2})+/gi, (codes) => decoded(codes)))
    .join('%25');
}

function decoded(codes: string): string {
  try {
    return decodeURI(codes);
  } catch {
    return codes;
  }
}
