import type { SuggestQuestion } from '../reading/question.ts';
import type { Suggestion } from '../reading/view.ts';
import type { Ref } from './builder.ts';
import { reading, type Arguments } from './field-reads.ts';
import type { PageLimits } from './lists/list-question.ts';
import type { Parts } from './parts.ts';
import type { RequestContext } from './request-context.ts';
import { traceNode } from './trace.ts';
import { userError } from './user-error.ts';

const LONGEST_PREFIX = 100;
const FIRST = 10;

/** Defines the root field `suggest`: what a search box offers while someone writes. */
export function defineSuggest(parts: Parts, { maxPageSize }: PageLimits): void {
  const { builder, typeNames } = parts;
  const most = Math.min(FIRST, maxPageSize);
  const question = (args: Arguments, context: RequestContext): SuggestQuestion =>
    suggestQuestion(args as unknown as SuggestArguments, context, { most, maxPageSize });
  builder.queryField('suggest', (t) =>
    t.field({
      ...reading({ kind: 'suggest', question }),
      type: [defineSuggestion(parts)],
      description:
        'Suggests resources for a search box, by names, codes and other short texts in which a word begins so: what begins with it first, then names with a later word, codes, other texts; in the requested language before others, then in the order of the alphabet. Each resource once.',
      args: {
        prefix: t.arg.string({
          required: true,
          description: `The beginning of a word, or whole words and the beginning of the next; at most ${LONGEST_PREFIX} characters. Case and accents do not matter; å, ä and ö are letters of their own.`,
        }),
        types: t.arg({
          type: [typeNames],
          description:
            'The types to suggest. By default all types, except those whose description excludes them from a search.',
        }),
        first: t.arg.int({
          description: `The number of suggestions. Default: ${most}, at most ${maxPageSize}.`,
        }),
      },
      resolve: (_root, args, context) => {
        const asked = question(args, context);
        return context.view.suggest(asked, context.pace);
      },
    }),
  );
}

function defineSuggestion({ builder, node, typeNames: type }: Parts): Ref<Suggestion> {
  return builder.objectRef<Suggestion>('Suggestion').implement({
    description: 'A resource that is suggested, and by which text.',
    fields: (t) => ({
      text: t.string({
        description: 'The text in which a word begins as was asked.',
        resolve: ({ text }, _args, { trace }) => {
          trace?.text(text);
          return text.value;
        },
      }),
      field: t.string({
        description: 'The field that has the text.',
        resolve: ({ field }) => field.name,
      }),
      type: t.field({
        type,
        description: 'The type of the resource.',
        resolve: ({ resource }) => resource.shape?.name ?? '',
      }),
      resource: t.field({
        type: node,
        description: 'The resource.',
        resolve: ({ resource }, _args, { trace }) => {
          traceNode(trace, resource);
          return resource;
        },
      }),
    }),
  });
}

interface SuggestArguments {
  readonly prefix: string;
  readonly types?: readonly string[] | null;
  readonly first?: number | null;
}

/** What the arguments ask; what is too long or too much is the caller's mistake. */
function suggestQuestion(
  { prefix, types, first }: SuggestArguments,
  { view, languages }: RequestContext,
  { most, maxPageSize }: { readonly most: number; readonly maxPageSize: number },
): SuggestQuestion {
  if (prefix.length > LONGEST_PREFIX)
    throw userError(`prefix: expected ${LONGEST_PREFIX} characters at most, got ${prefix.length}`);
  const size = first ?? most;
  if (size < 0 || size > maxPageSize)
    throw userError(`first: expected a number from 0 to ${maxPageSize}, got ${size}`);
  const shapes = types && view.model.shapes.filter(({ name }) => types.includes(name));
  return { prefix, types: shapes ?? undefined, size, languages };
}
