import { mkdir, rm, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { build } from 'esbuild';

const OUT = 'dist';

/** Starts GraphiQL with the options of the page; the query of the address gets a tab of its own, the first. */
const START = `{
  const options = JSON.parse(document.getElementById('options').textContent);
  const query = new URL(location.href).searchParams.get('query');
  if (query) options.defaultTabs.unshift({ query });
  YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), options);
}
`;

await rm(OUT, { recursive: true, force: true });
await buildProgram();
await buildGraphiql();

/** One file for each command, with everything it needs. */
async function buildProgram(): Promise<void> {
  await build({
    entryPoints: ['src/cli.ts'],
    outdir: OUT,
    bundle: true,
    splitting: true,
    minify: true,
    platform: 'node',
    // The ES modules of a library rather than its CommonJS: less of it is needed, and less is read.
    mainFields: ['module', 'main'],
    target: 'node20.19',
    format: 'esm',
    chunkNames: '[name]-[hash]',
    legalComments: 'linked',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: {
      // Some of the bundled libraries are CommonJS and ask for Node's modules with require.
      js: "import { createRequire as varantoRequire } from 'node:module'; const require = varantoRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
}

/** GraphiQL's script and styles out of its page: the page itself is small, and made by the server. */
async function buildGraphiql(): Promise<void> {
  const page = renderGraphiQL({});
  const style = between(page, '<style>', '</style>');
  const script = between(page, '<script>', '</script>');
  const start = script.lastIndexOf('YogaGraphiQL.renderYogaGraphiQL(');
  if (start < 0) throw new Error('The page of GraphiQL does not start as expected.');
  await mkdir(`${OUT}/graphiql`, { recursive: true });
  await writeFile(`${OUT}/graphiql/graphiql.css.gz`, gzipSync(style, { level: 9 }));
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
