import { build, type Metafile } from 'esbuild';

/** Bundles the server: its program and the thread that reads changed files. */
export async function bundleServer(outdir: string): Promise<Metafile[]> {
  const program = await bundle(['src/cli.ts'], outdir);
  // By itself: what the thread shares with the program would have to be cut out of it, and the start reads more files then.
  return [program, await bundle(['src/operate/reload-worker.ts'], outdir)];
}

/**
 * Bundles programs for Node: a file for each, and those that they share. A program has everything it needs in it; a library
 * leaves its dependencies outside, so that it has the same `graphql` as who imports it. Gives what is in the files.
 */
export async function bundle(
  entryPoints: readonly string[],
  outdir: string,
  kind: 'program' | 'library' = 'program',
): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: [...entryPoints],
    outdir,
    bundle: true,
    splitting: true,
    minify: kind === 'program',
    packages: kind === 'program' ? 'bundle' : 'external',
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
    metafile: true,
  });
  return metafile;
}
