import { createHash } from 'node:crypto';
import { printSchema, type GraphQLSchema } from 'graphql';
import type { Question } from './question.ts';
import type { Service } from '../service.ts';

/**
 * Makes the strong ETags of a service's answers. All that an answer depends on is known before the query runs: data and
 * program by the snapshot's version, the configuration by the limits and by the schema, which tells the sizes of pages,
 * collation and compression by the version of Node, and the request, with the body that it was posted with.
 */
export function answerTags({
  snapshot,
  schema,
  limits,
}: Service): (question: Question, body: string | undefined) => string {
  // Worked out by the first question: the start does not wait for it.
  let edition: string | undefined;
  return ({ parameters, languages, offer, coding }, body) => {
    edition ??= hash(snapshot.version, textOf(schema), limits, process.version);
    return `"${hash(edition, parameters.toString(), body, languages, offer?.mediaType, coding)}"`;
  };
}

/** The texts of schemas: a reload that changes data alone takes the schema over. */
const texts = new WeakMap<GraphQLSchema, string>();

function textOf(schema: GraphQLSchema): string {
  const text = texts.get(schema) ?? printSchema(schema);
  texts.set(schema, text);
  return text;
}

function hash(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27);
}
