import { GraphQLError } from 'graphql';
import type { NamedQueries } from './named-query.ts';

/** The members of a request of GraphQL over HTTP, as they came. */
export type Given = Record<string, unknown>;

/** Which document a request means: its own, or one of the data folder's by its identifier. */
export class Documents {
  readonly #queries: NamedQueries;
  readonly #list: string;
  /** Whether a document of the client's own is refused. */
  readonly isOnlyNamed: boolean;

  constructor(
    queries: NamedQueries,
    { list, isOnlyNamed }: { readonly list: string; readonly isOnlyNamed: boolean },
  ) {
    this.#queries = queries;
    this.#list = list;
    this.isOnlyNamed = isOnlyNamed;
  }

  /** The text of the document that is meant (GraphQL over HTTP, appendix A); `undefined` where none is named. */
  textOf({ query, documentId }: Given): unknown {
    if (documentId == null) return this.#own(query);
    if (query != null) throw mistake(400, 'BAD_REQUEST', 'Expected query or documentId, got both.');
    const found = typeof documentId === 'string' ? this.#queries.identified(documentId) : undefined;
    if (found) return found.text;
    throw mistake(
      400,
      'PERSISTED_DOCUMENT_NOT_FOUND',
      `No named query has this documentId. They are listed at ${this.#list}`,
    );
  }

  #own(query: unknown): unknown {
    if (!this.isOnlyNamed || query == null) return query;
    if (typeof query === 'string' && this.#queries.hasText(query)) return query;
    throw mistake(
      403,
      'ONLY_NAMED_QUERIES',
      `This server answers named queries alone (--only-named-queries). They are listed at ${this.#list}`,
    );
  }
}

function mistake(status: number, code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}
