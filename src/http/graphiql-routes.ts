import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Hono } from 'hono';
import { codingOf } from './accepted.ts';
import { verdictOf } from './conditions.ts';
import { preconditionFailed } from './representation.ts';
import type { Service } from './service.ts';

const TYPES = { 'graphiql.js': 'text/javascript', 'graphiql.css': 'text/css' } as const;

/** GraphiQL's script and styles, compressed by the build; read when first asked for. */
export function addGraphiqlRoutes(app: Hono, { assets, dates }: Service): void {
  for (const [name, type] of Object.entries(TYPES)) {
    const asset = once(async () => {
      const bytes = await readFile(join(assets, `${name}.gz`));
      return { bytes, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16) };
    });
    app.get(`/graphiql/${name}`, async (c) => {
      const { bytes, hash } = await asset();
      const isPlain = codingOf(c, ['gzip']) === undefined;
      const etag = `"${hash}${isPlain ? '-plain' : ''}"`;
      const headers = { ETag: etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' };
      const verdict = verdictOf(c, { etag, dates });
      if (verdict === 412) return preconditionFailed();
      if (verdict === 304) return c.body(null, 304, headers);
      const body = isPlain ? await promisify(gunzip)(bytes) : bytes;
      return c.body(new Uint8Array(body), 200, {
        ...headers,
        'Content-Type': `${type}; charset=utf-8`,
        ...(!isPlain && { 'Content-Encoding': 'gzip' }),
      });
    });
  }
}

function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined;
  return () => (made ??= make());
}
