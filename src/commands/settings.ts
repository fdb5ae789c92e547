import {
  DAY,
  number,
  ofConnection,
  ofQuery,
  ofRequest,
  ofSparql,
  onOff,
  text,
  type Group,
  type NumberSetting,
  type Setting,
} from './setting.ts';

export { groups, type Group, type Setting } from './setting.ts';

/** All settings. The command line, the help and the table in docs/limits.md are made from them. */
export const settings = {
  data: text('DIR', 'folder with the data: Turtle or N-Triples', {
    group: 'catalogue',
    default: "the package's own",
  }),
  ontology: text('DIR', 'folder with the ontology and its SHACL shapes', {
    group: 'catalogue',
    default: "the package's own",
  }),
  'base-url': text('URL', 'base address: all addresses begin with it', {
    group: 'catalogue',
    default: 'http://localhost:PORT',
  }),
  'catalogue-language': text('TAG', 'language of data that states none', {
    group: 'catalogue',
    default: 'of most names',
  }),
  source: text('URL', 'engine in place of the data folder, as sparql+https://host/sparql', {
    group: 'engine',
  }),
  engine: text('NAME', 'kind of engine: virtuoso, sparql for any, …', {
    group: 'engine',
    default: 'what it says of itself',
  }),
  bare: onOff("reads somebody else's engine as it is, without prepare", { group: 'engine' }),
  graph: text('URL', 'named graph that is read with --bare', {
    group: 'engine',
    default: 'the default graph',
  }),
  'graph-store': text('URL', 'address of its graphs, for prepare', {
    group: 'engine',
    default: 'by engine',
  }),
  port: {
    ...number('server', [[0, 65_535], ''], {
      standard: 4000,
      help: 'port; 0 is any free port, and needs --base-url',
    }),
    short: 'p',
  },
  host: {
    group: 'server',
    value: 'NAME',
    default: '127.0.0.1',
    help: 'host name or IP address to listen on',
  },
  workers: number('server', [[1, 64], 'processes'], {
    standard: 1,
    help: 'processes behind the port, useful up to one for each core',
  }),
  'cache-size': number('server', [[0, 10_000], 'MB'], {
    standard: 32,
    help: 'memory for cached answers; 0 caches nothing',
  }),
  'check-record': text('FILE', 'file that remembers what the check found for the next start', {
    group: 'server',
    default: 'none',
  }),
  theme: text('DIR', 'folder with a theme: colours, logo and links of the pages', {
    group: 'server',
    default: 'plain',
  }),
  'only-named-queries': onOff('GraphQL answers the named queries of the data folder alone', {
    group: 'server',
  }),
  'page-size': number('lists', [[0, 10_000], 'nodes'], {
    standard: 20,
    help: 'default size of a page',
  }),
  'max-page-size': number('lists', [[0, 10_000], 'nodes'], {
    standard: 100,
    help: 'largest size of a page',
  }),
  'max-query-length': ofQuery('characters', [[0, 1e6], 'characters'], 'length of the text'),
  'max-tokens': ofQuery('tokens', [[0, 1e5], 'tokens'], 'names, values and punctuators'),
  'max-nesting': ofQuery('nesting', [[0, 200], 'brackets'], 'brackets open at a time'),
  'max-definitions': ofQuery('definitions', [[0, 1e4], ''], 'operations and fragments'),
  'max-depth': ofQuery('depth', [[0, 20], 'levels'], 'depth of fields'),
  'max-introspection-depth': ofQuery(
    'introspectionDepth',
    [[0, 30], 'levels'],
    'depth under __schema and __type',
  ),
  'max-fields': ofQuery('fields', [[0, 1e5], 'fields'], 'fields, with fragments expanded'),
  'max-aliases': ofQuery('aliases', [[0, 1e4], 'aliases'], 'aliases, with fragments expanded'),
  'max-directives': ofQuery('directives', [[0, 1e4], ''], 'directives, with fragments expanded'),
  'max-cost': ofQuery('cost', [[0, 1e9], 'points'], 'cost: about the number of objects'),
  'max-filter-links': ofQuery('filterLinks', [[0, 12], 'links'], 'links that a filter follows'),
  'max-filter-conditions': ofQuery('filterConditions', [[0, 1e5], ''], 'conditions of filters'),
  'max-filter-values': ofQuery('filterValues', [[0, 1e6], 'values'], 'values in filters'),
  deadline: ofQuery('milliseconds', [[0, 600_000], 'ms'], 'processor time of an operation'),
  'no-sparql': onOff('does not answer SPARQL', { group: 'sparql' }),
  'sparql-proxy': onOff('passes SPARQL on to the engine of --source', { group: 'sparql' }),
  'sparql-memory': ofSparql('memory', [[150, 1e5], 'MB'], 'memory of its own process'),
  'sparql-deadline': ofSparql('time', [[1, 600_000], 'ms'], 'time that a query may run'),
  'max-sparql-queue': ofSparql('queue', [[0, 1e4], ''], 'queries that wait at a time'),
  'max-sparql-rows': ofSparql('rows', [[1, 1e7], 'rows'], 'rows of an answer'),
  'max-sparql-bytes': ofSparql('bytes', [[1, 1e9], 'bytes'], 'size of an answer'),
  'max-body': ofRequest('bodyBytes', [[0, 1e8], 'bytes'], 'size of the body'),
  'max-headers': ofRequest(
    'headerBytes',
    [[1024, 1e6], 'bytes'],
    'size of request line and headers',
  ),
  'max-accept': ofRequest('acceptCharacters', [[0, 1e5], 'characters'], 'length of Accept'),
  'max-operations': ofRequest('operations', [[1, 1e5], ''], 'GraphQL operations at a time'),
  'max-downloads': ofRequest('downloads', [[1, 1e5], ''], 'long answers at a time'),
  'max-connections': ofConnection('connections', [[1, 1e5], ''], 'connections at a time'),
  'max-requests': ofConnection(
    'requestsPerConnection',
    [[0, 1e6], ''],
    'requests of a connection; 0 is no limit',
  ),
  'max-mistakes': ofConnection(
    'mistakes',
    [[1, 1e6], ''],
    'mistakes answered in a second; others wait',
  ),
  'headers-timeout': ofConnection('headersTime', [[1, 3e6], 'ms'], 'time to send the headers'),
  'request-timeout': ofConnection('requestTime', [[1, 3e6], 'ms'], 'time to send the request'),
  'keep-alive': ofConnection('keepAliveTime', [[1, 3e6], 'ms'], 'time until the next request'),
  'stall-timeout': ofConnection('stallTime', [[1, 3e6], 'ms'], 'time without reading the answer'),
  'drain-timeout': ofConnection('drainTime', [[0, 6e5], 'ms'], 'time to finish at shutdown'),
  watch: number('files', [[0, DAY], 'ms'], {
    standard: 200,
    help: 'pause between two checks; 0: reload only at SIGHUP',
  }),
  'max-loss': number('files', [[0, 100], '%'], {
    standard: 50,
    help: 'largest part of the data that a reload may remove',
  }),
  'reload-deadline': number('files', [[0, DAY], 'ms'], {
    standard: 60_000,
    help: 'time to read and check changed files',
  }),
  log: text('FORM', 'json, text or none', {
    group: 'log',
    default: 'text at a terminal, else json',
  }),
  'log-level': text('LEVEL', 'least level that is logged: debug, info, warn or error', {
    group: 'log',
    default: 'info',
  }),
  'log-queries': onOff('logs the text of each query, not only its hash', { group: 'log' }),
  format: text('NAME', 'format: ttl, jsonld, nt, nq, trig or rdf', { short: 'f', default: 'ttl' }),
  version: text('NAME', 'version of the list, such as 2016-04-18'),
  document: text('ADDRESS', 'documents that the lists are from, separated by commas'),
  used: onOff('only the classes that are in use'),
  turtle: onOff('writes Turtle for a data folder instead of text'),
  checks: text('FILE', 'SHACL shapes with the requirements', { default: 'checks/ of the package' }),
  all: onOff('shows all problems, not ten of a kind'),
  json: onOff('writes JSON instead of text'),
  authority: text('NAME', 'authority that publishes the page'),
  organisation: text('NAME', 'part of the authority that the page is about'),
  language: text('TAG', 'language of the page', { default: 'fi' }),
  read: text('DAY', 'day when the page or the documents were read', { default: 'today' }),
  previous: text('FILE', 'earlier output of this command, whose addresses are used again'),
  classes: text('FILE', 'CSV table of the TOS classes above those of the page'),
  prefix: text('WORD', 'begins the ends of addresses, so that two authorities share none'),
  beside: text('FILE', 'output for another page of the authority, which describes it'),
  output: text('FILE', 'file for the output, which is replaced when all is done', { short: 'o' }),
  report: text('FILE', 'file for the report in JSON'),
  strict: onOff('fails where something is not understood, not sure or left out'),
  keep: number('command', [[1, 100], 'versions'], {
    standard: 2,
    help: 'versions that stay in the engine',
  }),
  help: onOff('describes the command', { short: 'h' }),
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

/** The settings that are numbers. */
export type NumberName = {
  [Name in SettingName]: (typeof settings)[Name] extends NumberSetting ? Name : never;
}[SettingName];

/** The names of the settings of some groups, in the order of the table. */
export function namesIn(...wanted: readonly Group[]): SettingName[] {
  const names = Object.keys(settings) as SettingName[];
  return names.filter((name) => wanted.includes(settings[name].group));
}

/** The environment variable of a setting. */
export function variableOf(name: string): string {
  return name.replaceAll('-', '_').toUpperCase();
}
