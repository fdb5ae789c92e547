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
    description: 'What a search found.',
    fields: (t) => ({
      totalCount: t.int({
        ...reading({ kind: 'total' }),
        description: 'How many resources match.',
        resolve: ({ totalCount }) => totalCount,
      }),
      nodes: t.field({
        ...reading({ kind: 'nodes' }),
        type: [result],
        description:
          'The best of them, the best first; of equals the one whose address comes first.',
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
        description: `The text of that field, or the part of a long one around the match, with ${snippetMarkers.start} before and ${snippetMarkers.end} after each matched word. It is text, not HTML. Where it matches in several languages, the one that the request prefers.`,
        resolve: ({ text, snippet }, _args, { trace }) => {
          trace?.text(text);
          return snippet;
        },
      }),
      score: t.float({
        description:
          'How well it matches, from 0 to 1: the order of the results. It compares within one answer, not between two.',
        resolve: ({ score }) => score,
      }),
    }),
  });
}
