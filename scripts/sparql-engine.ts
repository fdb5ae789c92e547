import { copyFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build, type Metafile } from 'esbuild';

/** Bundles the program of the SPARQL engine's process, and puts the engine's WebAssembly beside it, where it looks for it. */
export async function buildSparqlEngine(outdir: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: { 'sparql-engine': 'src/sparql/endpoint/engine-program.ts' },
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    legalComments: 'linked',
    logLevel: 'warning',
    metafile: true,
  });
  const engine = dirname(createRequire(import.meta.url).resolve('oxigraph'));
  await copyFile(join(engine, 'node_bg.wasm'), join(outdir, 'node_bg.wasm'));
  return metafile;
}
