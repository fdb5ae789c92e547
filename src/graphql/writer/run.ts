import type { FieldNode } from 'graphql';
import type { Arguments } from '../field-reads.ts';
import type { Deadline } from '../limits/deadline.ts';
import type { RequestContext } from '../request-context.ts';
import type { Variables } from '../selection.ts';
import type { Output } from './output.ts';

/** Writes a value at the end of an output. */
export type Write = (value: unknown, output: Output, run: Run) => void;

/** One run of a compiled operation. */
export class Run {
  readonly context: RequestContext;
  /** The reader's languages as one text. */
  readonly languages: string;
  readonly #variables: Variables;
  readonly #deadline: Deadline | undefined;
  readonly #arguments = new Map<FieldNode, Arguments>();

  constructor(context: RequestContext, variables: Variables, deadline?: Deadline) {
    this.context = context;
    this.languages = context.languages.join();
    this.#variables = variables;
    this.#deadline = deadline;
  }

  /** Whether more may be done at once; throws once it is too late. */
  mayGoOn(): boolean {
    return this.#deadline?.mayGoOn() ?? true;
  }

  /** Does work in a later time slice. */
  later(work: () => unknown): unknown {
    return this.#deadline ? this.#deadline.later(work) : work();
  }

  /** The arguments of a field, which are the same for every object. */
  argumentsOf(node: FieldNode, read: (variables: Variables) => Arguments): Arguments {
    let known = this.#arguments.get(node);
    if (!known) this.#arguments.set(node, (known = read(this.#variables)));
    return known;
  }
}
