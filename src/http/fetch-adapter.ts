import type { Answer, Handle } from './answer.ts';
import { bodyText, decodedPath, notesFor, type HeaderReader, type HttpRequest } from './request.ts';

/** The pipeline as a function from `Request` to `Response`, for hosts of that kind. */
export function fetchHandler(handle: Handle): (request: Request) => Promise<Response> {
  return async (request) => responseOf(await handle(requestOf(request)), request);
}

function requestOf(request: Request): HttpRequest {
  const url = new URL(request.url);
  const header: HeaderReader = (name) => request.headers.get(name) ?? undefined;
  return {
    method: request.method,
    target: request.url,
    url,
    path: decodedPath(url.pathname),
    notes: notesFor(request, header('x-request-id')),
    header,
    text: (mostBytes) => bodyText(request.body ?? new ReadableStream(EMPTY), mostBytes),
    hasLeft: () => request.signal.aborted,
    left: () => request.signal,
    // A host of this kind closes its connections itself.
    cut: () => undefined,
  };
}

/** The body of a request that has none. */
const EMPTY: UnderlyingDefaultSource<Uint8Array> = {
  start(controller) {
    controller.close();
  },
};

function responseOf(
  { status, headers: own, written = [], body }: Answer,
  { method }: Request,
): Response {
  const hasBody = method !== 'HEAD' && body !== undefined;
  if (!hasBody && body instanceof ReadableStream) void body.cancel();
  const headers = new Headers(own);
  for (const lines of written)
    for (let at = 0; at < lines.length; at += 2) headers.set(lines[at] ?? '', lines[at + 1] ?? '');
  return new Response(hasBody ? body : null, { status, headers });
}
