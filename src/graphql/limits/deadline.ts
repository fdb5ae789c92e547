import {
  getNamedType,
  isIntrospectionType,
  isLeafType,
  isObjectType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { refusal } from './refusal.ts';

/** A clock in milliseconds that never goes back. */
export type Clock = () => number;

/** Where the deadline of an operation stands in its context. */
export const deadlineKey = Symbol('deadline');

interface Deadlined {
  readonly [deadlineKey]?: Deadline;
}

/** Reading the clock for each field would cost more than most fields do. */
const READ_EVERY = 4;

/** The moment after which an operation is not carried on. */
export class Deadline {
  readonly #milliseconds: number;
  readonly #clock: Clock;
  readonly #end: number;
  #asked = 0;
  /** What the caller is told; `undefined` as long as there is time. */
  error: Error | undefined;

  constructor(milliseconds: number, clock: Clock) {
    this.#milliseconds = milliseconds;
    this.#clock = clock;
    this.#end = clock() + milliseconds;
  }

  /** Throws once it is too late. */
  check(): void {
    this.#asked += 1;
    if (this.#asked % READ_EVERY === 0 && this.#clock() > this.#end)
      this.error ??= exceeded(this.#milliseconds);
    if (this.error) throw this.error;
  }
}

function exceeded(milliseconds: number): Error {
  return refusal(
    'DEADLINE_EXCEEDED',
    `An operation runs at most ${milliseconds} ms, this one was stopped. Ask for smaller pages, or with fewer filters and links.`,
  );
}

const heeding = new WeakSet<GraphQLSchema>();

/**
 * Makes the fields of a schema that lead to objects look at the deadline in their context. They answer at once, so no
 * timer would fire meanwhile; the executor's own signal would be asked for each scalar too, and cost several times this.
 */
export function heedDeadlines(schema: GraphQLSchema): void {
  if (heeding.has(schema)) return;
  heeding.add(schema);
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  for (const type of types.filter((each) => !isIntrospectionType(each)))
    Object.values(type.getFields()).forEach(heed);
}

function heed(field: GraphQLField<unknown, Deadlined>): void {
  const { resolve } = field;
  if (!resolve || isLeafType(getNamedType(field.type))) return;
  const heedful: typeof resolve = (...call): unknown => {
    call[2][deadlineKey]?.check();
    return resolve(...call);
  };
  field.resolve = heedful;
}
