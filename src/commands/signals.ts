import { GraphQLError } from 'graphql';
import type { Log } from '../http/operator/log.ts';
import type { LogOutput } from '../http/operator/log-output.ts';

/** What a process has to write out before it ends. */
interface Ending {
  readonly log: Log;
  readonly output: LogOutput;
}

/**
 * Resolves to the first signal that asks the process to stop; the second one ends it at once. An error that nothing caught
 * leaves the process in an unknown state: it is logged, and ends the process.
 */
export function untilStopped({ log, output }: Ending): Promise<NodeJS.Signals> {
  process.on('unhandledRejection', (reason) => {
    // A field that fails after another has settled the whole answer: nothing waits for it any more.
    if (!(reason instanceof GraphQLError)) throw reason;
    log.warn({ err: reason }, 'a field failed after its answer');
  });
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'an uncaught error ends the server');
    output.flushSync();
    process.exit(1);
  });
  return new Promise((resolve) => {
    let isStopping = false;
    const stop = (signal: NodeJS.Signals): void => {
      if (isStopping) {
        log.warn({ signal }, 'second signal to stop: ends at once');
        output.flushSync();
        process.exit(1);
      }
      isStopping = true;
      resolve(signal);
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}

/** Requests for a reload (SIGHUP). One that comes before the server is ready is remembered. */
export interface ReloadRequests {
  isPending: boolean;
  request: () => void;
}

/** Takes SIGHUP as a request for a reload from now on: without a listener the signal ends the process. */
export function reloadRequests(): ReloadRequests {
  const requests: ReloadRequests = {
    isPending: false,
    request: () => {
      requests.isPending = true;
    },
  };
  process.on('SIGHUP', () => {
    requests.request();
  });
  return requests;
}
