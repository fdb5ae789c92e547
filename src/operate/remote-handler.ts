import type { Answer, Handle } from '../http/answer.ts';
import type { Pieces } from '../http/byte-stream.ts';
import { fetchHandler } from '../http/fetch-adapter.ts';
import { Live } from '../http/live.ts';
import type { HttpRequest } from '../http/request.ts';
import type { SparqlEndpoint } from '../http/sparql/endpoint.ts';
import { createService, type Dump, type Service } from '../http/service.ts';
import { describeAll } from '../linked-data/description.ts';
import { Answering } from '../sparql/answering.ts';
import { CatalogueDump } from '../sparql/catalogue-dump.ts';
import type { EngineCatalogue } from '../sparql/load/dialect.ts';
import { isPrepared, type SparqlSource } from '../sparql/source.ts';

/** What a service is made with, besides the view and its source. */
type ServiceOptions<Served extends EngineCatalogue> = Omit<
  Parameters<typeof createService>[1],
  'source' | 'collect' | 'dump' | 'previous' | 'sparql'
> & {
  /** What SPARQL over a version is answered with; none: it is turned off. */
  readonly sparqlOver?: ((source: SparqlSource<Served>) => SparqlEndpoint) | undefined;
};

/** Answers HTTP requests about a catalogue in an engine. */
export interface RemoteHandler<Served extends EngineCatalogue> {
  readonly handle: Handle;
  readonly fetch: (request: Request) => Promise<Response>;
  /**
   * Answers from another source from now on; a request that began before is answered from the one before. One of the same
   * version has its day of change, and nothing that is cached.
   */
  readonly replace: (next: SparqlSource<Served>) => void;
  /** Has answers say the day of change that others who serve the same have. */
  readonly agree: (changed: Date) => void;
}

/** All of a prepared catalogue, loaded a part at a time. */
function dumpOver(source: SparqlSource): Dump {
  return (write) => new CatalogueDump(source, (resources) => write(describeAll(resources)));
}

/** Makes the handler of a version of a catalogue in an engine. */
export function createRemoteHandler<Served extends EngineCatalogue>(
  first: SparqlSource<Served>,
  options: ServiceOptions<Served>,
): RemoteHandler<Served> {
  const answering = new WeakMap<Service, Answering>();
  const serviceOf = (source: SparqlSource<Served>, previous?: Service): Service => {
    const own = answeringOf(source, options);
    const service = createService(own.current, {
      ...options,
      previous,
      source: own.current,
      sparql: options.sparqlOver?.(source),
      collect: (given) => collected(given, own),
      ...(isPrepared(source) && { dump: dumpOver(source) }),
    });
    answering.set(service, own);
    return service;
  };
  const within = (handle: Handle, service: Service): Handle => {
    const own = answering.get(service);
    return own ? inViews(handle, own) : handle;
  };
  const live = new Live(serviceOf(first), within);
  return {
    handle: live.handle,
    fetch: fetchHandler(live.handle),
    agree(changed) {
      live.agree(changed);
    },
    replace(next) {
      const { snapshot, dates } = live.service;
      live.replace(serviceOf(next, live.service));
      if (next.version.about.version === snapshot.version) live.agree(dates.changed);
    },
  };
}

function answeringOf<Served extends EngineCatalogue>(
  source: SparqlSource<Served>,
  { instance, limits }: ServiceOptions<Served>,
): Answering {
  const { milliseconds = 0 } = limits ?? {};
  return new Answering(source, {
    unplanned: (what) => instance?.log.debug({ what }, 'loads what no plan named'),
    ...(milliseconds && { until: () => performance.now() + milliseconds }),
  });
}

/** Answers each request with a view of its own. */
function inViews(handle: Handle, answering: Answering): Handle {
  return (request) => {
    const again = readAgain(request);
    return answering.run<Answer>(() => handle(again));
  };
}

/** A request whose body can be read several times. */
function readAgain(request: HttpRequest): HttpRequest {
  let text: Promise<string | undefined> | undefined;
  const value: HttpRequest['text'] = (mostBytes) => (text ??= request.text(mostBytes));
  return Object.create(request, { text: { value } }) as HttpRequest;
}

/** All pieces of an answer: a read that is not loaded is met before anything is sent. A dump loads what it reads itself. */
async function collected(
  given: string | Uint8Array | Pieces,
  answering: Answering,
): Promise<string | Uint8Array | Pieces> {
  if (given instanceof CatalogueDump) return given;
  const whole =
    typeof given === 'string' || given instanceof Uint8Array ? given : await joined(given);
  await answering.current.settle();
  return whole;
}

async function joined(pieces: Pieces): Promise<string | Uint8Array> {
  if (!(Symbol.asyncIterator in pieces)) return [...pieces].join('');
  const parts: Uint8Array[] = [];
  for await (const piece of pieces)
    parts.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  return Buffer.concat(parts);
}
