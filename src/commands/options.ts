import { parseArgs } from 'node:util';
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
  'max-depth': { type: 'string', value: 'N', help: 'how deep a query may be (MAX_DEPTH; 12)' },
  'max-cost': { type: 'string', value: 'N', help: 'what a query may cost (MAX_COST; 100000)' },
  deadline: { type: 'string', value: 'MS', help: 'how long a query may run (DEADLINE; 2000)' },
  'cache-size': {
    type: 'string',
    value: 'MB',
    help: 'how much memory answers may take that are kept for the next who asks (CACHE_SIZE; 32)',
  },
  format: { type: 'string', short: 'f', value: 'NAME', help: 'ttl, or jsonld, nt, nq, trig, rdf' },
  version: { type: 'string', value: 'NAME', help: 'the version of the list, such as 2016-04-18' },
  document: {
    type: 'string',
    value: 'ADDRESS',
    help: 'the documents that the lists are from, for a record of sources; several with commas',
  },
  read: { type: 'string', value: 'DAY', help: 'when those documents were read, as 2026-11-22' },
  used: { type: 'boolean', help: 'only the classes that something falls under' },
  turtle: { type: 'boolean', help: 'prints Turtle for a data folder in place of text' },
  checks: {
    type: 'string',
    value: 'FILE',
    help: 'the shapes with the demands (checks/ of this package)',
  },
  json: { type: 'boolean', help: 'prints JSON in place of text' },
  help: { type: 'boolean', short: 'h', help: 'says what a command does' },
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof options;
export type Values = Readonly<Partial<Record<OptionName, string | boolean>>>;

/** The version of the program. */
export const program = packageJson.version;

/** The package's folder: `src/commands` and `dist` lie at different depths. */
export const home = import.meta.dirname.replace(/[/\\](src[/\\]commands|dist)$/, '');

/** What a command line says: the values of options, and the files that it names. */
interface Said {
  readonly values: Values;
  readonly files: readonly string[];
}

/** The values of a command's options; throws a `UsageError` on one that it does not have, and on a file if it takes none. */
export function parseOptions(
  args: readonly string[],
  names: readonly OptionName[],
  takesFiles = false,
): Said {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: Object.fromEntries(names.map((name) => [name, options[name]])),
      allowPositionals: takesFiles,
    });
    return { values, files: positionals };
  } catch (error) {
    throw new UsageError((error as Error).message.split(/\. |\n/)[0] ?? 'cannot be read');
  }
}

/** What an option says, else the environment variable of its name; an empty one says nothing. */
export function setting(values: Values, name: OptionName): string | undefined {
  const value = values[name] ?? process.env[name.replaceAll('-', '_').toUpperCase()];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A whole number from an option or the environment. */
export function number(
  values: Values,
  name: OptionName,
  range: { default: number; most: number },
): number {
  const text = setting(values, name);
  if (text === undefined) return range.default;
  if (/^\d+$/.test(text) && Number(text) <= range.most) return Number(text);
  throw new UsageError(`${name}: expected a number from 0 to ${range.most}, got "${text}"`);
}
