import type { Service } from '../service.ts';
import type { ServedDocument } from './served-document.ts';

/** The newest JSON-LD context. */
export function contextDocument({ snapshot, context }: Service): ServedDocument {
  const variant = {
    name: 'JSON-LD context',
    mediaType: 'application/ld+json',
    ending: '.jsonld',
    location: `${snapshot.base}context.jsonld`,
    render: () => ({ pieces: [context.text] }),
  };
  return { variants: [variant, { ...variant, mediaType: 'application/json' }] };
}
