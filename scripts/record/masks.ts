import { headerOf, type Answer } from './step.ts';

/** What two builds may write differently without answering differently. */
export interface Marks {
  /** The version of the snapshot: a hash over the data, the ontology and the program's own version. */
  readonly version: string | undefined;
  /** The hash in the address of the JSON-LD context, where the contexts of the two builds differ. */
  readonly contextHash: string | undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Headers whose values differ by nature. That they are there, and in which form, is compared. */
const HEADERS: Readonly<Record<string, (value: string) => string>> = {
  // The moment of the answer.
  date: () => '(time)',
  // The time of the newest file: checkouts and builds have times of their own.
  'last-modified': () => '(time)',
  // A hash over the version of the snapshot. `W/` before it, which makes it weak, remains.
  etag: (value) => value.replace(/"[^"]*"/, '"(tag)"'),
  // At random, but where the request brings its own.
  'x-request-id': (value) => value.replace(UUID, '(id)'),
};

/** Places in a body that differ by nature. */
const BODIES: readonly (readonly [RegExp, string])[] = [
  // At random, as in the header.
  [/"requestId":"[0-9a-f-]{36}"/g, '"requestId":"(id)"'],
  // When the server was started, in /health/ready.
  [/"loadedAt":"[^"]*"/g, '"loadedAt":"(time)"'],
];

/** The headers of an answer without what differs by nature: neither their order nor the case of their names is part of HTTP (RFC 9110, sections 5.1, 5.3). */
export function maskedHeaders({ headers }: Answer, marks: Marks): Map<string, string> {
  const masked = new Map<string, string>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const mask = HEADERS[key];
    const [given, text] = [masked.get(key), withoutMarks(mask ? mask(value) : value, marks)];
    masked.set(key, given === undefined ? text : `${given} | ${text}`);
  }
  return new Map([...masked].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A body, a character a byte, without what differs by nature. */
export function maskedBody(bytes: Buffer, marks: Marks): string {
  let text = withoutMarks(bytes.toString('latin1'), marks);
  for (const [place, mask] of BODIES) text = text.replace(place, mask);
  return text;
}

function withoutMarks(text: string, { version, contextHash }: Marks): string {
  const plain = version ? text.replaceAll(version, '(version)') : text;
  return contextHash ? plain.replaceAll(`context-${contextHash}`, 'context-(hash)') : plain;
}

/** The version that a server says in its answer at `/health/ready`. */
export function versionIn(health: Answer): string | undefined {
  return /"version":"([^"]+)"/.exec(health.body.toString())?.[1];
}

/** The hash of the context that an answer in JSON-LD names. */
export function contextHashIn(answer: Answer): string | undefined {
  const places = headerOf(answer, 'Link') + answer.body.toString();
  return /context-([0-9a-f]+)\.jsonld/.exec(places)?.[1];
}
