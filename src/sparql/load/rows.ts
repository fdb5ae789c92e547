import { EngineError } from '../engine/engine-error.ts';
import type { Row, Term } from '../engine/engine.ts';

/** The address that a row has under a name. */
export function addressIn(row: Row, name: string): string {
  const term = termIn(row, name);
  if (term.termType !== 'NamedNode') throw unexpected(name, 'an address');
  return term.value;
}

/** The text that a row has under a name. */
export function textIn(row: Row, name: string): string {
  const term = termIn(row, name);
  if (term.termType !== 'Literal') throw unexpected(name, 'a text');
  return term.value;
}

/** The whole number that a row has under a name. */
export function numberIn(row: Row, name: string): number {
  const term = termIn(row, name);
  const number = term.termType === 'Literal' && term.value !== '' ? Number(term.value) : NaN;
  if (!Number.isSafeInteger(number)) throw unexpected(name, 'a whole number');
  return number;
}

function termIn(row: Row, name: string): Term {
  const term = row.get(name);
  if (!term) throw unexpected(name, 'a value');
  return term;
}

function unexpected(name: string, what: string): Error {
  return new EngineError(
    'unreadable',
    `Expected ${what} as ?${name} in each row of the engine's answer`,
  );
}
