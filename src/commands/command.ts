import { httpLimitOptions, queryLimitOptions } from './limit-options.ts';
import type { OptionName, Values } from './options.ts';

/** A command of the program. Its code is loaded when it is called, so that each starts with no more than it needs. */
interface Command {
  readonly summary: string;
  readonly details: string;
  readonly options: readonly OptionName[];
  /** What stands for its files in the help, where it takes any. */
  readonly files?: string;
  /** Does the work; `false` where it was done and found something wrong. */
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
