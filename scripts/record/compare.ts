import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { maskedBody, maskedHeaders, type Marks } from './masks.ts';
import { headerOf, type Answer } from './step.ts';

/** An answer with the marks of the build that gave it. */
interface Marked {
  readonly answer: Answer;
  readonly marks: Marks;
}

/** A part of two answers that is not the same. */
export interface Difference {
  readonly part: string;
  readonly a: string;
  readonly b: string;
}

/** What came of two answers to the same request. */
export interface Comparison {
  readonly differences: readonly Difference[];
  /** Whether the bodies are the same only once they are decompressed. */
  readonly isDecoded: boolean;
}

/** How much of a body is given around the first byte that differs. */
const BEFORE = 60;
const AFTER = 140;

/** Compares two answers to the same request: status, headers, and the bytes of the body as they were sent. */
export function compare(a: Marked, b: Marked): Comparison {
  const { body, isDecoded } = compareBodies(a, b);
  const statuses = [a, b].map(({ answer }) => String(answer.status)) as [string, string];
  // Compressed, a version of another text has another length.
  const skipped = isDecoded ? ['content-length'] : [];
  return {
    differences: [
      ...different('status', statuses),
      ...compareHeaders(a, b).filter(({ part }) => !skipped.includes(part.slice(7).toLowerCase())),
      ...body,
    ],
    isDecoded,
  };
}

function compareHeaders(a: Marked, b: Marked): Difference[] {
  const [first, second] = [a, b].map(({ answer, marks }) => maskedHeaders(answer, marks));
  const names = new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])]);
  return [...names].flatMap((name) =>
    different(`header ${name}`, [first?.get(name) ?? '(none)', second?.get(name) ?? '(none)']),
  );
}

/** Compressed bodies that differ are compared decompressed: the version in them changes all the bytes behind it. */
function compareBodies(a: Marked, b: Marked): { body: Difference[]; isDecoded: boolean } {
  if (a.answer.body.equals(b.answer.body)) return { body: [], isDecoded: false };
  const coding = headerOf(a.answer, 'Content-Encoding');
  const isDecoded = coding !== '' && coding === headerOf(b.answer, 'Content-Encoding');
  const [one, other] = [a, b].map(({ answer, marks }) =>
    maskedBody(isDecoded ? decoded(answer.body, coding) : answer.body, marks),
  ) as [string, string];
  const part = isDecoded ? `body, decoded from ${coding}` : 'body';
  return { body: different(part, [one, other]), isDecoded };
}

function decoded(bytes: Buffer, coding: string): Buffer {
  try {
    return coding === 'br' ? brotliDecompressSync(bytes) : gunzipSync(bytes);
  } catch {
    return bytes;
  }
}

function different(part: string, [a, b]: readonly [string, string]): Difference[] {
  if (a === b) return [];
  let index = 0;
  while (a[index] === b[index]) index += 1;
  const isBody = part.startsWith('body');
  const place = isBody ? `${part}, from byte ${index}` : part;
  return [{ part: place, a: excerpt(a, index), b: excerpt(b, index) }];
}

/** What is around a place, as the text that its bytes are, in one line. */
function excerpt(text: string, index: number): string {
  const part = text.slice(Math.max(0, index - BEFORE), index + AFTER);
  const readable = Buffer.from(part, 'latin1').toString().replaceAll('\n', '⏎');
  return `${index > BEFORE ? '…' : ''}${readable}${text.length > index + AFTER ? '…' : ''}`;
}
