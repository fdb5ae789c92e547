import type { QueryLimits } from '../graphql/limits/limits.ts';
import type { PageLimits } from '../graphql/lists/list-question.ts';
import type { Handle } from '../http/answer.ts';
import { fetchHandler } from '../http/fetch-adapter.ts';
import { Live } from '../http/live.ts';
import type { Instance } from '../http/operator/instance.ts';
import type { SparqlEndpoint } from '../http/sparql/endpoint.ts';
import { createService, type Service } from '../http/service.ts';
import type { Theme } from '../site/theme/theme.ts';
import type { Served } from './reload.ts';

/** Answers HTTP requests about a catalogue. */
export interface Handler {
  /** For a host of Node's `http`. */
  readonly handle: Handle;
  /** For a host that has `Request` and `Response`. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Answers from another catalogue from now on; a request that began before is answered from the one before. */
  readonly replace: (next: Served) => void;
  /** Makes the answers from another catalogue ready; the function that it gives begins with them. */
  readonly prepare: (next: Served) => () => void;
  /** Has answers say the day of change that others who serve the same have. */
  readonly agree: (changed: Date) => void;
}

interface HandlerOptions extends PageLimits {
  readonly limits?: Partial<QueryLimits>;
  /** The size of the cache of answers, in bytes. */
  readonly cacheBytes?: number;
  /** Whether GraphQL answers named queries alone. */
  readonly isOnlyNamed?: boolean;
  /** The folder with the built GraphiQL. */
  readonly assets: string;
  /** What distinguishes this build of the program from others, whose answers may be others. */
  readonly build?: string;
  /** How pages look; plain by default. */
  readonly theme?: Theme | undefined;
  /** What SPARQL is answered with; none: it is turned off. */
  readonly sparql?: SparqlEndpoint | undefined;
  readonly instance?: Instance;
}

/** Makes the handler of a catalogue: `varanto serve` and the package's users answer through it. */
export function createHandler(first: Served, options: HandlerOptions): Handler {
  const serviceOf = ({ catalogue, examples }: Served, previous?: Service): Service => {
    const { snapshot, ontology } = catalogue;
    return createService(snapshot, { ...options, ontology, examples, previous });
  };
  const live = new Live(serviceOf(first));
  const prepare = (next: Served) => {
    const service = serviceOf(next, live.service);
    return (): void => {
      live.replace(service);
    };
  };
  return {
    handle: live.handle,
    fetch: fetchHandler(live.handle),
    prepare,
    agree(changed) {
      live.agree(changed);
    },
    replace(next) {
      prepare(next)();
    },
  };
}
