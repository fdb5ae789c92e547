import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { codingOf } from './accepted.ts';
import type { Answer, Answerer } from './answer.ts';
import { unchanged } from './conditions.ts';
import { isReading, type HttpRequest } from './request.ts';
import { routes } from './routes.ts';
import type { Service } from './service.ts';

const TYPES = new Map([
  ['graphiql.js', 'text/javascript'],
  ['graphiql.css', 'text/css'],
  ['editor.worker.js', 'text/javascript'],
  ['json.worker.js', 'text/javascript'],
  ['graphql.worker.js', 'text/javascript'],
  ['suggest.js', 'text/javascript'],
  ['editor.js', 'text/javascript'],
]);

interface Asset {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly hash: string;
}

/** GraphiQL's scripts and styles, and the script of the pages, compressed by the build; each is read when it is first asked for. */
export function assets({ assets: folder, dates }: Service): Answerer {
  const read = new Map<string, Promise<Asset>>();
  const assetOf = (name: string): Promise<Asset> => {
    const asset = read.get(name) ?? readAsset(join(folder, `${name}.gz`));
    read.set(name, asset);
    return asset;
  };
  const answer = async (request: HttpRequest, name: string): Promise<Answer> => {
    const { bytes, hash } = await assetOf(name);
    const isPlain = codingOf(request, ['gzip']) === undefined;
    const etag = `"${hash}${isPlain ? '-plain' : ''}"`;
    const headers = { ETag: etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' };
    const early = unchanged(request, { etag, dates }, headers);
    if (early) return early;
    return {
      status: 200,
      headers: {
        ...headers,
        'Content-Type': `${TYPES.get(name) ?? ''}; charset=utf-8`,
        ...(!isPlain && { 'Content-Encoding': 'gzip' }),
      },
      body: isPlain ? await promisify(gunzip)(bytes) : bytes,
    };
  };
  const prefix = `${routes.graphiql.path}/`;
  const own = new Set<string>([routes.script.path, routes.editor.path]);
  return (request, path) => {
    const isOurs = own.has(path) || path.startsWith(prefix);
    const name = isOurs ? path.slice(path.indexOf('/') + 1) : '';
    return TYPES.has(name) && isReading(request) ? answer(request, name) : undefined;
  };
}

async function readAsset(file: string): Promise<Asset> {
  const bytes = await readFile(file);
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16) };
}
