import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** A package of which something is in what is built. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** The licence as an expression of SPDX. */
  readonly licence: string;
  /** The texts of its licence and notices, as it has them. */
  readonly texts: readonly string[];
  readonly author: string | undefined;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

/** The folder of the package that a file is in. */
const FOLDER = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** What a package calls the files of its licence. */
const TEXT = /^(?:licen[cs]e|copying|notice|third.?party)/i;

/** The packages of which some bytes are in the outputs of a bundler, by name and version. */
export function packagesIn(metafiles: readonly Metafile[]): BundledPackage[] {
  const folders = new Set(
    metafiles.flatMap(filesIn).flatMap((file) => FOLDER.exec(file)?.[1] ?? []),
  );
  const found = new Map([...folders].map((folder) => [keyOf(manifestIn(folder)), read(folder)]));
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

function filesIn({ outputs }: Metafile): string[] {
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput ? file : [])),
  );
}

function read(folder: string): BundledPackage {
  const { name, version, license, author } = manifestIn(folder);
  if (license === undefined) throw new Error(`${folder}: expected a licence in its package.json`);
  const texts = readdirSync(folder)
    .filter((file) => TEXT.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return {
    name,
    version,
    licence: license,
    texts,
    author: typeof author === 'string' ? author : author?.name,
  };
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

function keyOf({ name, version }: Manifest): string {
  return `${name}@${version}`;
}
