import type { ExecutionResult } from 'graphql';
import { useSyncExternalStore } from 'react';
import type { Json } from './answer/json.ts';

/** A request of GraphQL over HTTP, as it was sent. */
export interface SentRequest {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The last query that was run, with the data of its answer; `null` where the query failed. */
export interface Run {
  readonly request: SentRequest;
  readonly operationName: string;
  readonly data: Json;
}

let last: Run | undefined;
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
    const request = { endpoint, headers, body: JSON.stringify(parameters) };
    const response = await send(request, 'application/json');
    const answer = (await response.json()) as ExecutionResult;
    const operationName = parameters.operationName ?? 'answer';
    if (operationName !== 'IntrospectionQuery')
      remember({ request, operationName, data: (answer.data ?? null) as Json });
    return answer;
  };
}

/** Sends a request, for an answer of one type. */
export function send(request: SentRequest, type: string): Promise<Response> {
  const headers = { ...request.headers, 'Content-Type': 'application/json', Accept: type };
  return fetch(request.endpoint, { method: 'POST', headers, body: request.body });
}

/** The last query that was run; `undefined` before the first. */
export function useRun(): Run | undefined {
  return useSyncExternalStore(subscribe, () => last);
}

function remember(run: Run): void {
  last = run;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
