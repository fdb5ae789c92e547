import { textsInLanguage } from '../../rdf/language.ts';
import type { Ref, RequestContext } from '../builder.ts';
import type { Parts } from '../parts.ts';
import { traceNode } from '../trace.ts';
import type { Entry } from './entry.ts';
import type { Hit } from './hit.ts';
import type { Results } from './results.ts';
import type { Finding } from './search-index.ts';
import { MARKERS, snippetOf } from './snippet.ts';

/** What a search found, and how much of it is shown. */
interface Page extends Results {
  readonly size: number;
}

/** A hit, with what each word of the query matched. */
interface SearchResult {
  readonly hit: Hit;
  readonly findings: readonly Finding[];
}

/** Defines the type of a search's results. */
export function defineSearchResults(parts: Parts) {
  const { builder } = parts;
  const result = defineSearchResult(parts);
  const results = builder.objectRef<Page>('SearchResults').implement({
    description: 'What a search found.',
    fields: (t) => ({
      totalCount: t.int({
        description: 'How many resources match.',
        resolve: ({ totalCount }) => totalCount,
      }),
      nodes: t.field({
        type: [result],
        description:
          'The best of them, the best first; of equals the one whose address comes first.',
        resolve: ({ findings, first, size }) => first(size).map((hit) => ({ hit, findings })),
      }),
    }),
  });
  return results;
}

function defineSearchResult({ builder, node, typeNames: type }: Parts): Ref<SearchResult> {
  return builder.objectRef<SearchResult>('SearchResult').implement({
    description: 'A resource that matches a search, and how.',
    fields: (t) => ({
      resource: t.field({
        type: node,
        description: 'The resource.',
        resolve: ({ hit: { resource } }, _args, { trace }) => {
          traceNode(trace, resource);
          return resource;
        },
      }),
      type: t.field({
        type,
        description: 'The type of the resource.',
        resolve: ({ hit: { resource } }) => resource.shape?.name ?? '',
      }),
      field: t.string({
        description: 'The field that matches best.',
        resolve: ({ hit: { entries } }) => entries[0]?.field.name ?? '',
      }),
      snippet: t.string({
        description: `The text of that field, or the part of a long one around the match, with ${MARKERS.start} before and ${MARKERS.end} after each matched word. It is text, not HTML. Where it matches in several languages, the one that the request prefers.`,
        resolve: ({ hit, findings }, _args, context) => {
          const entry = shownOf(hit, context);
          if (entry) context.trace?.text(entry.literal);
          return entry ? snippetOf(entry, findings) : '';
        },
      }),
      score: t.float({
        description:
          'How well it matches, from 0 to 1: the order of the results. It compares within one answer, not between two.',
        resolve: ({ hit }) => hit.score,
      }),
    }),
  });
}

/** The best matching literal in the language that the request likes best. */
function shownOf({ entries }: Hit, { languages, snapshot }: RequestContext): Entry | undefined {
  const texts = entries.map(({ literal }) => literal);
  const [text] = textsInLanguage(texts, [...languages, snapshot.language]);
  return entries.find(({ literal }) => literal === text);
}
