import { connect } from 'node:net';
import { PATIENCE } from '../support/until.ts';

/** What came back over a connection; `undefined` in place of an answer where the server only closed it. */
export interface Exchange {
  readonly answer: Answer | undefined;
  /** Every byte that came, as Latin-1. */
  readonly text: string;
}

export interface Answer {
  readonly status: number;
  /** The names in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  readonly head: string;
  /** As Latin-1, its chunks joined. */
  readonly body: string;
}

/**
 * Sends bytes as they are and reads until one whole answer has come, or the server has closed the connection. `leaves`:
 * the client says that it will send no more, at once or after so many milliseconds, which is how a request ends that is
 * never whole. Rejects where the server does nothing at all.
 */
export function exchange(
  port: number,
  bytes: string | Uint8Array,
  { leaves = false }: { readonly leaves?: boolean | number } = {},
): Promise<Exchange> {
  const isHead = Buffer.from(bytes).subarray(0, 5).toString('latin1') === 'HEAD ';
  return new Promise((resolve, reject) => {
    let text = '';
    let leave: NodeJS.Timeout | undefined;
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const patience = setTimeout(() => {
      reject(new Error(`Nothing came for ${PATIENCE} ms after ${JSON.stringify(text)}`));
      socket.destroy();
    }, PATIENCE);
    const finish = (): void => {
      clearTimeout(patience);
      clearTimeout(leave);
      socket.destroy();
      resolve({ text, answer: answerIn(text, isHead, true) });
    };
    // A server may close a connection before it has read everything that came.
    socket.on('error', () => undefined);
    socket.on('close', finish);
    socket.setEncoding('latin1').on('data', (part: string) => {
      text += part;
      if (answerIn(text, isHead, false)) finish();
    });
    socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
    if (leaves === true) socket.end();
    else if (leaves) leave = setTimeout(() => socket.end(), leaves);
  });
}

/** The first answer that is no 1xx; `undefined` where it is not whole. */
function answerIn(text: string, isHead: boolean, isClosed: boolean): Answer | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = text.slice(0, end);
  const rest = text.slice(end + 4);
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]);
  if (status < 200) return answerIn(rest, isHead, isClosed);
  const headers = headersIn(head);
  const body = isHead || status === 204 || status === 304 ? '' : bodyIn(rest, headers, isClosed);
  return body === undefined ? undefined : { status, headers, head, body };
}

function headersIn(head: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.split('\r\n').slice(1)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers.set(name, headers.has(name) ? `${headers.get(name) ?? ''}, ${value}` : value);
  }
  return headers;
}

function bodyIn(
  rest: string,
  headers: ReadonlyMap<string, string>,
  isClosed: boolean,
): string | undefined {
  const length = headers.get('content-length');
  if (length !== undefined)
    return rest.length >= Number(length) || isClosed ? rest.slice(0, Number(length)) : undefined;
  if (headers.get('transfer-encoding') !== 'chunked') return isClosed ? rest : undefined;
  return rest.endsWith('0\r\n\r\n') || isClosed ? unchunked(rest) : undefined;
}

/** A body that came in chunks (RFC 9112, section 7.1), without their marks. */
export function unchunked(text: string): string {
  const end = text.indexOf('\r\n');
  const length = parseInt(text.slice(0, end), 16);
  if (!(length > 0)) return '';
  const begin = end + 2;
  return text.slice(begin, begin + length) + unchunked(text.slice(begin + length + 2));
}
