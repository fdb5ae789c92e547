import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile, type Plugin } from 'esbuild';

const SOURCE = 'src/graphiql';

/** Builds GraphiQL with our table and chart, and the workers of its editor; each file is compressed once, here. */
export async function buildGraphiql(out: string): Promise<Metafile> {
  const { outputFiles, metafile } = await build({
    entryPoints: [
      { in: `${SOURCE}/main.tsx`, out: 'graphiql' },
      ...['editor.worker', 'json.worker', 'graphql.worker'].map((name) => ({
        in: `${SOURCE}/workers/${name}.ts`,
        out: name,
      })),
    ],
    outdir: out,
    write: false,
    metafile: true,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    loader: { '.ttf': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [replacing(REPLACEMENTS)],
    logLevel: 'warning',
  });
  await mkdir(out, { recursive: true });
  for (const { path, contents } of outputFiles)
    await writeFile(join(out, `${basename(path)}.gz`), gzipSync(contents, { level: 9 }));
  return metafile;
}

/** A change of a file of GraphiQL. */
interface Replacement {
  readonly file: RegExp;
  readonly find: RegExp;
  readonly by: string;
}

const REPLACEMENTS: readonly Replacement[] = [
  // Two embedded fonts are more than half of the styles; those of the reader's machine do as well.
  {
    file: /graphiql\/dist\/style\.css$/,
    find: /@font-face\s*\{[^}]*(?:roboto|fira)[^}]*\}/gi,
    by: '',
  },
  // An icon is named after its function, whose name is lost where the code is made small.
  {
    file: /@graphiql\/react\/dist\/icons\/index\.js$/,
    find: /= generateIcon\(Svg(\w+)\)/g,
    by: '= generateIcon(Object.defineProperty(Svg$1, "name", { value: "Svg$1" }))',
  },
  {
    file: /@graphiql\/react\/dist\/components\/execute-button\/index\.js$/,
    find: /"Execute"/g,
    by: '"Run"',
  },
];

/** Changes files as they are bundled; throws where a file no longer has what is to be changed. */
function replacing(replacements: readonly Replacement[]): Plugin {
  return {
    name: 'replacing',
    setup(bundler) {
      for (const { file, find, by } of replacements)
        bundler.onLoad({ filter: file }, async ({ path }) => {
          const text = await readFile(path, 'utf8');
          const contents = text.replaceAll(find, by);
          if (contents === text) throw new Error(`${path} has no ${String(find)}.`);
          return { contents, loader: path.endsWith('.css') ? 'css' : 'js' };
        });
    },
  };
}
