import { join } from 'node:path';
import { baseAddress } from '../rdf/address.ts';
import type { PageLimits } from '../graphql/lists/list-question.ts';
import type { QueryLimits } from '../graphql/limits/limits.ts';
import { CACHE_BYTES } from '../http/cache.ts';
import type { HttpLimits } from '../http/limits.ts';
import { reservedPaths } from '../http/routes.ts';
import type { LogForm } from '../http/operator/log.ts';
import type { Sources } from '../store/read-sources.ts';
import type { ReloaderOptions } from '../operate/reloader.ts';
import { httpLimitOptions, limitsFrom, queryLimitOptions } from './limit-options.ts';
import { home, program, type OptionName, type Values } from './options.ts';
import { number, numberIfSaid, setting, UsageError, word } from './values.ts';

const MEGABYTE = 1_000_000;

/** How long pages are. */
export function pageLimits(values: Values): PageLimits {
  const maxPageSize = number(values, 'max-page-size', { default: 100, most: 10_000 });
  const pageSize = number(values, 'page-size', {
    default: Math.min(20, maxPageSize),
    most: maxPageSize,
  });
  return { pageSize, maxPageSize };
}

/** What a query may ask for, where it can be set. */
export function queryLimits(values: Values): Partial<QueryLimits> {
  return limitsFrom(queryLimitOptions, (name, range) =>
    numberIfSaid(values, name as OptionName, range),
  );
}

/** What a connection and a request may take, where it can be set. */
export function httpLimits(values: Values): Partial<HttpLimits> {
  return limitsFrom(httpLimitOptions, (name, range) =>
    numberIfSaid(values, name as OptionName, range),
  );
}

/** How the log is written. */
export function logSettings(values: Values): { form: LogForm; level: string } {
  const form = word(values, 'log', {
    default: process.stdout.isTTY ? 'text' : 'json',
    words: ['json', 'text', 'none'],
  });
  const level = word(values, 'log-level', {
    default: 'info',
    words: ['debug', 'info', 'warn', 'error'],
  });
  return form === 'none' ? { form: 'json', level: 'silent' } : { form, level };
}

/** How many bytes of answers are kept. */
export function keptBytes(values: Values): number {
  return number(values, 'cache-size', { default: CACHE_BYTES / MEGABYTE, most: 10_000 }) * MEGABYTE;
}

/** How changed files are taken up. */
export function reloadSettings(values: Values): ReloadSettings {
  return {
    interval: number(values, 'watch', { default: 200, most: 86_400_000 }),
    maxLoss: number(values, 'max-loss', { default: 50, most: 100 }),
    deadline: number(values, 'reload-deadline', { default: 60_000, most: 86_400_000 }),
    worker: join(home, 'dist', 'reload-worker.js'),
  };
}

type ReloadSettings = Pick<ReloaderOptions, 'interval' | 'maxLoss' | 'deadline' | 'worker'>;

/** The folder with the ontology and its shapes. */
export function ontologyFolder(values: Values): string {
  return setting(values, 'ontology') ?? join(home, 'ontology');
}

/** Where the catalogue comes from. */
export function sources(values: Values): Sources {
  const port = number(values, 'port', { default: 4000, most: 65_535 });
  const address = setting(values, 'base-url');
  if (port === 0 && address === undefined)
    throw new UsageError('port: 0 is any free port, so the addresses need a base-url');
  return {
    ontology: ontologyFolder(values),
    data: setting(values, 'data') ?? join(home, 'data'),
    base: base(address ?? `http://localhost:${port}/`),
    program,
    reserved: reservedPaths,
  };
}

function base(text: string): string {
  try {
    return baseAddress(text);
  } catch (error) {
    throw new UsageError(`base-url: ${(error as Error).message}`);
  }
}
