import { httpLimitOptions, queryLimitOptions } from './limit-options.ts';
import type { OptionName, Values } from './options.ts';

/** A command of the program. Its code is loaded when it is called, so that each starts with no more than it needs. */
interface Command {
  readonly summary: string;
  readonly details: string;
  readonly options: readonly OptionName[];
  /** What stands for its files in the help, where it takes any. */
  readonly files?: string;
  /** The exit code where it could not be done, if that is not 1. */
  readonly trouble?: number;
  /** Does the work; `false` where it was done and found something. */
  readonly run: (values: Values, files: readonly string[]) => Promise<boolean>;
}

const SOURCES = ['data', 'ontology', 'base-url'] as const;
const LIMITS = [
  ...Object.keys(queryLimitOptions),
  ...Object.keys(httpLimitOptions),
] as OptionName[];
const RELOADING = ['watch', 'max-loss', 'reload-deadline'] as const;
const PAGES = ['page-size', 'max-page-size'] as const;

export const commands: Readonly<Record<string, Command>> = {
  serve: {
    summary: 'serves the catalogue as GraphQL and as linked data',
    details:
      'Reads ontology and data, checks them, and answers at the base address until it is told to stop (SIGINT, SIGTERM).\nData with a violation is not served. Changed files are taken up by themselves, or at SIGHUP; broken ones are told of,\nand what was read before stays in service.',
    options: [
      ...SOURCES,
      'port',
      'host',
      ...PAGES,
      'cache-size',
      'log',
      'log-level',
      'log-queries',
      ...LIMITS,
      ...RELOADING,
    ],
    run: async (values) => (await import('./serve.ts')).serve(values),
  },
  check: {
    summary: 'says whether ontology and data hold',
    details:
      'Prints a line for each thing that does not: file, resource, field, what was expected and what came. Runs the check\nof the start and a full SHACL validator. Exit 1 where there is a violation; warnings alone are exit 0.',
    options: [...SOURCES],
    run: async (values) => (await import('./check.ts')).runCheck(values),
  },
  export: {
    summary: 'writes the whole catalogue to standard output',
    details: 'The same bytes that the server gives at /catalogue.jsonld, .ttl, .nt, .nq and .trig.',
    options: ['format', ...SOURCES],
    run: async (values) => (await import('./export.ts')).runExport(values),
  },
  'harvest-check': {
    summary: 'says what CKAN and data.europa.eu would take of the catalogue',
    details:
      'Walks the pages for harvesters as they would, without any network, and prints what each would take, skip or refuse, in\ntotals and dataset by dataset. Exit 1 where something is not taken, or is against the rules of DCAT-AP; notes and lost\npoints of quality are exit 0. The same as /dcat/check.',
    options: [...SOURCES, 'json'],
    run: async (values) => (await import('./harvest-check.ts')).runHarvestCheck(values),
  },
  import: {
    summary: 'makes Turtle of a published page of information resources',
    details:
      'Reads a page, text or HTML, and writes what it says to standard output, each fact with the lines that it rests on.\nTo standard error goes what became of each line; docs/importing.md says more. Exit 1 with --strict where a line was\nnot understood.',
    files: 'PAGE',
    options: [
      ...(['authority', 'organisation', 'language', 'read', 'previous', 'classes'] as const),
      ...(['report', 'strict', 'ontology'] as const),
    ],
    run: async (values, files) => (await import('./import.ts')).runImport(values, files),
  },
  'import-tos': {
    summary: 'makes Turtle of a list of TOS classes in CSV or JSON',
    details:
      'Prints the scheme of the version, and its classes with notation, labels and hierarchy. Columns: notation, label_fi,\nlabel_sv and so on. What is unusual and was taken all the same is told on standard error. A list with a mistake is not\ntaken: each is told in a line, and the exit code is 1. docs/tos.md says more.',
    options: ['version', 'document', 'read', 'ontology', 'base-url'],
    files: 'LIST',
    run: async (values, files) => (await import('./tos.ts')).importTos(values, files),
  },
  'tos-diff': {
    summary: 'compares two versions of a TOS by notation and label',
    details:
      'OLD and NEW are lists in CSV or JSON, or data in Turtle (a file or a folder), each with its version after an @ if it\nneeds one: tos-2016.csv@2016-04-18. Prints what is the same, renamed, moved, gone and new; with --turtle as XKOS\ncorrespondences and SKOS matches, with the classes of NEW. docs/tos.md says how they are told apart.',
    options: ['used', 'json', 'turtle', 'document', 'read', 'ontology', 'base-url'],
    files: 'OLD NEW',
    run: async (values, files) => (await import('./tos.ts')).runTosDiff(values, files),
  },
  diff: {
    summary: 'says what came, went, was renamed or moved between two catalogues',
    details:
      'OLD and NEW are data folders, or files of them. Resources are the same by address, and where that is gone by name.\nExit 0: no difference, 1: there is one, 2: it could not be found out, as diff has it. docs/reviewing.md says more.',
    options: ['json', 'ontology', 'base-url'],
    files: 'OLD NEW',
    trouble: 2,
    run: async (values, files) => (await import('./diff.ts')).runDiff(values, files),
  },
  completeness: {
    summary: 'says, unit by unit, what is published of what the law asks for',
    details:
      'Checks the data against the demands in checks/, which are SHACL shapes: section 28 of Act 906/2019. Prints for each unit\nwhat is given, given in part, or absent. Exit 1 where anything is not given in full. docs/reviewing.md says more.',
    options: ['checks', ...SOURCES, 'json'],
    run: async (values) => (await import('./completeness.ts')).runCompleteness(values),
  },
  schema: {
    summary: 'prints the GraphQL schema that the ontology makes',
    details: 'In the schema definition language, with all descriptions.',
    options: ['ontology', ...PAGES],
    run: async (values) => (await import('./schema.ts')).printSchemaOf(values),
  },
  context: {
    summary: 'prints the JSON-LD context that the ontology makes',
    details: 'The same document that the server gives at /context.jsonld.',
    options: ['ontology'],
    run: async (values) => (await import('./context.ts')).printContext(values),
  },
};
