import { GraphQLError } from 'graphql';
import type { Log } from '../http/operator/log.ts';
import type { LogOutput } from '../http/operator/log-output.ts';

/** What a process that serves has to write out before it ends. */
interface Ending {
  readonly log: Log;
  readonly output: LogOutput;
}

/**
 * Resolves to the first signal that tells the process to stop; the next one ends it at once. An error that nobody caught
 * leaves the process in a state that nobody knows: it is logged, and ends the process.
 */
export function untilTold({ log, output }: Ending): Promise<NodeJS.Signals> {
  process.on('unhandledRejection', (reason) => {
    // A field that fails after another has settled the whole answer: nobody waits for it any more.
    if (!(reason instanceof GraphQLError)) throw reason;
    log.warn({ err: reason }, 'a field failed after its answer');
  });
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'an error that nobody caught ends the server');
    output.flushSync();
    process.exit(1);
  });
  return new Promise((resolve) => {
    let isTold = false;
    const told = (signal: NodeJS.Signals): void => {
      if (isTold) {
        log.warn({ signal }, 'told to end a second time: ends at once');
        output.flushSync();
        process.exit(1);
      }
      isTold = true;
      resolve(signal);
    };
    process.on('SIGINT', told);
    process.on('SIGTERM', told);
  });
}
