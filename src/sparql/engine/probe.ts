import type { Access } from './access.ts';
import type { Row } from './engine.ts';
import { EngineError } from './engine-error.ts';
import { profiles, type EngineName, type Profile } from './profile.ts';
import * as questions from './probe-questions.ts';
import { askOnce, sendQuery, type QueryPlace } from './question.ts';
import { readAnswer } from './read-answer.ts';
import { retried } from './retry.ts';
import { connectionsTo } from './transport.ts';

/** An engine before anything is known about it. */
interface Unknown {
  readonly url: URL;
  readonly access?: Access | undefined;
  /** What it is, where somebody says so. */
  readonly name?: EngineName | undefined;
  /** How many milliseconds each question has. */
  readonly patience?: number;
  readonly signal?: AbortSignal;
}

/** What was found about an engine. */
interface Found {
  readonly profile: Profile;
  /** What is worth knowing about it, a sentence each. */
  readonly findings: readonly string[];
}

/** Asks an engine a few questions about no data; throws an `EngineError` where it gives wrong answers, or none. */
export async function findProfile(unknown: Unknown): Promise<Found> {
  const agent = connectionsTo(unknown.url, 1);
  const { url, access, signal, patience = 10_000 } = unknown;
  const probe = new Probe({ url, access, agent }, { patience, signal });
  try {
    return await probe.run(unknown.name);
  } finally {
    agent.destroy();
  }
}

/** How an engine calls itself in the header `Server`. */
const SIGNATURES: readonly (readonly [RegExp, EngineName])[] = [
  [/virtuoso/i, 'virtuoso'],
  [/fuseki|jena/i, 'fuseki'],
  [/qlever/i, 'qlever'],
  [/graphdb/i, 'graphdb'],
  [/oxigraph/i, 'oxigraph'],
  [/comunica/i, 'comunica'],
];

/** With fewer rows or terms than these an operation would take too many queries. */
const LEAST_ROWS = 1_000;
const LEAST_VALUES = 16;

/** So often a question is asked that fails in passing: a busy engine may end a connection. */
const TRIES = 3;

interface Deadline {
  readonly until: number;
  readonly signal?: AbortSignal;
}

class Probe {
  readonly #address: QueryPlace;
  readonly #asking: { readonly patience: number; readonly signal: AbortSignal | undefined };
  readonly #findings: string[] = [];
  #profile: Profile = profiles.sparql;

  constructor(address: QueryPlace, asking: { patience: number; signal: AbortSignal | undefined }) {
    this.#address = address;
    this.#asking = asking;
  }

  async run(name: EngineName | undefined): Promise<Found> {
    this.#profile = await this.#recognized(name);
    await this.#demand(questions.DEMANDS);
    await this.#findRowCap();
    await this.#findMostValues();
    await this.#findLosses();
    return { profile: this.#profile, findings: this.#findings };
  }

  /** The profile that was named, else the one of the engine's own name. */
  async #recognized(name: EngineName | undefined): Promise<Profile> {
    const received = await this.#tried(async (asking) => {
      const answer = await sendQuery(this.#address, questions.ONE.query, asking);
      readAnswer(answer, { profile: this.#profile });
      return answer;
    });
    const server = String(received.headers['server'] ?? '');
    const [, own] = SIGNATURES.find(([signature]) => signature.test(server)) ?? [];
    if (name === undefined && own === undefined)
      this.#findings.push('The engine does not say what it is: it is asked as any SPARQL 1.1.');
    if (name !== undefined && own !== undefined && name !== own)
      this.#findings.push(`The engine is asked as ${name}; it calls itself ${own}.`);
    return profiles[name ?? own ?? 'sparql'];
  }

  async #demand(demands: readonly questions.Demand[]): Promise<void> {
    for (const { query, isRight, what } of demands)
      if (!isRight(await this.#ask(query)))
        throw new EngineError('unreadable', `The engine gives a wrong answer: expected ${what}`);
  }

  /** A cap that no header speaks of shows in a question whose rows are counted beforehand. */
  async #findRowCap(): Promise<void> {
    const most = this.#profile.maxRows - 1;
    const got = (await this.#ask(questions.manyRows(most))).length;
    if (got === most) return;
    if (got < LEAST_ROWS || got > most)
      throw new EngineError(
        'partial',
        `The engine gave ${got} rows of ${most}: its limit of rows must be ${LEAST_ROWS} or more`,
      );
    this.#profile = { ...this.#profile, maxRows: got };
    this.#findings.push(`The engine gives at most ${got} rows, without saying so.`);
  }

  async #findMostValues(): Promise<void> {
    let most = this.#profile.maxValues;
    while (most > LEAST_VALUES && !(await this.#takes(questions.manyValues(most))))
      most = Math.floor(most / 2);
    if (most === this.#profile.maxValues) return;
    this.#profile = { ...this.#profile, maxValues: most };
    this.#findings.push(`The engine takes at most ${most} terms in VALUES.`);
  }

  async #findLosses(): Promise<void> {
    const lost: string[] = [];
    for (const { query, isRight, what } of questions.FORMS)
      if (!isRight(await this.#ask(query))) lost.push(what);
    if (lost.length)
      this.#findings.push(
        `The engine writes literals in another way: ${lost.join(', ')}. They are read from the sidecar.`,
      );
  }

  /** Whether a query is understood, and answered rightly. */
  async #takes({ query, isRight }: questions.Demand): Promise<boolean> {
    try {
      return isRight(await this.#ask(query));
    } catch (error) {
      const isOfQuery =
        error instanceof EngineError && ['refused', 'failed'].includes(error.failure);
      if (isOfQuery) return false;
      throw error;
    }
  }

  #ask(query: string): Promise<readonly Row[]> {
    return this.#tried((asking) =>
      askOnce(this.#address, query, { profile: this.#profile, ...asking }),
    );
  }

  #tried<Result>(ask: (asking: Deadline) => Promise<Result>): Promise<Result> {
    const { patience, signal } = this.#asking;
    const asking = { until: performance.now() + patience, ...(signal && { signal }) };
    return retried(() => ask(asking), { tries: TRIES, ...asking });
  }
}
