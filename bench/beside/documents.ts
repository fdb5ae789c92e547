import { getRequest } from '../client.ts';
import type { Work } from '../growth/works.ts';
import { numeral } from '../queries.ts';

/** Documents of resources, others each time. With `CACHE_SIZE=0` in the environment no server has any of them already. */
export const documents: readonly Work[] = [
  { name: 'document, JSON-LD', request: documentAs('application/ld+json'), questions: 60 },
  { name: 'document, HTML', request: documentAs('text/html'), questions: 30 },
];

function documentAs(accept: string): Work['request'] {
  return (number, registers) => {
    const place = numeral((number * 37) % registers);
    return getRequest(`/register/rekisteri-${place}`, { Accept: accept });
  };
}
