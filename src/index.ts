import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { builtProgram, home, program } from './commands/package.ts';
import { settings } from './commands/settings.ts';
import { buildSchema as buildSchemaOf } from './graphql/schema.ts';
import type { Model } from './model/model.ts';
import { createHandler as createHandlerOf } from './operate/handler.ts';
import { loadModel as loadModelOf, loadSound } from './operate/open.ts';
import type { Served } from './operate/reload.ts';
import { baseAddress } from './rdf/address.ts';
import { ChildEngine } from './http/sparql/child-engine.ts';
import type { SparqlEndpoint } from './http/sparql/endpoint.ts';
import { reservedPaths } from './http/routes.ts';
import { defaultEndpointLimits } from './sparql/endpoint/limits.ts';
import { readExamples } from './store/examples.ts';

export type { Model } from './model/model.ts';

/** Where a catalogue is read from. */
export interface CatalogueOptions {
  /** The folder with the ontology: SHACL shapes in Turtle or N-Triples. */
  readonly ontology: string;
  /** The folder with the data: Turtle or N-Triples. */
  readonly data: string;
  /** The base address: relative addresses in the files are resolved against it. */
  readonly base: string;
  /** Receives each warning of the check, as one line; by default it goes to standard error. */
  readonly warn?: (line: string) => void;
}

/** A catalogue that was read and checked. It never changes: open it again to see changed files. */
export interface Catalogue {
  readonly model: Model;
  readonly base: string;
  /** The number of triples. */
  readonly size: number;
  /** A hash of the files, the base address and the program: equal for equal answers. */
  readonly version: string;
}

/** The sizes of the pages of a list. */
export interface PageSizes {
  /** The size of a page of which the query does not give a size; 20 by default. */
  readonly pageSize?: number;
  /** The largest size that a query may ask for; 100 by default. */
  readonly maxPageSize?: number;
}

/** What a handler answers, and how. */
export interface HandlerOptions extends PageSizes {
  /**
   * Whether it answers SPARQL at `sparql`, with the default limits; not by default. The first query starts a process for it,
   * which ends some seconds after this one.
   */
  readonly hasSparql?: boolean;
}

/**
 * Loads the model of an ontology: its types and fields. Throws an `OntologyError` that names shape and property, or a
 * `LoadError` that names the file.
 *
 * @example
 * const { shapes } = loadModel('ontology');
 * console.log(shapes.map(({ name }) => name));
 */
export function loadModel(ontology: string, base = 'http://localhost'): Model {
  return loadModelOf(ontology, baseAddress(base));
}

/**
 * Builds the GraphQL schema of a model. It describes the API and has no data: `createHandler` executes queries.
 *
 * @example
 * console.log(printSchema(buildSchema(loadModel('ontology'))));
 */
export function buildSchema(model: Model, sizes: PageSizes = {}): GraphQLSchema {
  return buildSchemaOf(model, { ...defaultSizes, ...sizes });
}

/**
 * Opens a catalogue: reads ontology and data and checks them. Throws an `Error` with a line for each violation, or for the
 * file that cannot be read.
 *
 * @example
 * const catalogue = openCatalogue({ ontology: 'ontology', data: 'data', base: 'https://example.org/' });
 */
export function openCatalogue({ ontology, data, base, warn }: CatalogueOptions): Catalogue {
  const sources = { ontology, data, base: baseAddress(base), program, reserved: reservedPaths };
  const loaded = loadSound(sources, warn);
  const { model, size, version } = loaded.snapshot;
  const catalogue: Catalogue = { model, base: sources.base, size, version };
  opened.set(catalogue, { catalogue: loaded, examples: readExamples(data) });
  return catalogue;
}

/**
 * Creates a function from a request to a response: everything that `varanto serve` answers under the base address of the
 * catalogue, GraphQL at `graphql` included.
 *
 * @example
 * const handle = createHandler(catalogue);
 * const response = await handle(new Request('https://example.org/graphql?query={__typename}'));
 */
export function createHandler(
  catalogue: Catalogue,
  { hasSparql = false, ...sizes }: HandlerOptions = {},
): (request: Request) => Promise<Response> {
  const served = opened.get(catalogue);
  if (!served) throw new TypeError('createHandler: expected a catalogue that openCatalogue gave');
  const sparql = hasSparql ? sparqlEndpoint() : undefined;
  const { fetch } = createHandlerOf(served, {
    ...defaultSizes,
    ...sizes,
    ...builtProgram(),
    sparql,
  });
  return async (request) => fetch(request);
}

function sparqlEndpoint(): SparqlEndpoint {
  const limits = defaultEndpointLimits;
  const program = join(home, 'dist', 'sparql-engine.cjs');
  return { engine: new ChildEngine({ program, limits }), limits };
}

const opened = new WeakMap<Catalogue, Served>();

const defaultSizes = {
  pageSize: settings['page-size'].default,
  maxPageSize: settings['max-page-size'].default,
};
