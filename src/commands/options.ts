import { httpLimitOptions, limitOptions, queryLimitOptions } from './limit-options.ts';
import packageJson from '../../package.json' with { type: 'json' };

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
  watch: {
    type: 'string',
    value: 'MS',
    help: 'how long between two looks at the files, 0: only at SIGHUP (WATCH; 200)',
  },
  'max-loss': {
    type: 'string',
    value: 'PERCENT',
    help: 'how much of the data a reload may lose, 100 for all (MAX_LOSS; 50)',
  },
  'reload-deadline': {
    type: 'string',
    value: 'MS',
    help: 'how long reading again and the check may take (RELOAD_DEADLINE; 60000)',
  },
  format: { type: 'string', short: 'f', value: 'NAME', help: 'ttl, or jsonld, nt, nq, trig, rdf' },
  version: { type: 'string', value: 'NAME', help: 'the version of the list, such as 2016-04-18' },
  document: {
    type: 'string',
    value: 'ADDRESS',
    help: 'the documents that the lists are from, for a record of sources; several with commas',
  },
  used: { type: 'boolean', help: 'only the classes that something falls under' },
  turtle: { type: 'boolean', help: 'prints Turtle for a data folder in place of text' },
  checks: {
    type: 'string',
    value: 'FILE',
    help: 'the shapes with the demands (checks/ of this package)',
  },
  json: { type: 'boolean', help: 'prints JSON in place of text' },
  authority: { type: 'string', value: 'NAME', help: 'the authority that publishes the page' },
  organisation: { type: 'string', value: 'NAME', help: 'the part of it whose page it is' },
  language: { type: 'string', value: 'TAG', help: 'the language of the page (fi)' },
  read: {
    type: 'string',
    value: 'DAY',
    help: 'when the page, or the documents, were read, as 2026-11-22 (today)',
  },
  previous: {
    type: 'string',
    value: 'FILE',
    help: 'an earlier output: what was there keeps its address',
  },
  classes: {
    type: 'string',
    value: 'FILE',
    help: 'a table in CSV of classes of the plan above those of the page',
  },
  report: { type: 'string', value: 'FILE', help: 'where to write the report in JSON' },
  strict: { type: 'boolean', help: 'is an error where a line is not understood' },
  help: { type: 'boolean', short: 'h', help: 'says what a command does' },
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof options;
export type Values = Readonly<Partial<Record<OptionName, string | boolean>>>;

/** The version of the program. */
export const program = packageJson.version;

/** The package's folder: `src/commands` and `dist` lie at different depths. */
export const home = import.meta.dirname.replace(/[/\\](src[/\\]commands|dist)$/, '');
