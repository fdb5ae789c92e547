import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Hono } from 'hono';
import { codingOf } from './accepted.ts';
import { hasAlready } from './conditional.ts';
import type { Service } from './service.ts';

const TYPES = { 'graphiql.js': 'text/javascript', 'graphiql.css': 'text/css' } as const;

/** GraphiQL's script and styles, compressed by the build; read when first asked for. */
export function addGraphiqlRoutes(app: Hono, { assets }: Service): void {
  for (const [name, type] of Object.entries(TYPES)) {
    const asset = once(async () => {
      const bytes = await readFile(join(assets, `${name}.gz`));
      return { bytes, etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"` };
    });
    app.get(`/graphiql/${name}`, async (c) => {
      const { bytes, etag } = await asset();
      const headers = { ETag: etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' };
      if (hasAlready(c, { etag })) return c.body(null, 304, headers);
      const isPlain = codingOf(c, ['gzip']) === undefined;
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
