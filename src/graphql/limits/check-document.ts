import type { DocumentNode, GraphQLSchema } from 'graphql';
import { selectionsOf } from '../selection.ts';
import type { QueryLimits } from './limits.ts';

import { refusal, type RefusalCode } from './refusal.ts';
import { operationSize, type Size } from './size.ts';

interface Rule {
  readonly limit: 'depth' | 'introspectionDepth' | 'fields' | 'aliases' | 'directives';
  readonly code: RefusalCode;
  readonly expected: (most: number) => string;
  readonly advice: string;
}

const FEWER = 'Ask for less in one operation, or in several operations.';

const rules: readonly Rule[] = [
  {
    limit: 'depth',
    code: 'QUERY_TOO_DEEP',
    expected: (most) => `The fields of an operation have at most ${most} levels`,
    advice: 'Begin nearer to what is wanted: node(id:) takes the address of any resource.',
  },
  {
    limit: 'introspectionDepth',
    code: 'QUERY_TOO_DEEP',
    expected: (most) => `The fields of an introspection have at most ${most} levels`,
    advice: 'The whole schema can be fetched at /schema.graphql.',
  },
  {
    limit: 'fields',
    code: 'QUERY_TOO_LARGE',
    expected: (most) => `An operation has at most ${most} fields, those of its fragments counted`,
    advice: FEWER,
  },
  {
    limit: 'aliases',
    code: 'QUERY_TOO_LARGE',
    expected: (most) => `An operation has at most ${most} aliases, those of its fragments counted`,
    advice: 'Many resources by address come with one nodes(ids:).',
  },
  {
    limit: 'directives',
    code: 'QUERY_TOO_LARGE',
    expected: (most) =>
      `An operation has at most ${most} directives, those of its fragments counted`,
    advice: FEWER,
  },
];

/** Refuses a document with too many definitions, or with an operation that is too deep or too large. */
export function checkDocument(
  document: DocumentNode,
  schema: GraphQLSchema,
  limits: QueryLimits,
): void {
  const count = document.definitions.length;
  if (count > limits.definitions)
    throw refusal(
      'QUERY_TOO_LARGE',
      `A query has at most ${limits.definitions} operations and fragments, this one has ${count}. Send what one operation needs.`,
    );
  for (const operation of selectionsOf(document, schema))
    checkSize(operationSize(operation), limits);
}

function checkSize(size: Size, limits: QueryLimits): void {
  for (const { limit, code, expected, advice } of rules) {
    const [came, most] = [size[limit], limits[limit]];
    if (came > most) throw refusal(code, `${expected(most)}, this one has ${came}. ${advice}`);
  }
}
