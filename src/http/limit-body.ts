import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { refused } from './graphql/errors.ts';
import type { Instance } from './operator/instance.ts';

/** Refuses a body that is too large: by its length where that is told, which Node holds it to; else by counting. */
export function limitBody(instance: Instance): MiddlewareHandler {
  const { bodyBytes } = instance.limits;
  const message = `A request has at most ${bodyBytes} bytes.`;
  const tooLarge = (c: Context): Response =>
    refused(c, { status: 413, message, reason: 'body_bytes' }, instance);
  const counted = bodyLimit({ maxSize: bodyBytes, onError: tooLarge });
  return (c, next) => {
    const length = Number(c.req.header('Content-Length') ?? (mayHaveBody(c) ? NaN : 0));
    if (length > bodyBytes) return Promise.resolve(tooLarge(c));
    return length >= 0 ? next().then(() => undefined) : counted(c, next);
  };
}

function mayHaveBody(c: Context): boolean {
  return c.req.header('Transfer-Encoding') !== undefined || c.req.method === 'POST';
}
