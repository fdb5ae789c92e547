/** Something that a client may send to do harm. */
export interface HostileCase {
  readonly what: string;
  /** The bytes, or Latin-1 for them. */
  readonly bytes: string | Uint8Array;
  /** Whether the client says that it will send no more, or after how many milliseconds: what it sent is no whole request. */
  readonly leaves?: boolean | number;
  /** What the status must be, where the rules below 500 leave a choice that matters. */
  readonly status?: number;
}

type Headers = Readonly<Record<string, string>>;

/** A part so many times. */
export function times(count: number, part: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => part(index)).join(' ');
}

/** A part around itself, so many times. */
export function nested(count: number, [open, close]: readonly [string, string], core = ''): string {
  return open.repeat(count) + core + close.repeat(count);
}

/** A request as bytes; the headers stand as they are given. */
export function request(
  line: string,
  headers: Headers | string = {},
  body: string | Uint8Array = '',
): Uint8Array {
  const given = typeof headers === 'string' ? headers : linesOf(headers);
  const host = /^host:/im.test(given) ? '' : 'Host: localhost\r\n';
  return Buffer.concat([
    Buffer.from(`${line} HTTP/1.1\r\n${host}${given}\r\n`, 'latin1'),
    Buffer.from(body),
  ]);
}

/** A GET of a path. */
export function get(path: string, headers: Headers | string = {}): Uint8Array {
  return request(`GET ${path}`, headers);
}

/** A body that is sent to GraphQL with its right length and type. */
export function post(body: string | Uint8Array, headers: Headers = {}): Uint8Array {
  return request(
    'POST /graphql',
    {
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(body)),
      Accept: 'application/json',
      ...headers,
    },
    body,
  );
}

/** A query that is sent to GraphQL; `more` is what else the body has, as JSON. */
export function query(text: string, more = ''): Uint8Array {
  return post(`{"query":${JSON.stringify(text)}${more}}`);
}

function linesOf(headers: Headers): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
}
