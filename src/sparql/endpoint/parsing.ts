import type { Token } from './tokens.ts';

/** A part of a grammar: reads tokens from a place on; returns the place after them, or `undefined` where they do not fit. */
export type Rule = (at: number, reading: Reading) => number | undefined;

/** Tokens that are read by a grammar, with the furthest place that they came to. */
export class Reading {
  readonly tokens: readonly Token[];
  #furthest = 0;
  #expected = new Set<string>();

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  /** The number of the token before which nothing is wrong. */
  get furthest(): number {
    return this.#furthest;
  }

  /** What might be at the furthest place. */
  get expected(): readonly string[] {
    return [...this.#expected];
  }

  /** Says what might be at a place where it is not. */
  miss(at: number, what: string): void {
    if (at > this.#furthest) {
      this.#furthest = at;
      this.#expected = new Set();
    }
    if (at === this.#furthest) this.#expected.add(what);
  }

  /** What might be at a place, as it is before a rule is tried there. */
  expectedAt(at: number): ReadonlySet<string> {
    return at === this.#furthest ? new Set(this.#expected) : new Set();
  }

  /** Says that all of what a rule might begin with at a place goes by its name. */
  name(at: number, before: ReadonlySet<string>, what: string): void {
    if (at !== this.#furthest) return;
    this.#expected = new Set([...before, what]);
  }
}

/** One token, as a message names it. */
export function token(what: string, fits: (token: Token) => boolean): Rule {
  return (at, reading) => {
    const there = reading.tokens[at];
    if (there && fits(there)) return at + 1;
    reading.miss(at, what);
    return undefined;
  };
}

/** Several rules after each other. */
export function inOrder(rules: readonly Rule[]): Rule {
  return (at, reading) => {
    let place: number | undefined = at;
    for (const rule of rules) {
      place = rule(place, reading);
      if (place === undefined) return undefined;
    }
    return place;
  };
}

/** The first of several rules that fits. */
export function oneOf(rules: readonly Rule[]): Rule {
  return (at, reading) => {
    for (const rule of rules) {
      const end = rule(at, reading);
      if (end !== undefined) return end;
    }
    return undefined;
  };
}

/** A rule as often as it fits, between two numbers of times. */
export function times(rule: Rule, { least, most }: { least: number; most: number }): Rule {
  return (at, reading) => {
    let place = at;
    for (let count = 0; count < most; count += 1) {
      const end = rule(place, reading);
      if (end === undefined) return count < least ? undefined : place;
      place = end;
    }
    return place;
  };
}

/** A rule that a message names as a whole where it does not even begin. */
export function named(what: string, rule: Rule): Rule {
  return (at, reading) => {
    const before = reading.expectedAt(at);
    const end = rule(at, reading);
    if (end === undefined) reading.name(at, before, what);
    return end;
  };
}
