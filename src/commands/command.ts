import { namesIn, type SettingName } from './settings.ts';
import type { Values } from './values.ts';

/** A command of the program. Its code is loaded when it runs, so that each starts with no more than it needs. */
interface Command {
  readonly summary: string;
  readonly details: string;
  readonly options: readonly SettingName[];
  /** The placeholder of its files in the help, where it takes any. */
  readonly files?: string;
  /** The exit code of a failure, if that is not 1. */
  readonly trouble?: number;
  /** Does the work; `false` where it found something wrong. */
  readonly run: (values: Values, files: readonly string[]) => Promise<boolean>;
}

const CATALOGUE = namesIn('catalogue');
const PAGES = namesIn('lists');

export const commands: Readonly<Record<string, Command>> = {
  serve: {
    summary: 'serves the catalogue as GraphQL, linked data and web pages',
    details:
      'Reads ontology and data, checks them, and answers under the base address until SIGINT or SIGTERM.\nDoes not serve data with a violation. Reloads changed files, and all files at SIGHUP. If changed files are broken,\nthe server logs the reason and goes on serving the last good catalogue.',
    options: [
      ...CATALOGUE,
      ...namesIn('engine').filter((name) => name !== 'graph-store'),
      ...namesIn('server', 'lists', 'query', 'sparql', 'request', 'connection', 'files', 'log'),
    ],
    run: async (values) => (await import('./serve.ts')).serve(values),
  },
  check: {
    summary: 'validates ontology and data',
    details:
      'Prints a line for each problem: file and line, resource, field, what was expected and what came. Runs the same check as\n`serve` at its start, and a full SHACL validator. Exit code 1 if there is a violation; 0 if there are only warnings. \nOf each kind of problem it prints ten, and how many more there are; --all and --json have all.',
    options: ['json', 'all', ...CATALOGUE],
    run: async (values) => (await import('./check.ts')).runCheck(values),
  },
  export: {
    summary: 'writes the whole catalogue to standard output',
    details:
      'The output is the same as /catalogue.jsonld, .ttl, .nt, .nq, .trig and .rdf of the server.',
    options: ['format', ...CATALOGUE],
    run: async (values) => (await import('./export.ts')).runExport(values),
  },
  prepare: {
    summary: 'brings the catalogue into a SPARQL engine, for serve --source',
    details:
      'Checks the catalogue as `check` does, then writes it into graphs of its own, with a second graph of what engines\ncannot compute: orders by language, texts for filters, counts. Makes the new version the current one when it is whole,\nand removes the oldest. An interrupted run does no harm: the next one goes on there. User and password of the engine\nare read from SOURCE_USER and SOURCE_PASSWORD, or a token from SOURCE_TOKEN. See docs/sparql-engines.md.',
    options: [
      'keep',
      ...namesIn('engine').filter((name) => name !== 'bare' && name !== 'graph'),
      ...CATALOGUE,
    ],
    run: async (values) => (await import('./prepare.ts')).runPrepare(values),
  },
  'harvest-check': {
    summary: 'reports what CKAN and data.europa.eu would import of the catalogue',
    details:
      'Reads the pages for harvesters as a harvester does, without a network. Prints what each harvester would import, skip\nor refuse, in total and for each dataset. Exit code 1 if something is not imported or breaks a rule of DCAT-AP;\n0 for notes and lost points of quality. The server gives the same report at /dcat/check.',
    options: [...CATALOGUE, 'json'],
    run: async (values) => (await import('./harvest-check.ts')).runHarvestCheck(values),
  },
  import: {
    summary: 'makes Turtle from a published page of information resources',
    details:
      'Reads a page, text or HTML, and writes its facts to standard output, each with the lines that it comes from.\nWrites to standard error how each line was understood; see docs/importing.md. With --strict, exit code 1 and\nno output if a line was not understood, something new is not sure, or something of the page would be left out.',
    files: 'PAGE',
    options: [
      ...(['authority', 'organisation', 'language', 'read', 'previous', 'classes'] as const),
      ...(['prefix', 'beside', 'output', 'report', 'strict', 'ontology'] as const),
    ],
    run: async (values, files) => (await import('./import.ts')).runImport(values, files),
  },
  'import-tos': {
    summary: 'makes Turtle from a list of TOS classes in CSV or JSON',
    details:
      'Prints the concept scheme of the version and its classes with notation, labels and hierarchy. The columns are\nnotation, label_fi, label_sv and so on. Writes to standard error what is unusual in the list. A list with a mistake is\nrejected, with a line for each mistake and exit code 1. See docs/tos.md.',
    options: ['version', 'document', 'read', 'ontology', 'base-url'],
    files: 'LIST',
    run: async (values, files) => (await import('./tos.ts')).importTos(values, files),
  },
  'tos-diff': {
    summary: 'compares two versions of a TOS by notation and label',
    details:
      'OLD and NEW are lists in CSV or JSON, or data in Turtle (a file or a folder). A version may follow after @:\ntos-2016.csv@2016-04-18. Prints which classes are the same, renamed, moved, removed and new; with --turtle as XKOS\ncorrespondences and SKOS matches, with the classes of NEW. docs/tos.md explains how classes are matched.',
    options: ['used', 'json', 'turtle', 'document', 'read', 'ontology', 'base-url'],
    files: 'OLD NEW',
    run: async (values, files) => (await import('./tos.ts')).runTosDiff(values, files),
  },
  diff: {
    summary: 'lists what was added, removed, renamed or moved between two catalogues',
    details:
      'OLD and NEW are data folders, or files of them. Resources are matched by address, or by name if the address changed.\nExit code 0: no difference, 1: a difference, 2: a failure, like the program diff. See docs/reviewing.md.',
    options: ['json', 'ontology', 'base-url', 'catalogue-language'],
    files: 'OLD NEW',
    trouble: 2,
    run: async (values, files) => (await import('./diff.ts')).runDiff(values, files),
  },
  completeness: {
    summary: 'reports, unit by unit, how much of the legal requirements is published',
    details:
      'Validates the data against the requirements in checks/, which are SHACL shapes: section 28 of Act 906/2019. Prints for\neach unit what is given, partly given, or missing. Exit code 1 if something is not given in full.\nSee docs/reviewing.md.',
    options: ['checks', ...CATALOGUE, 'json'],
    run: async (values) => (await import('./completeness.ts')).runCompleteness(values),
  },
  schema: {
    summary: 'prints the GraphQL schema of the ontology',
    details: 'In the schema definition language, with all descriptions.',
    options: ['ontology', ...PAGES],
    run: async (values) => (await import('./contracts.ts')).printSchemaOf(values),
  },
  context: {
    summary: 'prints the JSON-LD context of the ontology',
    details: 'The same document as /context.jsonld of the server.',
    options: ['ontology'],
    run: async (values) => (await import('./contracts.ts')).printContext(values),
  },
};
