import { join, resolve } from 'node:path';
import type { CheckRecord } from '../check/check-record.ts';
import type { CheckedSources } from '../check/load.ts';
import { baseAddress } from '../rdf/address.ts';
import { languageTag } from '../rdf/language.ts';
import type { PageLimits } from '../graphql/lists/list-question.ts';
import type { QueryLimits } from '../graphql/limits/limits.ts';
import type { HttpLimits } from '../http/limits.ts';
import type { EndpointLimits } from '../sparql/endpoint/limits.ts';
import { reservedPaths } from '../http/routes.ts';
import type { LogForm } from '../http/operator/log.ts';
import { readTheme } from '../site/theme/read-theme.ts';
import type { Theme } from '../site/theme/theme.ts';
import type { ReloaderOptions } from '../operate/reloader.ts';
import { builtProgram, home, program } from './package.ts';
import { folder } from './paths.ts';
import { Progress } from './progress.ts';
import { type Group } from './setting.ts';
import { namesIn, settings, type NumberName } from './settings.ts';
import { number, setting, UsageError, word, type Values } from './values.ts';

const MEGABYTE = 1_000_000;

/** The sizes of pages. */
export function pageLimits(values: Values): PageLimits {
  const maxPageSize = number(values, 'max-page-size');
  return { pageSize: number(values, 'page-size', maxPageSize), maxPageSize };
}

/** The limits of a query. */
export function queryLimits(values: Values): QueryLimits {
  return limitsIn(['query'], values) as unknown as QueryLimits;
}

/** The limits of a connection and a request. */
export function httpLimits(values: Values): HttpLimits {
  return limitsIn(['request', 'connection'], values) as unknown as HttpLimits;
}

/** The limits of the SPARQL endpoint. */
export function endpointLimits(values: Values): EndpointLimits {
  return limitsIn(['sparql'], values) as unknown as EndpointLimits;
}

function limitsIn(groups: readonly Group[], values: Values): Record<string, number> {
  const names = namesIn(...groups) as NumberName[];
  return Object.fromEntries(
    names.flatMap((name) => {
      const row = settings[name];
      return 'limit' in row ? [[row.limit, number(values, name)]] : [];
    }),
  );
}

/** How the log is written. */
export function logSettings(values: Values): { form: LogForm; level: string } {
  const byDefault = process.stdout.isTTY ? 'text' : 'json';
  const form = word(values, 'log', { words: ['json', 'text', 'none'], default: byDefault });
  const level = word(values, 'log-level', {
    words: ['debug', 'info', 'warn', 'error'],
    default: 'info',
  });
  return form === 'none' ? { form: 'json', level: 'silent' } : { form, level };
}

/** The size of the cache of answers, in bytes. */
export function cacheBytes(values: Values): number {
  return number(values, 'cache-size') * MEGABYTE;
}

/** How pages look. */
export function theme(values: Values): Theme | undefined {
  const place = folder(values, 'theme');
  return place === undefined ? undefined : readTheme(place);
}

/** How changed files are reloaded. */
export function reloadSettings(values: Values): ReloadSettings {
  return {
    interval: number(values, 'watch'),
    maxLoss: number(values, 'max-loss'),
    deadline: number(values, 'reload-deadline'),
    worker: join(home, 'dist', 'reload-worker.js'),
    progress: () => new Progress(),
  };
}

type ReloadSettings = Pick<
  ReloaderOptions,
  'interval' | 'maxLoss' | 'deadline' | 'worker' | 'progress'
>;

/** The folder with the ontology and its shapes. */
export function ontologyFolder(values: Values): string {
  return folder(values, 'ontology') ?? join(home, 'ontology');
}

/** Where the catalogue comes from. */
export function sources(values: Values): CheckedSources {
  const port = number(values, 'port');
  const address = setting(values, 'base-url');
  if (port === 0 && address === undefined)
    throw new UsageError(
      'base-url: expected one with --port 0, which is any free port, got none; every address begins with it',
    );
  return {
    ontology: ontologyFolder(values),
    data: folder(values, 'data') ?? join(home, 'data'),
    base: base(address ?? `http://localhost:${port}/`),
    program,
    reserved: reservedPaths,
    language: catalogueLanguage(values),
  };
}

/** The same for a server, which alone may remember what the check found: other commands check. */
export function servedSources(values: Values): CheckedSources {
  return { ...sources(values), checkRecord: checkRecord(values) };
}

/** Where a server remembers what the check found. */
function checkRecord(values: Values): CheckRecord | undefined {
  const file = setting(values, 'check-record');
  if (file === undefined) return undefined;
  return { file: resolve(file), build: builtProgram().build };
}

function catalogueLanguage(values: Values): string | undefined {
  const text = setting(values, 'catalogue-language');
  if (text === undefined) return undefined;
  const tag = languageTag(text);
  if (tag !== undefined) return tag;
  throw new UsageError(
    `catalogue-language: expected a language tag, such as fi or sv-FI, got "${text}"`,
  );
}

function base(text: string): string {
  try {
    return baseAddress(text);
  } catch (error) {
    throw new UsageError(`base-url: ${(error as Error).message}`);
  }
}
