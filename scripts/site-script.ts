import { mkdir, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';

/** Bundles the scripts of the pages, for browsers, each by itself, and compresses them: the one of all pages, and the editor. */
export async function buildSiteScripts(outdir: string): Promise<Metafile[]> {
  return Promise.all(['suggest', 'editor'].map((name) => buildScript(name, outdir)));
}

async function buildScript(name: string, outdir: string): Promise<Metafile> {
  const { outputFiles, metafile } = await build({
    entryPoints: [`src/site/browser/${name}.ts`],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
    logLevel: 'warning',
  });
  const [script] = outputFiles;
  if (!script) throw new Error(`The script ${name} came out as no file.`);
  await mkdir(outdir, { recursive: true });
  await writeFile(`${outdir}/${name}.js.gz`, gzipSync(script.contents, { level: 9 }));
  return metafile;
}
