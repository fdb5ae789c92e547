import type { FieldNode } from 'graphql';
import type { Pace } from '../reading/pace.ts';
import type { Question } from '../reading/question.ts';
import type { View } from '../reading/view.ts';
import type { Trace } from './trace.ts';

/** What a request brings: the view that it reads from start to end, and the languages it prefers. */
export interface RequestContext {
  readonly view: View;
  readonly languages: readonly string[];
  /** Follows what the answer shows, where someone asks for it. */
  readonly trace?: Trace | undefined;
  /** How work on lists and searches is done: all of it at once by default. */
  readonly pace?: Pace | undefined;
  /** Whether the client has gone, so that no one reads the answer. */
  readonly hasLeft?: (() => boolean) | undefined;
  /** The questions of the operation's lists, each read once. */
  questions?: Map<FieldNode, QuestionOutcome> | undefined;
}

/** A question, or the mistake that the caller made in asking it. */
export type QuestionOutcome = { readonly question: Question } | { readonly mistake: unknown };
