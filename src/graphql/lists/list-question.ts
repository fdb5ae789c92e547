import type { FieldNode } from 'graphql';
import type { Shape } from '../../model/model.ts';
import type { Question, Window } from '../../reading/question.ts';
import type { QuestionOutcome, RequestContext } from '../request-context.ts';
import { userError } from '../user-error.ts';
import { placeIn } from './cursor.ts';
import { readOrder } from './read-order.ts';
import { readWhere, type FilterInput } from './read-where.ts';

/** How many resources a page has by default, and how many it may have. */
export interface PageLimits {
  readonly pageSize: number;
  readonly maxPageSize: number;
}

/** The arguments of a list; `null` means the same as leaving one out, but for a filter. */
export interface ListArguments {
  readonly where?: object | null | undefined;
  readonly orderBy?: readonly object[] | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** Reads the arguments of a list of a shape's resources, or of any; what cannot be meant is the caller's mistake. */
export class QuestionReader {
  readonly #shape: Shape | undefined;
  readonly #limits: PageLimits;

  constructor(shape: Shape | undefined, limits: PageLimits) {
    this.#shape = shape;
    this.#limits = limits;
  }

  /** The question of a list in an operation: read once for each request, however many lists ask it. */
  read(node: FieldNode | undefined, args: ListArguments, context: RequestContext): Question {
    if (!node) return this.#question(args, context);
    const questions = (context.questions ??= new Map<FieldNode, QuestionOutcome>());
    let outcome = questions.get(node);
    if (!outcome) questions.set(node, (outcome = outcomeOf(() => this.#question(args, context))));
    if ('question' in outcome) return outcome.question;
    throw outcome.mistake;
  }

  #question(args: ListArguments, { view, languages }: RequestContext): Question {
    const { model, base } = view;
    const scope = { shape: this.#shape, shapes: model.shapes, base };
    // The schema has checked that the inputs are what their types say.
    const where =
      args.where === undefined ? undefined : readWhere(args.where as FilterInput | null, scope);
    const order = readOrder(args.orderBy, this.#shape);
    return { where, order, languages, window: this.#window(args, { order, languages }) };
  }

  /** The part of a list that the paging arguments ask for (Relay cursor connections, section 4.4). */
  #window(args: ListArguments, order: Pick<Question, 'order' | 'languages'>): Window {
    const first = this.#size('first', args.first);
    const last = this.#size('last', args.last);
    if (first !== undefined && last !== undefined)
      throw userError('expected first or last, got both');
    return {
      size: last ?? first ?? this.#limits.pageSize,
      from: last === undefined ? 'start' : 'end',
      after: args.after == null ? undefined : placeIn(args.after, order, 'after'),
      before: args.before == null ? undefined : placeIn(args.before, order, 'before'),
    };
  }

  #size(name: string, size: number | null | undefined): number | undefined {
    if (size == null) return undefined;
    const { maxPageSize } = this.#limits;
    if (size >= 0 && size <= maxPageSize) return size;
    throw userError(`${name}: expected a number from 0 to ${maxPageSize}, got ${size}`);
  }
}

function outcomeOf(read: () => Question): QuestionOutcome {
  try {
    return { question: read() };
  } catch (mistake) {
    return { mistake };
  }
}
