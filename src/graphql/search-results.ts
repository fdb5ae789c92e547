import type { Hit, SearchResults } from '../reading/view.ts';
import { snippetMarkers } from '../reading/view.ts';
import type { Ref } from './builder.ts';
import { reading } from './field-reads.ts';
import type { Parts } from './parts.ts';
import { traceNode } from './trace.ts';

/** Defines the type of a search's results. */
export function defineSearchResults(parts: Parts): Ref<SearchResults> {
  const { builder } = parts;
  const result = defineSearchResult(parts);
  return builder.objectRef<SearchResults>('SearchResults').implement({
    description: 'The results of a search.',
    fields: (t) => ({
      totalCount: t.int({
        ...reading({ kind: 'total' }),
        description: 'The number of resources that match.',
        resolve: ({ totalCount }) => totalCount,
      }),
      nodes: t.field({
        ...reading({ kind: 'nodes' }),
        type: [result],
        description: 'The best matches, best first; equal matches in the order of their addresses.',
        resolve: ({ hits }) => hits,
      }),
      hint: t.string({
        nullable: true,
        description:
          'Which words of the query found nothing, why, and what to do; null where each found something.',
        resolve: ({ hint }) => hint ?? null,
      }),
      suggestions: t.stringList({
        description:
          'Did you mean: the query with words of the catalogue in place of those that found nothing, the most alike first, three at most.',
        resolve: ({ suggestions }) => [...suggestions],
      }),
    }),
  });
}

function defineSearchResult({ builder, node, typeNames: type }: Parts): Ref<Hit> {
  return builder.objectRef<Hit>('SearchResult').implement({
    description: 'A resource that matches a search, and how.',
    fields: (t) => ({
      resource: t.field({
        type: node,
        description: 'The resource.',
        resolve: ({ resource }, _args, { trace }) => {
          traceNode(trace, resource);
          return resource;
        },
      }),
      type: t.field({
        type,
        description: 'The type of the resource.',
        resolve: ({ resource }) => resource.shape?.name ?? '',
      }),
      field: t.string({
        description: 'The field that matches best.',
        resolve: ({ field }) => field.name,
      }),
      snippet: t.string({
        description: `The text of that field, or the part of a long text around the match, with ${snippetMarkers.start} before and ${snippetMarkers.end} after each matched word. It is text, not HTML. If several languages match, it is the one that the request prefers.`,
        resolve: ({ text, snippet }, _args, { trace }) => {
          trace?.text(text);
          return snippet;
        },
      }),
      score: t.float({
        description:
          'How well the resource matches, from 0 to 1; the results are ordered by it. Scores of different searches cannot be compared.',
        resolve: ({ score }) => score,
      }),
    }),
  });
}
