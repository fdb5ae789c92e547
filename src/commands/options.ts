import { parseArgs } from 'node:util';
import { httpLimitOptions, limitOptions, queryLimitOptions, variableOf } from './limit-options.ts';
import packageJson from '../../package.json' with { type: 'json' };

/** A mistake in the command line or the environment, told in one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

interface Option {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly help: string;
}

/** Every option that some command has. */
export const options = {
  data: {
    type: 'string',
    value: 'DIR',
    help: "the folder with the data, Turtle or N-Triples (DATA; this package's own)",
  },
  ontology: {
    type: 'string',
    value: 'DIR',
    help: "the folder with the ontology and its shapes (ONTOLOGY; this package's own)",
  },
  'base-url': {
    type: 'string',
    value: 'URL',
    help: 'what every address begins with (BASE_URL; http://localhost:PORT/)',
  },
  port: {
    type: 'string',
    short: 'p',
    value: 'N',
    help: 'the port to listen on, 0 for any free one (PORT; 4000)',
  },
  host: { type: 'string', value: 'NAME', help: 'the address to listen on (HOST; 127.0.0.1)' },
  'page-size': {
    type: 'string',
    value: 'N',
    help: 'how many a page has if nothing is said (PAGE_SIZE; 20)',
  },
  'max-page-size': {
    type: 'string',
    value: 'N',
    help: 'how many a page may have (MAX_PAGE_SIZE; 100)',
  },
  ...limitOptions(queryLimitOptions),
  ...limitOptions(httpLimitOptions),
  'cache-size': {
    type: 'string',
    value: 'MB',
    help: 'how much memory answers may take that are kept for the next who asks (CACHE_SIZE; 32)',
  },
  log: {
    type: 'string',
    value: 'FORM',
    help: 'json, text or none (LOG; text at a terminal, else json)',
  },
  'log-level': {
    type: 'string',
    value: 'LEVEL',
    help: 'the least that is logged: debug, info, warn, error (LOG_LEVEL; info)',
  },
  'log-queries': {
    type: 'boolean',
    help: 'logs the texts of queries, not only a hash of each (LOG_QUERIES=true)',
  },
  format: { type: 'string', short: 'f', value: 'NAME', help: 'ttl, or jsonld, nt, nq, trig, rdf' },
  json: { type: 'boolean', help: 'prints JSON in place of text' },
  help: { type: 'boolean', short: 'h', help: 'says what a command does' },
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof options;
export type Values = Readonly<Partial<Record<OptionName, string | boolean>>>;

/** The version of the program. */
export const program = packageJson.version;

/** The package's folder: `src/commands` and `dist` lie at different depths. */
export const home = import.meta.dirname.replace(/[/\\](src[/\\]commands|dist)$/, '');

/** The values of a command's options; throws a `UsageError` on one that it does not have. */
export function parseOptions(args: readonly string[], names: readonly OptionName[]): Values {
  try {
    return parseArgs({
      args: [...args],
      options: Object.fromEntries(names.map((name) => [name, options[name]])),
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message.split(/\. |\n/)[0] ?? 'cannot be read');
  }
}

/** What an option says, else the environment variable of its name; an empty one says nothing. */
export function setting(values: Values, name: OptionName): string | undefined {
  const value = values[name] ?? process.env[variableOf(name)];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A whole number from an option or the environment; `undefined` where neither says one. */
export function numberIfSaid(
  values: Values,
  name: OptionName,
  { least = 0, most }: { least?: number; most: number },
): number | undefined {
  const text = setting(values, name);
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`${name}: expected a number from ${least} to ${most}, got "${text}"`);
}

/** A whole number from an option or the environment, else the default. */
export function number(
  values: Values,
  name: OptionName,
  range: { default: number; least?: number; most: number },
): number {
  return numberIfSaid(values, name, range) ?? range.default;
}

/** Whether a switch is on. */
export function isOn(values: Values, name: OptionName): boolean {
  return values[name] === true || process.env[variableOf(name)] === 'true';
}

/** One of several words. */
export function word<Word extends string>(
  values: Values,
  name: OptionName,
  range: { default: Word; words: readonly Word[] },
): Word {
  const text = setting(values, name) ?? range.default;
  const found = range.words.find((each) => each === text);
  if (found !== undefined) return found;
  throw new UsageError(`${name}: expected one of ${range.words.join(', ')}, got "${text}"`);
}
