import {
  getNamedType,
  isIntrospectionType,
  isLeafType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { ClientLeft } from '../../reading/client-left.ts';
import type { Pace } from '../../reading/pace.ts';
import type { Work } from '../../reading/work.ts';
import { readsOf } from '../field-reads.ts';
import { refusal } from './refusal.ts';
import { Turns } from './turns.ts';

/** A clock in milliseconds that never goes back. */
export type Clock = () => number;

/** The key of the deadline in the context of an operation. */
export const deadlineKey = Symbol('deadline');

interface Deadlined {
  readonly [deadlineKey]?: Deadline;
}

/** The deadline in the context of an operation; `undefined` where it has none. */
export function deadlineOf(context: object): Deadline | undefined {
  return (context as Deadlined)[deadlineKey];
}

interface DeadlineOptions {
  /** How long the operation may work: what it waits for others does not count. */
  readonly milliseconds: number;
  readonly clock: Clock;
  /** Lets others have their slices, and gives the next one, in milliseconds; without it the operation runs at a stretch. */
  readonly slice?: (() => Promise<number>) | undefined;
  /** When this round of work began, for all work in it; without it each operation begins a round of its own. */
  readonly round?: (() => number) | undefined;
  /** Whether its client has gone. */
  readonly hasLeft?: (() => boolean) | undefined;
}

/** Reading the clock for each field would cost more than most fields do. */
const READ_EVERY = 4;

/** In units of work on a list, each about as much as one test of one value. */
const READ_EVERY_UNITS = 2_000;

/** How long the operations that come in one round work, all together, before others have their slices, in milliseconds. */
const FIRST_SLICE = 3;

/** An operation may wait up to PATIENCE times its deadline before it fails as overloaded. */
const PATIENCE = 5;

/** The moment after which an operation is not carried on, and those at which it steps back for others. */
export class Deadline implements Pace {
  readonly #options: DeadlineOptions;
  /** When it began, later by what it waited for others than its slices. */
  #begun: number;
  readonly #turns: Turns | undefined;
  #worked = 0;
  #stretchBegun: number;
  /** When the clock was read last. */
  #read: number;
  /** When the round began that the stretch is a part of. */
  #roundBegun: number;
  #asked = 0;
  #spent = 0;
  #isStretchOver = false;
  /** Whether the work at the moment is for all who come later, too. */
  #isForAll = false;
  #slice = FIRST_SLICE;
  /** The error for the caller, or `ClientLeft`; `undefined` as long as there is time. */
  error: Error | undefined;

  constructor(options: DeadlineOptions) {
    this.#options = options;
    this.#begun = this.#stretchBegun = this.#read = options.clock();
    this.#roundBegun = options.round?.() ?? this.#begun;
    this.#turns = options.slice && new Turns(() => this.#step());
  }

  /** Does some work, now or when it is this operation's turn again; throws, or rejects, once it is too late. */
  heed(work: () => unknown): unknown {
    const turns = this.#turns;
    if (!turns?.haveBegun) return this.#nowOrLater(work);
    // Nothing is thrown any more once work was put off: a list that is left by a throw lets go of what its other items wait for.
    return new Promise((resolve) => {
      resolve(this.#nowOrLater(work));
    });
  }

  /** Whether the stretch goes on; throws once it is too late. */
  mayGoOn(): boolean {
    this.#check();
    return !this.#turns || !this.#isStretchOver;
  }

  /** Does some work when it is this operation's turn again; rejects once it is too late. */
  later(work: () => unknown): unknown {
    if (!this.#turns) return work();
    return this.#turns.later(
      () => (this.mayGoOn() ? work() : this.later(work)),
      () => !this.#isStretchOver,
    );
  }

  /** Counts work on a list; throws once it is too late. */
  spend(units: number): void {
    this.#spent += units;
    if (this.#spent < READ_EVERY_UNITS) return;
    this.#spent = 0;
    this.#readClock();
    if (this.error) throw this.error;
  }

  run<Result>(work: Work<Result>): Result | Promise<Result> {
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      this.#isForAll = step.value?.isForAll ?? false;
      if (this.#isForAll) this.#leaveOut(this.#options.clock() - this.#read);
      this.#readClock();
      if (this.error) throw this.error;
      if (!this.#turns || !this.#isStretchOver) continue;
      const rest = this.#turns.later(
        () => this.run(work),
        () => !this.#isStretchOver,
      );
      return rest as Promise<Result>;
    }
  }

  async waitFor<Result>(others: Promise<Result>): Promise<Result> {
    const { clock, round } = this.#options;
    const begun = clock();
    try {
      return await others;
    } finally {
      const now = clock();
      this.#worked += Math.max(0, begun - this.#stretchBegun);
      // What ended meanwhile was left out by another wait.
      this.#begun += now - Math.max(begun, this.#stretchBegun);
      this.#stretchBegun = now;
      this.#roundBegun = round?.() ?? this.#stretchBegun;
    }
  }

  /** Counts some time neither as work of this operation nor as its wait. */
  #leaveOut(time: number): void {
    this.#worked -= time;
    this.#begun += time;
  }

  #nowOrLater(work: () => unknown): unknown {
    if (this.mayGoOn() || !this.#turns) return work();
    return this.#turns.later(
      () => this.heed(work),
      () => !this.#isStretchOver,
    );
  }

  #check(): void {
    this.#asked += 1;
    if (this.#asked % READ_EVERY === 0) this.#readClock();
    if (this.error) throw this.error;
  }

  #readClock(): void {
    const now = (this.#read = this.#options.clock());
    this.#isStretchOver = now - this.#roundBegun > this.#slice;
    if (this.#worked + now - this.#stretchBegun > this.#options.milliseconds)
      this.error ??= exceeded(this.#options.milliseconds);
  }

  /** Steps back until it is this operation's turn again. */
  async #step(): Promise<void> {
    const { clock, slice, hasLeft, milliseconds } = this.#options;
    const stretchEnd = clock();
    this.#worked += stretchEnd - this.#stretchBegun;
    this.#slice = (await slice?.()) ?? FIRST_SLICE;
    this.#stretchBegun = this.#roundBegun = this.#read = clock();
    // Who comes first waits for others as often as what is made for all takes slices.
    if (this.#isForAll) this.#begun += this.#stretchBegun - stretchEnd;
    this.#isStretchOver = false;
    if (hasLeft?.()) this.error ??= new ClientLeft();
    if (this.#stretchBegun - this.#begun > PATIENCE * milliseconds) this.error ??= overloaded();
  }
}

function exceeded(milliseconds: number): Error {
  return refusal(
    'DEADLINE_EXCEEDED',
    `An operation runs at most ${milliseconds} ms, this one was stopped. Ask for smaller pages, or with fewer filters and links.`,
  );
}

function overloaded(): Error {
  return refusal(
    'OVERLOADED',
    'The server is too busy to finish the operation at the moment. Ask again in a second.',
  );
}

/** Whether resolving a field may take long: leaves are at hand, but for those that are counted. */
export function isLong(
  field: Pick<GraphQLField<unknown, unknown>, 'type' | 'extensions'>,
): boolean {
  return !isLeafType(getNamedType(field.type)) || PARTS.has(readsOf(field)?.kind);
}

const PARTS = new Set<string | undefined>(['nodes', 'total', 'around', 'measure']);

const heeding = new WeakSet<GraphQLSchema>();

/**
 * Makes the fields of a schema that lead to objects check the deadline in their context. They answer at once, so no
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
  if (!resolve || !isLong(field)) return;
  const heedful: typeof resolve = (...call): unknown => {
    const deadline = call[2][deadlineKey];
    return deadline ? deadline.heed(() => resolve(...call)) : resolve(...call);
  };
  field.resolve = heedful;
  originals.set(heedful, resolve);
}

type Resolver = GraphQLFieldResolver<unknown, unknown>;

const originals = new WeakMap<object, unknown>();

/** The resolver of a field as it was before it regarded the deadline, for who regards it in other ways. */
export function unheeded({ resolve }: GraphQLField<unknown, unknown>): Resolver | undefined {
  return resolve && ((originals.get(resolve) as Resolver | undefined) ?? resolve);
}
