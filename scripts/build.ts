import { mkdir, rm, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { bundle, bundleServer } from './bundle.ts';
import { writeDeclarations } from './declarations.ts';
import { buildSiteScript } from './site-script.ts';

const OUT = 'dist';

/** Starts GraphiQL with the options of the page; the query of the address gets a tab of its own, the first. */
const START = `{
  const options = JSON.parse(document.getElementById('options').textContent);
  const { searchParams } = new URL(location.href);
  const query = searchParams.get('query');
  const variables = searchParams.get('variables') ?? undefined;
  if (query) {
    options.defaultTabs.unshift({ query, variables });
    options.variables = variables;
  }
  YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), options);
}
`;

/** A tab that jumps aside as soon as it is pressed, to be dragged, is no longer under the pointer that clicks it. */
const STYLE = '.graphiql-tab { transform: none !important; }';

await rm(OUT, { recursive: true, force: true });
await bundleServer(OUT);
// What others import: its dependencies are those of the package.
await bundle(['src/index.ts'], OUT, 'library');
writeDeclarations('src/index.ts', OUT);
await buildGraphiql();
await buildSiteScript(`${OUT}/graphiql`);

/** GraphiQL's script and styles out of its page: the page itself is small, and made by the server. */
async function buildGraphiql(): Promise<void> {
  const page = renderGraphiQL({});
  const style = between(page, '<style>', '</style>');
  const script = between(page, '<script>', '</script>');
  const start = script.lastIndexOf('YogaGraphiQL.renderYogaGraphiQL(');
  if (start < 0) throw new Error('The page of GraphiQL does not start as expected.');
  await mkdir(`${OUT}/graphiql`, { recursive: true });
  await writeFile(`${OUT}/graphiql/graphiql.css.gz`, gzipSync(style + STYLE, { level: 9 }));
  await writeFile(
    `${OUT}/graphiql/graphiql.js.gz`,
    gzipSync(script.slice(0, start) + START, { level: 9 }),
  );
}

function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start) + start.length;
  const to = text.lastIndexOf(end);
  if (from < start.length || to < from) throw new Error(`The page of GraphiQL has no ${start}.`);
  return text.slice(from, to);
}
