import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { nested, post, request, type HostileCase } from '../hostile-case.ts';

const ASKING = '{"query":"{__typename}"}';
const JSON_TYPE = 'Content-Type: application/json\r\n';
const PART = '------b\r\nContent-Disposition: form-data; name=';

/** What claims to be JSON. */
const texts: readonly (readonly [string, string | Uint8Array])[] = [
  ['nothing', ''],
  ['a space', ' '],
  ['null', 'null'],
  ['true', 'true'],
  ['a number', '1e999'],
  ['a text', '"{__typename}"'],
  ['a list', '[1,2,3]'],
  ['lists 40,000 deep', nested(40_000, ['[', ']'])],
  ['objects 15,000 deep', nested(15_000, ['{"a":', '}'], '1')],
  ['lists that never close', '['.repeat(90_000)],
  ['half of it', ASKING.slice(0, 10)],
  ['two of it', ASKING + ASKING],
  ['a byte order mark', `\uFEFF${ASKING}`],
  ['UTF-16', Buffer.from(ASKING, 'utf16le')],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0xc0, 0x80, 0x22, 0x7d])],
  ['a query that is no UTF-8', Buffer.from(`{"query":"{\xFF}"}`, 'latin1')],
  ['an overlong slash', Buffer.from('{"query":"\xC0\xAF"}', 'latin1')],
  ['UTF-8 of half a pair', Buffer.from('{"query":"\xED\xA0\x80"}', 'latin1')],
  ['null bytes', '\0'.repeat(1000)],
  ['a null byte at the end', `${ASKING}\0`],
  ['90,000 spaces', `${' '.repeat(90_000)}${ASKING}`],
  ['90,000 null bytes', '\0'.repeat(90_000)],
  ['NaN', '{"query":NaN}'],
  ['single quotes', "{'query':'{__typename}'}"],
  ['a comment', `/* */${ASKING}`],
  ['XML', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['a function', '{"query":function(){return 1}}'],
  ['a key 90,000 long', `{"${'a'.repeat(90_000)}":1}`],
  ['9,000 keys', `{${Array.from({ length: 9000 }, (_, n) => `"a${n}":1`).join()}}`],
  ['the same key 9,000 times', `{${Array(9000).fill('"query":1').join()}}`],
  ['a query 90,000 long', `{"query":"${'a'.repeat(90_000)}"}`],
  ['bytes of random', Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7919 + 31) % 256))],
  ['100,000 bytes', `{"query":"${'a'.repeat(99_988)}"}`],
];

/** Bodies with other headers than JSON of the right length. */
const framed: readonly (readonly [string, string, string | Uint8Array])[] = [
  [
    'a form',
    'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 20\r\n',
    'query={__typename}&a',
  ],
  ['plain text', 'Content-Type: text/plain\r\nContent-Length: 24\r\n', ASKING],
  ['no type', 'Content-Length: 24\r\n', ASKING],
  ['a type of nothing', 'Content-Type: \r\nContent-Length: 24\r\n', ASKING],
  [
    'a type of 8,000 characters',
    `Content-Type: application/json;${'a=b;'.repeat(2000)}\r\nContent-Length: 24\r\n`,
    ASKING,
  ],
  [
    'a type that begins like JSON',
    'Content-Type: application/jsonx\r\nContent-Length: 24\r\n',
    ASKING,
  ],
  [
    'a charset that is none',
    'Content-Type: application/json; charset=x-none\r\nContent-Length: 24\r\n',
    ASKING,
  ],
  ['UTF-7', 'Content-Type: application/json; charset=utf-7\r\nContent-Length: 24\r\n', ASKING],
  [
    'GraphQL as it is',
    'Content-Type: application/graphql\r\nContent-Length: 12\r\n',
    '{__typename}',
  ],
  [
    'two types',
    'Content-Type: text/plain\r\nContent-Type: application/json\r\nContent-Length: 24\r\n',
    ASKING,
  ],
  [
    'parts',
    'Content-Type: multipart/form-data; boundary=----b\r\nContent-Length: 90\r\n',
    `${PART}"operations"\r\n\r\n${ASKING}\r\n------b--`.padEnd(90),
  ],
  [
    'parts without a boundary',
    'Content-Type: multipart/form-data\r\nContent-Length: 90\r\n',
    `${PART}"map"\r\n\r\n{"0":["x"]}\r\n------b--`.padEnd(90),
  ],
  [
    'parts that never end',
    'Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 50\r\n',
    PART.padEnd(50),
  ],
  [
    'a boundary of 8,000 characters',
    `Content-Type: multipart/form-data; boundary=${'b'.repeat(8000)}\r\nContent-Length: 50\r\n`,
    PART.padEnd(50),
  ],
  [
    'an upload with a map of the wrong shape',
    'Content-Type: multipart/form-data; boundary=----b\r\nContent-Length: 200\r\n',
    `${PART}"operations"\r\n\r\n${ASKING}\r\n${PART}"map"\r\n\r\n{"0":1}\r\n------b--`.padEnd(200),
  ],
  [
    'a bomb in gzip',
    `${JSON_TYPE}Content-Encoding: gzip\r\nContent-Length: ${String(gzipSync(Buffer.alloc(20_000_000)).length)}\r\n`,
    gzipSync(Buffer.alloc(20_000_000)),
  ],
  [
    'a query in gzip',
    `${JSON_TYPE}Content-Encoding: gzip\r\nContent-Length: ${String(gzipSync(ASKING).length)}\r\n`,
    gzipSync(ASKING),
  ],
  [
    'a query in deflate',
    `${JSON_TYPE}Content-Encoding: deflate\r\nContent-Length: ${String(deflateSync(ASKING).length)}\r\n`,
    deflateSync(ASKING),
  ],
  [
    'a bomb in br',
    `${JSON_TYPE}Content-Encoding: br\r\nContent-Length: ${String(brotliCompressSync(Buffer.alloc(5_000_000)).length)}\r\n`,
    brotliCompressSync(Buffer.alloc(5_000_000)),
  ],
  [
    'a coding of codings',
    `${JSON_TYPE}Content-Encoding: ${'gzip, '.repeat(500)}gzip\r\nContent-Length: 24\r\n`,
    ASKING,
  ],
  [
    'a coding that is none',
    `${JSON_TYPE}Content-Encoding: ${'x'.repeat(5000)}\r\nContent-Length: 24\r\n`,
    ASKING,
  ],
  [
    'identity twice',
    `${JSON_TYPE}Content-Encoding: identity\r\nContent-Encoding: identity\r\nContent-Length: 24\r\n`,
    ASKING,
  ],
  ['a Content-Range', `${JSON_TYPE}Content-Range: bytes 0-1/2\r\nContent-Length: 24\r\n`, ASKING],
  ['a length of nothing', `${JSON_TYPE}Content-Length: \r\n`, ASKING],
  ['a length that is none', `${JSON_TYPE}Content-Length: abc\r\n`, ASKING],
  ['a length below nothing', `${JSON_TYPE}Content-Length: -1\r\n`, ASKING],
  ['a length with a plus', `${JSON_TYPE}Content-Length: +24\r\n`, ASKING],
  ['a length in hexadecimal', `${JSON_TYPE}Content-Length: 0x18\r\n`, ASKING],
  ['a length with a fraction', `${JSON_TYPE}Content-Length: 24.0\r\n`, ASKING],
  ['a length beyond numbers', `${JSON_TYPE}Content-Length: 99999999999999999999999999\r\n`, ASKING],
  ['a length of 100,001', `${JSON_TYPE}Content-Length: 100001\r\n`, ASKING],
  ['a length of a terabyte', `${JSON_TYPE}Content-Length: 1099511627776\r\n`, ASKING],
  ['two lengths', `${JSON_TYPE}Content-Length: 24\r\nContent-Length: 24\r\n`, ASKING],
  ['two lengths that differ', `${JSON_TYPE}Content-Length: 24\r\nContent-Length: 5\r\n`, ASKING],
  ['two lengths in one', `${JSON_TYPE}Content-Length: 24, 24\r\n`, ASKING],
  ['a length that is too short', `${JSON_TYPE}Content-Length: 5\r\n`, ASKING],
  ['no length', JSON_TYPE, ''],
  [
    'a length and chunks',
    `${JSON_TYPE}Content-Length: 24\r\nTransfer-Encoding: chunked\r\n`,
    `18\r\n${ASKING}\r\n0\r\n\r\n`,
  ],
  [
    'chunks and a length',
    `${JSON_TYPE}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n`,
    '5c\r\nGPOST / HTTP/1.1\r\n\r\n0\r\n\r\n',
  ],
  [
    'chunks twice',
    `${JSON_TYPE}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n`,
    `18\r\n${ASKING}\r\n0\r\n\r\n`,
  ],
  [
    'chunks and identity',
    `${JSON_TYPE}Transfer-Encoding: chunked, identity\r\n`,
    `18\r\n${ASKING}\r\n0\r\n\r\n`,
  ],
  [
    'chunks with a sign',
    `${JSON_TYPE}Transfer-Encoding: xchunked\r\n`,
    `18\r\n${ASKING}\r\n0\r\n\r\n`,
  ],
  [
    'chunks after a tab',
    `${JSON_TYPE}Transfer-Encoding:\tchunked\r\n`,
    `18\r\n${ASKING}\r\n0\r\n\r\n`,
  ],
  [
    'a Transfer-Encoding with a space',
    `${JSON_TYPE}Transfer-Encoding : chunked\r\n`,
    `18\r\n${ASKING}\r\n0\r\n\r\n`,
  ],
  [
    'a Transfer-Encoding that is folded',
    `${JSON_TYPE}Transfer-Encoding:\r\n chunked\r\n`,
    `18\r\n${ASKING}\r\n0\r\n\r\n`,
  ],
  [
    'chunks in gzip',
    `${JSON_TYPE}Transfer-Encoding: gzip, chunked\r\n`,
    `18\r\n${ASKING}\r\n0\r\n\r\n`,
  ],
  [
    'chunks in capitals',
    `${JSON_TYPE}Transfer-Encoding: CHUNKED\r\n`,
    `18\r\n${ASKING}\r\n0\r\n\r\n`,
  ],
  [
    'a chunk whose length is none',
    `${JSON_TYPE}Transfer-Encoding: chunked\r\n`,
    `zz\r\n${ASKING}\r\n0\r\n\r\n`,
  ],
  [
    'a chunk whose length is below nothing',
    `${JSON_TYPE}Transfer-Encoding: chunked\r\n`,
    `-1\r\n${ASKING}\r\n0\r\n\r\n`,
  ],
  [
    'a chunk of 0x18',
    `${JSON_TYPE}Transfer-Encoding: chunked\r\n`,
    `0x18\r\n${ASKING}\r\n0\r\n\r\n`,
  ],
  [
    'a chunk beyond numbers',
    `${JSON_TYPE}Transfer-Encoding: chunked\r\n`,
    `fffffffffffffffff\r\n${ASKING}\r\n0\r\n\r\n`,
  ],
  [
    'a chunk that is longer than it says',
    `${JSON_TYPE}Transfer-Encoding: chunked\r\n`,
    `5\r\n${ASKING}\r\n0\r\n\r\n`,
  ],
  [
    'chunks parted by line feeds',
    `${JSON_TYPE}Transfer-Encoding: chunked\r\n`,
    `18\n${ASKING}\n0\n\n`,
  ],
  [
    'a chunk with an extension',
    `${JSON_TYPE}Transfer-Encoding: chunked\r\n`,
    `18;a=b\r\n${ASKING}\r\n0\r\n\r\n`,
  ],
  [
    'a chunk with 20,000 bytes of extensions',
    `${JSON_TYPE}Transfer-Encoding: chunked\r\n`,
    `18;${'a'.repeat(20_000)}\r\n${ASKING}\r\n0\r\n\r\n`,
  ],
  [
    'an extension with a line feed',
    `${JSON_TYPE}Transfer-Encoding: chunked\r\n`,
    `18;a\nb\r\n${ASKING}\r\n0\r\n\r\n`,
  ],
  [
    'a trailer',
    `${JSON_TYPE}Transfer-Encoding: chunked\r\n`,
    `18\r\n${ASKING}\r\n0\r\nContent-Length: 5\r\n\r\n`,
  ],
  [
    'a trailer of 20,000 bytes',
    `${JSON_TYPE}Transfer-Encoding: chunked\r\n`,
    `18\r\n${ASKING}\r\n0\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`,
  ],
  [
    'chunks of a byte each',
    `${JSON_TYPE}Transfer-Encoding: chunked\r\n`,
    `${Array.from(ASKING)
      .map((each) => `1\r\n${each}\r\n`)
      .join('')}0\r\n\r\n`,
  ],
  [
    '150,000 bytes in chunks',
    `${JSON_TYPE}Transfer-Encoding: chunked\r\n`,
    `${`2710\r\n${' '.repeat(10_000)}\r\n`.repeat(15)}0\r\n\r\n`,
  ],
  [
    'an Expect and too large a length',
    `${JSON_TYPE}Expect: 100-continue\r\nContent-Length: 100001\r\n`,
    '',
  ],
  [
    'an Expect that is none, with a body',
    `${JSON_TYPE}Expect: 200-ok\r\nContent-Length: 24\r\n`,
    ASKING,
  ],
];

/** Bodies that are not whole when the client leaves. */
const cut: readonly (readonly [string, string, string])[] = [
  ['a length that is too long', `${JSON_TYPE}Content-Length: 240\r\n`, ASKING],
  ['a body that never begins', `${JSON_TYPE}Content-Length: 24\r\n`, ''],
  ['chunks without an end', `${JSON_TYPE}Transfer-Encoding: chunked\r\n`, `18\r\n${ASKING}\r\n`],
  ['half a chunk', `${JSON_TYPE}Transfer-Encoding: chunked\r\n`, `ff\r\n${ASKING}`],
  ['half of the length of a chunk', `${JSON_TYPE}Transfer-Encoding: chunked\r\n`, '1'],
  ['an Expect without a body', `${JSON_TYPE}Expect: 100-continue\r\nContent-Length: 24\r\n`, ''],
];

/** A second request in the body of a first, for whoever reads lengths otherwise. */
const SMUGGLED = 'GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n';

const methods = ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'QUERY', 'PROPFIND'];

/** Bodies: what they hold, and how long they say that they are. */
export const bodies: readonly HostileCase[] = [
  ...texts.map(([what, body]) => ({ what, bytes: post(body) })),
  ...framed.map(([what, lines, body]) => ({
    what,
    bytes: request('POST /graphql', `Connection: close\r\n${lines}`, body),
    leaves: what === 'no length',
  })),
  ...cut.map(([what, lines, body]) => ({
    what,
    bytes: request('POST /graphql', lines, body),
    leaves: true,
  })),
  ...methods.map((method) => ({
    what: `a body with ${method}`,
    bytes: request(`${method} /graphql`, `${JSON_TYPE}Content-Length: 24\r\n`, ASKING),
  })),
  {
    what: 'a body to a document',
    bytes: request('POST /catalogue', `${JSON_TYPE}Content-Length: 24\r\n`, ASKING),
    status: 405,
  },
  {
    what: 'too large a body to a document',
    bytes: request('PUT /register/a', 'Content-Length: 1099511627776\r\n', ''),
    status: 405,
  },
  {
    what: 'a second request behind a body of another length',
    bytes: request(
      'POST /graphql',
      `${JSON_TYPE}Content-Length: ${SMUGGLED.length + 5}\r\nTransfer-Encoding: chunked\r\n`,
      `0\r\n\r\n${SMUGGLED}`,
    ),
  },
  {
    what: 'a second request in a GET',
    bytes: request('GET /', `Content-Length: ${SMUGGLED.length}\r\n`, SMUGGLED),
  },
];
