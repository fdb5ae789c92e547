import type { Context } from 'hono';
import { AnswerTrace } from '../answers/answer-trace.ts';
import { Statements } from '../linked-data/statements.ts';
import { alternates } from './alternates.ts';
import { answerTags } from './answer-tag.ts';
import { hasAlready } from './conditional.ts';
import type { Execution, ObservedContext } from './execution.ts';
import type { Answerable } from './graphql-question.ts';
import { graphqlRequest } from './graphql-request.ts';
import { representAs, representJson } from './represent.ts';
import { notModified, response, type Representation } from './representation.ts';
import type { Service } from './service.ts';

/** Answers a request as GraphQL over HTTP has it. */
type Execute = (request: Request, context: ObservedContext) => Response | Promise<Response>;

/** Answers questions to a service: in JSON, as a graph or as a table; those of a GET so that the answer can be kept. */
export function graphqlAnswers(service: Service, execute: Execute) {
  const tagOf = answerTags(service);
  return async (c: Context, question: Answerable): Promise<Response> => {
    const represented = () => represent(c, question, { service, execute });
    if (!question.isReading) {
      const { text, status, headers } = await represented();
      return new Response(text, { status, headers });
    }
    const etag = tagOf(question);
    // `*` asks whether there is any answer, which the query itself must tell.
    const isNamed = c.req.header('If-None-Match')?.trim() !== '*';
    if (isNamed && hasAlready(c, { etag })) return notModified(etag);
    return response(c, await represented(), { etag, coding: question.coding });
  };
}

async function represent(
  c: Context,
  question: Answerable,
  { service, execute }: { service: Service; execute: Execute },
): Promise<Representation> {
  const { snapshot, writing } = service;
  const { languages, parameters, isReading } = question;
  const { format } = question.offer;
  const statements = new Statements();
  const trace = new AnswerTrace(format && statements);
  const executions: Execution[] = [];
  const executed = (execution: Execution): void => void executions.push(execution);
  const request = await graphqlRequest(c, question, snapshot.base);
  const given = await execute(request, { snapshot, languages, trace, executed });
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
