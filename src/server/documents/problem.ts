import type { Context } from 'hono';
import type { ServedDocument } from './served-document.ts';
import type { Service } from '../service.ts';

/** The answer where nothing is at an address, in the format asked for. */
export function notFound(c: Context, _service: Service): Response {
  return c.text('There is nothing at this address.\n', 404);
}

/** The answer to whoever takes none of the variants: a list of them (RFC 9110, section 15.5.7). */
export function notAcceptable(c: Context, { variants }: ServedDocument): Response {
  const offered = variants.map(({ mediaType, location }) => [mediaType, location].filter(Boolean));
  const lines = offered.map((parts) => `  ${parts.join('  ')}\n`);
  return c.text(`None of the types in Accept is offered here. There are:\n${lines.join('')}`, 406, {
    Vary: 'Accept, Accept-Language, Accept-Encoding',
    'Cache-Control': 'no-store',
  });
}
