import type { Answer, Exchange } from './exchange.ts';
import type { HostileCase } from './hostile-case.ts';

/** The bytes that a refusal may have, and the characters of its cause that it may repeat. */
const MOST_BYTES = 4096;
/** A page brings its style with it. */
const MOST_BYTES_OF_A_PAGE = 16_384;
const MOST_ECHO = 300;

/** What says where on this machine the program lies, or how it is made. */
const TELLTALES: readonly (readonly [string, RegExp | string])[] = [
  ['a stack', /\n\s+at |\\n\s+at /],
  ['a path of the machine', process.cwd()],
  ['a path of the program', /node_modules|file:\/\/|\/dist\/|\bsrc\/[a-z]/],
];

const HEADERS = [
  'x-content-type-options',
  'referrer-policy',
  'cross-origin-resource-policy',
  'content-security-policy',
];

/** What is wrong with what came back; nothing, where it is as it should be. A closed connection is an answer, too. */
export function faultsOf(sent: HostileCase, { answer, text }: Exchange): string[] {
  if (!answer) return text ? [`half an answer: ${JSON.stringify(text.slice(0, 200))}`] : [];
  return [
    ...statusFaults(sent, answer),
    ...HEADERS.filter((name) => !answer.headers.has(name)).map((name) => `no ${name}`),
    ...(isRefusal(answer) ? refusalFaults(sent, answer) : []),
  ];
}

/** Whether an answer says no; GraphQL over HTTP says it with 200 to whoever takes `application/json`. */
export function isRefusal({ status, body }: Answer): boolean {
  return status >= 400 || body.startsWith('{"errors"');
}

function statusFaults({ status: expected }: HostileCase, { status, headers }: Answer): string[] {
  const isShedding = status === 503 && headers.has('retry-after');
  if (!(status < 500 || isShedding)) return [`status ${status}`];
  return expected === undefined || expected === status
    ? []
    : [`expected status ${expected}, got ${status}`];
}

function refusalFaults({ bytes }: HostileCase, { head, body }: Answer): string[] {
  const whole = `${head}\r\n\r\n${body}`;
  const told = TELLTALES.filter(([, mark]) =>
    typeof mark === 'string' ? whole.includes(mark) : mark.test(whole),
  );
  const most = body.startsWith('<!doctype html>') ? MOST_BYTES_OF_A_PAGE : MOST_BYTES;
  return [
    ...told.map(([name]) => `${name}: ${body.slice(0, 200)}`),
    ...(body.length < most ? [] : [`${body.length} bytes for a refusal`]),
    ...(isEcho(whole, Buffer.from(bytes).toString('latin1')) ? ['an echo of what was sent'] : []),
  ];
}

/** Whether an answer repeats more than so many characters, with or without the escapes of JSON. */
function isEcho(answer: string, sent: string): boolean {
  const plain = (text: string): string => text.replaceAll('\\', '');
  const [where, what] = [plain(answer), plain(sent)];
  for (let at = 0; at + MOST_ECHO < where.length; at += 1)
    if (what.includes(where.slice(at, at + MOST_ECHO + 1))) return true;
  return false;
}
