import { dirname, join } from 'node:path';
import type { Instance } from '../http/operator/instance.ts';
import { sparqlMetrics } from '../http/operator/sparql-metrics.ts';
import { ChildEngine } from '../http/sparql/child-engine.ts';
import type { SparqlEndpoint } from '../http/sparql/endpoint.ts';
import { measured } from '../http/sparql/measured.ts';
import { makePrivate } from '../sparql/endpoint/private-folder.ts';
import { endpointLimits } from './configuration.ts';
import { home } from './package.ts';
import { isOn, UsageError, type Values } from './values.ts';

/** The variable with the path of the socket of an engine that several processes share. */
export const SPARQL_SOCKET = 'VARANTO_SPARQL_SOCKET';

/**
 * What SPARQL is answered with, unless it is turned off. Its engine starts with the first query. `VARANTO_SPARQL_SOCKET` is
 * the path of the socket of the engine that several processes of one server share.
 */
export function sparqlEndpoint(
  values: Values,
  { log, metrics }: Instance,
): SparqlEndpoint | undefined {
  if (isOn(values, 'no-sparql')) return undefined;
  if (isOn(values, 'sparql-proxy'))
    throw new UsageError('sparql-proxy: expected --source, whose engine it is for, got none');
  const socket = process.env[SPARQL_SOCKET];
  if (socket !== undefined) checkFolderOf(socket);
  const limits = endpointLimits(values);
  const counted = sparqlMetrics(metrics);
  const engine = new ChildEngine({
    program: join(home, 'dist', 'sparql-engine.cjs'),
    limits,
    socket,
    started: () => {
      counted.started();
      log.info('the SPARQL engine starts');
    },
    ended: (how) => {
      log.warn({ how }, 'the SPARQL engine was ended');
    },
  });
  return { engine: measured(engine, counted), limits };
}

/** Another user who could enter it could answer in the place of the engine. */
function checkFolderOf(socket: string): void {
  try {
    makePrivate(dirname(socket));
  } catch (error) {
    throw new UsageError(`${SPARQL_SOCKET}: ${(error as Error).message}`);
  }
}
