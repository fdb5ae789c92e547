import { mkdir, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** Bundles the one script of the pages, for browsers, and compresses it. */
export async function buildSiteScript(outdir: string): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: ['src/site/browser/suggest.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'warning',
  });
  const [script] = outputFiles;
  if (!script) throw new Error('The script of the pages came out as no file.');
  await mkdir(outdir, { recursive: true });
  await writeFile(`${outdir}/suggest.js.gz`, gzipSync(script.contents, { level: 9 }));
}
