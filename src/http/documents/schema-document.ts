import { printWithAddresses } from '../../graphql/directives.ts';
import type { Service } from '../service.ts';
import type { ServedDocument } from './served-document.ts';

/** The GraphQL schema in its own language. */
export function schemaDocument({ schema, snapshot }: Service): ServedDocument {
  const variant = {
    name: 'GraphQL schema',
    mediaType: 'text/plain',
    ending: '.graphql',
    location: `${snapshot.base}schema.graphql`,
    render: () => ({ pieces: [printWithAddresses(schema, snapshot.model)] }),
  };
  return { variants: [variant] };
}
