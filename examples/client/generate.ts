import { readFileSync, writeFileSync } from 'node:fs';
import { typedDocuments } from './typed-documents.ts';

// A server gives the same schema at /schema.graphql.
const schema = readFileSync('schema.graphql', 'utf8');
const queries = readFileSync('examples/client/queries.graphql', 'utf8');
writeFileSync('examples/client/generated.ts', await typedDocuments(schema, queries));
