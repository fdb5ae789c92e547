import { answerDocument } from './answer-document.ts';
import { plainText, type Answer, type Answerer } from './answer.ts';
import { pagePace } from './page-pace.ts';
import { isReading, type HttpRequest } from './request.ts';
import { routes } from './routes.ts';
import { hasWhole, type Service } from './service.ts';
import { mapping, type Sitemap } from './sitemap.ts';

/** The files for crawlers: `/robots.txt` and `/sitemap.xml`, with its further files where it needs them. */
export function crawlerFiles(service: Service): Answerer {
  const { base } = service.snapshot;
  // Made for the first crawler: the start does not wait for it.
  let made: Sitemap | Promise<Sitemap> | undefined;
  const sitemap = () => (made ??= pagePace.run(mapping(service.snapshot)));
  const answer = (
    request: HttpRequest,
    type: keyof typeof types,
    pieces: () => Iterable<string> | Promise<Iterable<string>>,
  ) => {
    const location = new URL(request.path, base).href;
    const variant = { ...types[type], location, render: async () => ({ pieces: await pieces() }) };
    return answerDocument(request, { variants: [variant] }, { service, ending: variant.ending });
  };
  const part = async (request: HttpRequest, number: string): Promise<Answer> => {
    const pieces = (await sitemap()).part(Number(number));
    return pieces ? answer(request, 'xml', () => pieces) : plainText(404, NOTHING);
  };
  return (request, path) => {
    if (!isReading(request)) return undefined;
    if (path === `${routes.robots.path}.txt`)
      return answer(request, 'text', () => [robots(base, hasWhole(service))]);
    if (!hasWhole(service)) return undefined;
    if (path === `${routes.sitemap.path}.xml`)
      return answer(request, 'xml', async () => (await sitemap()).whole());
    const [, number] = PART.exec(path) ?? [];
    return number === undefined ? undefined : part(request, number);
  };
}

const PART = new RegExp(`^${routes.sitemap.path}-([1-9][0-9]*)\\.xml$`);

const NOTHING = 'There is nothing at this address.\n';

const types = {
  text: { name: 'Plain text', mediaType: 'text/plain', ending: '.txt' },
  xml: { name: 'XML', mediaType: 'application/xml', ending: '.xml' },
};

/**
 * Everything may be read but the answers to queries and searches, of which there is no end (RFC 9309). Crawlers ask for the file at the
 * root of a host alone: where the base address has a path, the operator puts these lines there.
 */
function robots(base: string, hasSitemap: boolean): string {
  const { pathname } = new URL(base);
  const lines = [
    'User-agent: *',
    `Disallow: ${pathname}graphql?`,
    `Disallow: ${pathname}graphql.`,
    ...['search?', 'search.', 'suggest', 'ask?', 'ask.'].map(
      (path) => `Disallow: ${pathname}${path}`,
    ),
    `Allow: ${pathname}`,
    ...(hasSitemap ? ['', `Sitemap: ${base}sitemap.xml`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
