import type { Catalogues } from './catalogue/catalogues.ts';
import { timeOf, type Expected } from './client.ts';
import { inTurn, timed, type Turns } from './in-turn.ts';
import type { Line, Pair } from './line.ts';
import type { Programs, Server } from './programs.ts';

/** What a row measures with. */
export interface Bench {
  readonly catalogues: Catalogues;
  readonly programs: Programs;
  /** Whether it is to be done in seconds, over small catalogues. */
  readonly isQuick: boolean;
  /** How many registers a catalogue has where its size does not matter. */
  readonly registers: number;
  /** Of the row over a SPARQL engine: how many triples its catalogue has, or where an engine is that has one already. */
  readonly engine: { readonly triples: number; readonly address: string | undefined };
}

/** A row of the table: it gives its lines as they are measured. What programs it has started are stopped after it. */
export type Row = (bench: Bench) => AsyncGenerator<Line>;

/** Two servers that answer the same questions, each the same ones in the same order. */
interface Contest {
  readonly varanto: Server;
  readonly rival: Server;
  /** A request to Varanto, and one to its rival where that is asked in another way; no two numbers are alike. */
  readonly request: (number: number) => string;
  readonly rivalRequest?: (number: number) => string;
  readonly expected: Expected;
  readonly rivalExpected?: Expected;
  /** How many are asked in a turn. */
  readonly questions: number;
}

/** What the answers cost the two servers, turn by turn. */
export function answers(contest: Contest, turns: Turns): Promise<Pair[]> {
  const { request, rivalRequest = request, expected, rivalExpected = expected } = contest;
  const { varanto, rival } = contest;
  const requests = (ask: (number: number) => string, turn: number): string[] =>
    Array.from({ length: contest.questions }, (_, index) => ask(turn * contest.questions + index));
  const works = {
    varanto: (turn: number) => costOf(varanto, requests(request, turn), expected),
    rival: (turn: number) => costOf(rival, requests(rivalRequest, turn), rivalExpected),
  };
  return inTurn(works, turns);
}

/** What answers take of the server's processor time, which other processes hardly disturb; by the clock where that is unknown. */
export function costOf(
  { port, program }: Server,
  requests: readonly string[],
  expected: Expected,
): Promise<number> {
  return processorTime(program, () => timeOf(port, requests, expected));
}

/** What a work takes of a program's processor time, in milliseconds; by the clock where that is unknown. */
export async function processorTime(
  program: Server['program'],
  work: () => Promise<unknown>,
): Promise<number> {
  const before = program?.processor;
  const clock = await timed(work);
  const after = program?.processor;
  return before === undefined || after === undefined ? clock : after - before;
}
