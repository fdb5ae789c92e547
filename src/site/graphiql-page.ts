import { raw } from 'hono/html';
import { html, type Piece } from './piece.ts';
import type { Shape } from '../model/model.ts';
import type { View } from '../reading/view.ts';

/** What the page may do in a browser: the server's own scripts alone; the editor makes style elements as it goes. */
export const graphiqlPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  'font-src data:',
  "img-src 'self' data:",
  "worker-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

interface GraphiqlPage {
  readonly snapshot: View;
  /** Worked queries, a tab each. */
  readonly examples: readonly { readonly query: string }[];
  /** What SPARQL is answered with, where it is. */
  readonly sparql?: object | undefined;
}

/** The page of GraphiQL: its options, with a tab for each example. Script and styles come from this host alone. */
export function graphiqlPage({ snapshot, examples, sparql }: GraphiqlPage): Piece {
  const { pathname } = new URL(snapshot.base);
  const queries = examples.length
    ? examples.map(({ query }) => query)
    : snapshot.model.shapes.flatMap((shape) => queryOf(shape) ?? []).slice(0, 4);
  const options = {
    title: 'Varanto',
    home: pathname,
    endpoint: `${pathname}graphql`,
    ...(sparql && { sparqlPage: `${pathname}sparql` }),
    defaultTabs: queries.map((query) => ({ query })),
  };
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>GraphiQL: ${options.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${pathname}graphiql/graphiql.css" />
      </head>
      <body>
        <noscript
          >GraphiQL needs JavaScript. The same address answers GraphQL clients without it.</noscript
        >
        <main>
          <h1 class="varanto-hidden">Ask the catalogue in GraphQL</h1>
          <div id="root"></div>
        </main>
        <script type="application/json" id="options">
          ${raw(JSON.stringify(options).replaceAll('<', '\\u003c'))}
        </script>
        <script src="${pathname}graphiql/graphiql.js"></script>
      </body>
    </html>`;
}

/** A first query for a shape, where the data brings no examples. */
function queryOf({ plural, label, description }: Shape): string | undefined {
  if (!plural) return undefined;
  const fields = ['id', label?.name].filter(Boolean).join('\n      ');
  return `${description.replaceAll(/^/gm, '# ')}\n{\n  ${plural}(first: 10) {\n    totalCount\n    nodes {\n      ${fields}\n    }\n  }\n}\n`;
}
