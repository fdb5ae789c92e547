import { printingWithAddresses } from '../../graphql/directives.ts';
import { describeAll } from '../../linked-data/description.ts';
import { prefixTerms } from '../../linked-data/prefix-terms.ts';
import type { Work } from '../../reading/work.ts';
import { pagePace } from '../page-pace.ts';
import { routes } from '../routes.ts';
import type { Service } from '../service.ts';
import { readVariants, type Content } from './rdf-variants.ts';
import { PAGE_ENDING, type ServedDocument } from './served-document.ts';

/** The newest JSON-LD context. */
export function contextDocument({ snapshot, context }: Service): ServedDocument {
  const { path, ending } = routes.context;
  const variant = {
    name: 'JSON-LD context',
    mediaType: 'application/ld+json',
    ending,
    location: snapshot.base + path + ending,
    render: () => ({ pieces: [context.text] }),
  };
  return { variants: [variant, { ...variant, mediaType: 'application/json' }] };
}

/** The GraphQL schema in its own language. */
export function schemaDocument({ schema, snapshot }: Service): ServedDocument {
  const { path, ending } = routes.schema;
  const variant = {
    name: 'GraphQL schema',
    mediaType: 'text/plain',
    ending,
    location: snapshot.base + path + ending,
    render: async () => ({
      pieces: await pagePace.run(printingWithAddresses(schema, snapshot.model)),
    }),
  };
  return { variants: [variant] };
}

/** The ontology or its shapes: in Turtle as the files are, in other formats the same triples, for people a table. */
export function ontologyDocument(part: 'ontology' | 'shapes') {
  return ({ snapshot: { base }, ontology }: Service): ServedDocument | undefined => {
    if (!ontology) return undefined;
    const address = base + routes[part].path;
    const reading = function* (): Work<Content> {
      const parts = yield* ontology();
      // An ontology may be shapes alone: then they are all that there is to say of it.
      const { snapshot, prefixes, text } = parts[part].snapshot.size ? parts[part] : parts.shapes;
      const described = yield* snapshot.describing();
      return {
        describe: () => describeAll(described),
        writing: { base, prefixes, terms: prefixTerms(prefixes) },
        texts: { '.ttl': text },
      };
    };
    return {
      variants: readVariants(reading, { address }),
      shows: { subject: { kind: 'ontology' }, address, location: address + PAGE_ENDING },
    };
  };
}
