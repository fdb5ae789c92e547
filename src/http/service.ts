import { setMaxListeners } from 'node:events';
import type { GraphQLSchema } from 'graphql';
import type { PageLimits } from '../graphql/lists/list-question.ts';
import { defaultLimits, type QueryLimits } from '../graphql/limits/limits.ts';
import type { LimitOptions } from '../graphql/limits/admission.ts';
import { buildSchema } from '../graphql/schema.ts';
import { ContextDocument } from '../linked-data/context.ts';
import type { Description } from '../linked-data/description.ts';
import type { Writing } from '../linked-data/writing.ts';
import { readingOntology, type OntologyParts } from '../linked-data/ontology-part.ts';
import { harvestWriting, modelWriting } from '../linked-data/writing.ts';
import { byLanguage, type Example } from '../store/examples.ts';
import type { File } from '../store/files.ts';
import { MadeOnce } from '../reading/made-once.ts';
import type { Source } from '../reading/source.ts';
import type { CatalogueView } from '../reading/view.ts';
import type { Work } from '../reading/work.ts';
import { plainTheme, type Theme } from '../site/theme/theme.ts';
import type { Dates } from './conditions.ts';
import { dayAfter, DayHeaders } from './day-headers.ts';
import type { Pieces } from './byte-stream.ts';
import { AnswerCache, CACHE_BYTES } from './cache.ts';
import { CommonHeaders } from './headers.ts';
import { createInstance, type Instance } from './operator/instance.ts';
import { RecentChoices } from './recent.ts';
import type { RequestNotes } from './request.ts';
import { Documents } from './graphql/documents.ts';
import { readNamedQueries, type NamedQueries } from './graphql/named-query.ts';
import { routes } from './routes.ts';
import { scheduler } from './scheduler.ts';
import type { SparqlEndpoint } from './sparql/endpoint.ts';

/** Everything that answers are made from: one snapshot and what follows from its model. */
export interface Service {
  readonly snapshot: CatalogueView & Source;
  /** Where each operation's view comes from. */
  readonly source: Source;
  readonly schema: GraphQLSchema;
  readonly context: ContextDocument;
  /** The address of the context that documents name. */
  readonly contextAddress: string;
  readonly writing: Writing;
  /** What the view for harvesters is written with; `undefined` where the ontology has no rules for one. */
  readonly harvestWriting: Writing | undefined;
  /** The ontology and its shapes, as they are published; `undefined` where they are not. */
  readonly ontology: (() => Work<OntologyParts>) | undefined;
  readonly examples: readonly Example[];
  /** The worked queries in SPARQL. */
  readonly sparqlExamples: readonly Example[];
  /** What SPARQL is answered with; `undefined` where it is turned off. */
  readonly sparql: SparqlEndpoint | undefined;
  /** The examples that have an address of their own. */
  readonly queries: NamedQueries;
  /** Which documents of GraphQL are answered. */
  readonly documents: Documents;
  /** The folder with the built GraphiQL. */
  readonly assets: string;
  /** What distinguishes this build of the program from others, whose answers may be others. */
  readonly build: string;
  /** How pages look. */
  readonly theme: Theme;
  /** Makes an answer whole before it is given; without it a long one is streamed. */
  readonly collect?: Collect | undefined;
  /** Writes everything in the catalogue, where that is loaded a part at a time. */
  readonly dump?: Dump | undefined;
  /** What a query may ask for. */
  readonly limits: LimitOptions;
  readonly dates: Dates;
  readonly days: DayHeaders;
  /** The cached answers, for equal requests. */
  readonly cache: AnswerCache;
  /** What the latest requests have chosen. */
  readonly recent: RecentChoices;
  readonly headers: CommonHeaders;
  /** The running server that this is a part of. */
  readonly instance: Instance;
  /** Is aborted when so many others were served after it that no download of it may go on. */
  readonly retirement: AbortController;
}

/** Whether documents of all that is in the catalogue are given: of somebody else's engine nobody says what that is. */
export function hasWhole({ snapshot }: Pick<Service, 'snapshot'>): boolean {
  return snapshot.version !== undefined;
}

/** The whole of an answer from its pieces; of one that is loaded a part at a time its pieces. */
type Collect = (given: string | Pieces) => Promise<string | Uint8Array | Pieces>;

/** The pieces that a writer makes of all resources, whose descriptions it takes one by one. */
export type Dump = (
  write: (descriptions: Iterable<Description>) => Iterable<string>,
) => AsyncIterable<string>;

interface ServiceOptions extends PageLimits {
  readonly examples: readonly Example[];
  readonly assets: string;
  readonly build?: string;
  /** How pages look; plain by default. */
  readonly theme?: Theme | undefined;
  /** Whether GraphQL answers named queries alone. */
  readonly isOnlyNamed?: boolean;
  /** Where views come from: the snapshot itself by default. */
  readonly source?: Source;
  readonly collect?: Collect;
  readonly dump?: Dump;
  /** What SPARQL is answered with; none: it is turned off. */
  readonly sparql?: SparqlEndpoint | undefined;
  /** The files of the ontology; none: it is not published. */
  readonly ontology?: readonly File[];
  /** The limits that differ from the defaults. */
  readonly limits?: Partial<QueryLimits>;
  readonly clock?: LimitOptions['clock'];
  /** The size of the cache of answers, in bytes. */
  readonly cacheBytes?: number;
  /** The service before this one, whose schema and writing serve again where the model is the same. */
  readonly previous?: Service | undefined;
  /** What outlives the snapshot; by default one of its own that logs nothing. */
  readonly instance?: Instance;
}

/** The service of a snapshot. */
export function createService(
  snapshot: CatalogueView & Source,
  // Do not close over `previous`: it would chain all earlier services in memory.
  { previous, ...options }: ServiceOptions,
): Service {
  const { model, base, version } = snapshot;
  const known = previous?.snapshot.model === model ? previous : undefined;
  const context = known?.context ?? new ContextDocument(model);
  const { instance = createInstance() } = options;
  instance.contexts.set(context.hash, context.text);
  const schema = known?.schema ?? buildSchema(model, { ...options, isBare: version === undefined });
  const examples = byLanguage(options.examples);
  const queries = readNamedQueries(examples.graphql, schema);
  const contextAddress = `${base}context-${context.hash}.jsonld`;
  return {
    ...{ snapshot, source: options.source ?? snapshot },
    context,
    contextAddress,
    schema,
    queries,
    ...{ collect: options.collect, dump: options.dump, assets: options.assets },
    build: options.build ?? '',
    documents: new Documents(queries, {
      list: base + routes.query.path,
      isOnlyNamed: options.isOnlyNamed ?? false,
    }),
    writing: known?.writing ?? modelWriting(model, { base, context: contextAddress }),
    harvestWriting: known ? known.harvestWriting : harvestWriting(model, base),
    ontology: publishedOntology(options.ontology, { model, base, version: version ?? '' }),
    ...{ examples: examples.graphql, sparqlExamples: examples.sparql, sparql: options.sparql },
    ...served(snapshot, previous),
    // Nobody says until when an answer would be right where the catalogue has no version.
    ...caches(version === undefined ? 0 : options.cacheBytes),
    theme: options.theme ?? plainTheme,
    limits: limitsOf(options, instance),
    instance,
    retirement: retirable(),
  };
}

/** So much of the caches is for what was chosen, and the rest for the answers. */
const CHOICES = 1 / 8;

function caches(bytes = CACHE_BYTES): Pick<Service, 'cache' | 'recent'> {
  const recent = Math.floor(bytes * CHOICES);
  return { cache: new AnswerCache(bytes - recent), recent: new RecentChoices(recent) };
}

function limitsOf(options: Omit<ServiceOptions, 'previous'>, { metrics }: Instance): LimitOptions {
  return {
    limits: { ...defaultLimits, ...options.limits },
    pageSize: options.pageSize,
    maxPageSize: options.maxPageSize,
    clock: options.clock,
    slice: () => scheduler.operation(),
    // Rounds are measured by the true clock.
    round: options.clock ? undefined : () => scheduler.roundBegun,
    costed: (cost, of) => {
      metrics.cost.observe(cost);
      (of as { readonly notes: RequestNotes }).notes.cost = cost;
    },
  };
}

/** What answers say of the snapshot in their headers. */
function served(
  { version }: CatalogueView,
  previous: Service | undefined,
): Pick<Service, 'dates' | 'days' | 'headers'> {
  const days = new DayHeaders(dayAfter(previous?.dates.changed));
  return { dates: days, days, headers: new CommonHeaders(version) };
}

/** Each download listens, and there may be many. */
function retirable(): AbortController {
  const retirement = new AbortController();
  setMaxListeners(0, retirement.signal);
  return retirement;
}

/** The ontology in its files, read by the first who asks: the start does not wait for it. */
function publishedOntology(
  files: readonly File[] = [],
  context: Parameters<typeof readingOntology>[1],
): Service['ontology'] {
  if (!files.length) return undefined;
  const read = new MadeOnce<OntologyParts>();
  return () => read.had(() => readingOntology(files, context));
}
