import type { SearchQuestion } from '../reading/question.ts';
import { reading, type Arguments } from './field-reads.ts';
import type { PageLimits } from './lists/list-question.ts';
import type { Parts } from './parts.ts';
import type { RequestContext } from './request-context.ts';
import { defineSearchResults } from './search-results.ts';
import { userError } from './user-error.ts';

const LONGEST_QUERY = 200;

const DESCRIPTION = `Searches the names, the other texts and the codes of all resources.

It also finds Finnish inflected forms and compounds, codes in any spelling ("0702", "07.02", "07 02"), and the codes below a code. Matches in names come before matches in other texts, exact words before other forms, and similar words last; resources without a name come after all others. All words must match; if no resource with a name has all of them, resources with any of them are returned.`;

/** Defines the root field `search`. What it searches and by which rule follows from the model alone. */
export function defineSearch(parts: Parts, limits: PageLimits): void {
  const { builder, typeNames } = parts;
  const { pageSize, maxPageSize } = limits;
  const question = (args: Arguments, context: RequestContext): SearchQuestion =>
    searchQuestion(args as unknown as SearchArguments, context, limits);
  builder.queryField('search', (t) =>
    t.field({
      ...reading({ kind: 'search', question }),
      type: defineSearchResults(parts),
      description: DESCRIPTION,
      args: {
        query: t.arg.string({
          required: true,
          description: `Words or a code, at most ${LONGEST_QUERY} characters. An empty query finds nothing.`,
        }),
        types: t.arg({
          type: [typeNames],
          description:
            'The types to search. By default all types, except those whose description excludes them.',
        }),
        first: t.arg.int({
          description: `The number of results. Default: ${pageSize}, at most ${maxPageSize}.`,
        }),
      },
      resolve: (_root, args, context) => context.view.search(question(args, context), context.pace),
    }),
  );
}

interface SearchArguments {
  readonly query: string;
  readonly types?: readonly string[] | null;
  readonly first?: number | null;
}

/** What the arguments of a search ask; what is too long or too much is the caller's mistake. */
function searchQuestion(
  { query, types, first }: SearchArguments,
  { view, languages }: RequestContext,
  { pageSize, maxPageSize }: PageLimits,
): SearchQuestion {
  if (query.length > LONGEST_QUERY)
    throw userError(`query: expected ${LONGEST_QUERY} characters at most, got ${query.length}`);
  const size = first ?? pageSize;
  if (size < 0 || size > maxPageSize)
    throw userError(`first: expected a number from 0 to ${maxPageSize}, got ${size}`);
  const shapes = types && view.model.shapes.filter(({ name }) => types.includes(name));
  return { text: query, types: shapes ?? undefined, size, languages };
}
