import type { ExecutionResult } from 'graphql';
import { useEffect, useSyncExternalStore } from 'react';
import type { Json } from './answer/json.ts';
import { operationNameIn } from './operation-name.ts';
import { asksForSparql } from './sparql-mark.ts';
import type { ListInSparql } from './sparql-view.tsx';

/** A request of GraphQL over HTTP, as it was sent. */
interface SentRequest {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The last query that was run, with the data of its answer; `null` where the query failed. */
export interface Run {
  readonly request: SentRequest;
  readonly operationName: string;
  readonly data: Json;
  /** Its lists in SPARQL, by their names; `undefined` where the query does not ask for them, or failed. */
  readonly sparql: Readonly<Record<string, ListInSparql>> | undefined;
}

/** The last run of each tab. GraphiQL shows an answer in the tab that is active when it comes, and so do we. */
const runs = new Map<string, Run>();
let activeTab = '';
const listeners = new Set<() => void>();

/** What GraphiQL asks: a query, and what is in its headers editor. */
interface Parameters {
  readonly query: string;
  readonly operationName?: string | null;
}

interface Options {
  readonly headers?: Readonly<Record<string, string>>;
}

type Fetcher = (parameters: Parameters, options?: Options) => Promise<ExecutionResult>;

/** What GraphiQL asks the server with; the last answer is there for `useRun`, unless it is about the schema. */
export function fetcherOf(endpoint: string): Fetcher {
  return async (parameters, { headers = {} } = {}) => {
    const operationName = operationNameIn(parameters.query, parameters.operationName);
    const extensions = asksForSparql(parameters.query) && { extensions: { sparql: true } };
    const body = JSON.stringify({ ...parameters, operationName, ...extensions });
    const request = { endpoint, headers, body };
    const response = await send(request, 'application/json');
    const answer = (await response.json()) as ExecutionResult;
    if (operationName !== 'IntrospectionQuery') {
      const data = (answer.data ?? null) as Json;
      const sparql = answer.extensions?.['sparql'] as Run['sparql'];
      remember({ request, operationName: operationName ?? 'answer', data, sparql });
    }
    return answer;
  };
}

/** Sends a request, for an answer of one type. */
export function send(request: SentRequest, type: string): Promise<Response> {
  const headers = { ...request.headers, 'Content-Type': 'application/json', Accept: type };
  return fetch(request.endpoint, { method: 'POST', headers, body: request.body });
}

/** The last run of the active tab; `undefined` before its first. */
export function useRun(tab: string): Run | undefined {
  useEffect(() => {
    activeTab = tab;
  }, [tab]);
  return useSyncExternalStore(subscribe, () => runs.get(tab));
}

function remember(run: Run): void {
  runs.set(activeTab, run);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
