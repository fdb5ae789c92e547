import type { Context } from 'hono';
import { AnswerTrace } from '../../answers/answer-trace.ts';
import { Statements } from '../../linked-data/statements.ts';
import { alternates } from './alternates.ts';
import { answerTags } from './answer-tag.ts';
import { verdictOf } from '../conditions.ts';
import type { Execution, ObservedContext } from './execution.ts';
import type { Answerable } from './question.ts';
import { graphqlRequest } from './request.ts';
import { refused, toldErrors } from './errors.ts';
import type { KeptAnswer } from '../cache.ts';
import { noteOperation } from './note-operation.ts';
import { notesOf } from '../request-notes.ts';
import { representAs, representJson } from './represent.ts';
import {
  bytesOf,
  CACHE_CONTROL,
  notModified,
  UNEXPECTED,
  type Representation,
} from '../representation.ts';
import { scheduler } from '../scheduler.ts';
import type { Service } from '../service.ts';

/** Answers a request as GraphQL over HTTP has it. */
type Execute = (request: Request, context: ObservedContext) => Response | Promise<Response>;

/** Answers questions to a service: in JSON, as a graph or as a table; what was asked before from what is kept. */
export function graphqlAnswers(service: Service, execute: Execute) {
  const tagOf = answerTags(service);
  return async (c: Context, question: Answerable): Promise<Response> => {
    const body = question.isReading ? undefined : await c.req.raw.text();
    const etag = tagOf(question, body);
    const verdict = question.isReading ? verdictOf(c, { etag, dates: service.dates }) : 200;
    // `*` asks whether there is any answer, which the query itself must tell.
    const isNamed = c.req.header('If-None-Match')?.trim() !== '*';
    if (verdict === 304 && isNamed) return notModified(etag);
    const kept = service.kept.get(etag);
    service.instance.metrics.lookedUp(kept !== undefined);
    const answer = kept ?? (await make(c, { ...question, body, etag }, { service, execute }));
    // Conditions are of what is there: an error is told as it is (RFC 9110, section 13.2.1).
    if (verdict === 200 || !('etag' in answer.headers))
      return new Response(answer.bytes, { status: answer.status, headers: answer.headers });
    const headers = { 'Cache-Control': 'no-store' };
    return verdict === 304
      ? notModified(etag)
      : refused(c, { status: 412, message: UNEXPECTED, headers }, service.instance);
  };
}

/** A query of more characters may take a millisecond and more to parse and to validate: one of them is read in a round. */
const LARGE = 600;

/** A question with all that an answer to it depends on. */
type Whole = Answerable & { readonly body: string | undefined; readonly etag: string };

/** An answer as it is sent; those to a GET may be kept by whoever reads them, errors by nobody. */
async function make(
  c: Context,
  question: Whole,
  { service, execute }: { service: Service; execute: Execute },
): Promise<KeptAnswer> {
  const { isReading, etag, coding } = question;
  const representation = await represented(c, question, { service, execute });
  const { status, headers, isSound } = representation;
  if (isReading) headers.set('Cache-Control', isSound ? CACHE_CONTROL : 'no-store');
  if (isReading && isSound) headers.set('ETag', etag);
  const bytes = await bytesOf(representation, isReading && isSound ? coding : undefined);
  const answer = { status, headers: Object.fromEntries(headers), bytes };
  if (isSound) service.kept.set(etag, answer);
  return answer;
}

/** A representation of what the question comes to; errors are told in few words, and counted. */
async function represented(
  c: Context,
  question: Whole,
  { service, execute }: { service: Service; execute: Execute },
): Promise<Representation> {
  const leave = service.instance.operations.take();
  try {
    const { length } = question.body ?? question.parameters.toString();
    if (length > LARGE) await scheduler.largeRequest();
    const representation = await represent(c, question, { service, execute });
    return representation.isSound
      ? representation
      : { ...representation, text: toldErrors(c, representation.text, service.instance) };
  } finally {
    leave();
  }
}

async function represent(
  c: Context,
  question: Whole,
  { service, execute }: { service: Service; execute: Execute },
): Promise<Representation> {
  const { snapshot, writing } = service;
  const { languages, parameters, isReading, body } = question;
  const { format } = question.offer;
  const statements = new Statements();
  const trace = new AnswerTrace(format && statements);
  const executions: Execution[] = [];
  const executed = (execution: Execution): void => void executions.push(execution);
  const request = graphqlRequest(c, question, { base: snapshot.base, body });
  const notes = notesOf(c);
  const given = await execute(request, { view: snapshot, languages, trace, executed, notes });
  noteOperation(notes, executions[0], service.instance);
  const outcome = { given, statements, execution: executions[0] };
  const representation = format
    ? await representAs(format, outcome, writing)
    : await representJson(outcome);
  const { headers, isSound } = representation;
  if (isSound && trace.languages.length)
    headers.set('Content-Language', trace.languages.join(', '));
  const links = isSound && isReading && !format && alternates(snapshot.base, parameters);
  if (links) headers.set('Link', links);
  return representation;
}
