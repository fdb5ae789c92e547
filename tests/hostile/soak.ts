import { exchange } from './exchange.ts';
import { generatedInputs } from './generated-inputs.ts';
import { get, query, times, type HostileCase } from './hostile-case.ts';

/** What a minute of a busy day has: five requests a second. */
const A_MINUTE = 300;

const CLIENTS = 8;

/** A server, and what it holds in bytes once its garbage is collected. */
export interface Soaked {
  readonly port: number;
  readonly memory: () => Promise<number>;
}

/** What the server holds after each of so many minutes' worth of requests, half of them plausible and half of them hostile. */
export async function soak(
  { port, memory }: Soaked,
  { minutes, seed }: { minutes: number; seed: number },
): Promise<number[]> {
  const held: number[] = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    const hostile = generatedInputs(A_MINUTE / 2, seed + minute);
    const plausible = Array.from({ length: A_MINUTE / 2 }, (_, index) =>
      question(minute * A_MINUTE + index),
    );
    await sendAll(port, [...hostile, ...plausible]);
    held.push(await memory());
  }
  return held;
}

/** Sends everything, over a few connections at a time. */
export async function sendAll(
  port: number,
  inputs: readonly HostileCase[],
  clients = CLIENTS,
): Promise<void> {
  const waiting = inputs.values();
  const client = async (): Promise<void> => {
    for (const each of waiting) await exchange(port, each.bytes, each);
  };
  await Promise.all(Array.from({ length: clients }, client));
}

/** Something that a client may well ask, and has not asked before. */
function question(number: number): HostileCase {
  const kinds = [
    query(`query Q${number}{registers(first:20){nodes{id title}}}`),
    query(`{search(query:"rekisteri ${number}"){totalCount nodes{resource{id}}}}`),
    get(`/register.html`, { 'Accept-Language': `x-${number}, fi` }),
    get(`/register/a${number}`, { 'X-Request-Id': `soak-${number}` }),
    get('/register.ttl', { 'Accept-Encoding': 'gzip', 'If-None-Match': `"${number}"` }),
  ];
  return { what: 'a question', bytes: kinds[number % kinds.length] ?? '' };
}

/** A document that can be parsed and is not valid, of about so many bytes, and unlike those of other numbers. */
export function invalidQuery(number: number, bytes: number): HostileCase {
  const name = (index: number): string => `unknown_field_of_some_length_${number}_${index}_x`;
  return {
    what: 'an invalid query',
    bytes: query(`{${times(Math.floor(bytes / 40), name)}}`),
  };
}

/** The same with as many names as two thousand characters hold. */
export function denseQuery(number: number): HostileCase {
  return { what: 'an invalid query', bytes: query(`{a${number}${' a'.repeat(990)}}`) };
}

/** How much is added from one to the next, by least squares. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [rise, run] = values.reduce(
    ([up, along], value, index) => [
      up + (index - middle) * (value - mean),
      along + (index - middle) ** 2,
    ],
    [0, 0],
  );
  return rise / run;
}
