import type { Answer, Handle } from '../http/answer.ts';
import { createApp } from '../http/app.ts';
import type { Pieces } from '../http/byte-stream.ts';
import { fetchHandler } from '../http/fetch-adapter.ts';
import { failure } from '../http/failure.ts';
import type { HttpRequest } from '../http/request.ts';
import { createService } from '../http/service.ts';
import { Answering } from '../sparql/answering.ts';
import type { SparqlSource } from '../sparql/source.ts';

/** What a service is made with, besides the view and its source. */
type ServiceOptions = Omit<Parameters<typeof createService>[1], 'source' | 'collect'>;

/** Answers HTTP requests about a catalogue in an engine. */
export interface RemoteHandler {
  readonly handle: Handle;
  readonly fetch: (request: Request) => Promise<Response>;
}

/** Makes the handler of a version of a catalogue in an engine. */
export function createRemoteHandler(source: SparqlSource, options: ServiceOptions): RemoteHandler {
  const answering = new Answering(source);
  const service = createService(answering.current, {
    ...options,
    source: answering.current,
    collect: async (given) => {
      const whole = await collected(given);
      answering.check();
      return whole;
    },
  });
  const app = createApp(service);
  const handle: Handle = async (request) => {
    const again = readAgain(request);
    try {
      return await answering.run<Answer>(() => app.handle(again));
    } catch (error) {
      return failure(request, error, service.instance);
    }
  };
  return { handle, fetch: fetchHandler(handle) };
}

/** A request whose body can be read several times. */
function readAgain(request: HttpRequest): HttpRequest {
  let text: Promise<string | undefined> | undefined;
  const value: HttpRequest['text'] = (mostBytes) => (text ??= request.text(mostBytes));
  return Object.create(request, { text: { value } }) as HttpRequest;
}

/** All pieces of an answer: a read that is not loaded is met before anything is sent. */
async function collected(given: string | Pieces): Promise<string | Uint8Array> {
  if (typeof given === 'string') return given;
  if (!(Symbol.asyncIterator in given)) return [...given].join('');
  const parts: Uint8Array[] = [];
  for await (const piece of given)
    parts.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  return Buffer.concat(parts);
}
