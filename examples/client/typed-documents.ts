import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';

/** TypeScript for a client's queries: the types of variables and answers, and the documents that carry them. */
export function typedDocuments(schema: string, queries: string): Promise<string> {
  return codegen({
    filename: 'generated.ts',
    schema: parse(schema),
    documents: [{ document: parse(queries) }],
    config: {
      immutableTypes: true,
      useTypeImports: true,
      // In JSON an address and a day are strings.
      scalars: { IRI: 'string', Date: 'string', JSON: 'unknown' },
      strictScalars: true,
    },
    plugins: [{ operations: {} }, { typedDocumentNode: {} }],
    pluginMap: { operations, typedDocumentNode },
  });
}
