import { astFromValue, Kind, print, type GraphQLInputType } from 'graphql';
import type { Dice } from './dice.ts';
import { DIRECTIVE_VARIABLES } from './operation-text.ts';

/** The variables of a random operation: a value that an argument has may be given by one. */
export class OperationVariables {
  readonly #dice: Dice;
  readonly #values: Record<string, unknown> = { ...DIRECTIVE_VARIABLES };
  readonly #cursors = new Map<string, number>();
  #definitions = '';

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  /** The definitions, as they come after others. */
  get definitions(): string {
    return this.#definitions;
  }

  get values(): Readonly<Record<string, unknown>> {
    return this.#values;
  }

  /** The variables that are given a cursor once there is an answer to take it from, each with a number to pick it by. */
  get cursors(): ReadonlyMap<string, number> {
    return this.#cursors;
  }

  /** A value as it is written where one of a type is expected: as it is, by a variable, or by a variable's default. */
  given(type: GraphQLInputType, value: unknown): string {
    const literal = print(astFromValue(value, type) ?? { kind: Kind.NULL });
    const kind = this.#dice.from(0, 5);
    if (kind === 0) return this.#define(`${String(type)} = ${literal}`);
    return kind < 3 ? this.named(type, value) : literal;
  }

  /** A variable of a type with a value; without one, it is not set. */
  named(type: GraphQLInputType, value?: unknown): string {
    const variable = this.#define(String(type));
    if (value !== undefined) this.#values[variable.slice(1)] = value;
    return variable;
  }

  /** A variable for a cursor. */
  cursor(): string {
    const variable = this.#define('String', 'cursor');
    this.#cursors.set(variable.slice(1), this.#dice.from(0, 3));
    return variable;
  }

  #define(type: string, prefix = 'v'): string {
    const variable = `$${prefix}${this.#definitions.split('$').length}`;
    this.#definitions += `, ${variable}: ${type}`;
    return variable;
  }
}
