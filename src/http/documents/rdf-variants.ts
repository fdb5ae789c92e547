import type { Description } from '../../linked-data/description.ts';
import { formats, STREAMING, type Format } from '../../linked-data/formats.ts';
import type { Writing } from '../../linked-data/writing.ts';
import type { Dump } from '../service.ts';
import type { Link, Variant } from './served-document.ts';

/** Where a document is, and what it is written with. */
interface Place {
  /** Its address without ending and query. */
  readonly address: string;
  /** What distinguishes it from other documents at the address, as `?after=register/a`. */
  readonly search?: string;
  readonly writing: Writing;
  readonly links?: (ending: string) => readonly Link[];
  /** Writes it where its descriptions are loaded a part at a time. */
  readonly dump?: Dump | undefined;
}

/** The relation of a JSON document to the context that makes it JSON-LD (JSON-LD 1.1, section 6.1). */
const CONTEXT_REL = 'http://www.w3.org/ns/json-ld#context';

/** A document in every syntax of RDF, and as plain JSON. `describe` receives the ending, which the links of pages keep. */
export function rdfVariants(
  describe: (ending: string) => Iterable<Description>,
  { address, search = '', writing, links = () => [], dump }: Place,
): Variant[] {
  const { href } = new URL(address);
  const variants = formats.map((format) => ({
    ...format,
    location: href + format.ending + search,
    onlyByProfile: isSecond(format),
    links: () => links(format.ending),
    render: () => ({
      pieces: dump
        ? dump((descriptions) => format.write(descriptions, writing))
        : format.write(describe(format.ending), writing),
    }),
  }));
  const compact = variants.filter(isCompact);
  return [
    ...variants.map((variant) => (isJsonLd(variant) ? withProfile(variant) : variant)),
    ...compact.map(asStreaming),
    ...compact.map((variant) => asJson(variant, writing)),
  ];
}

function isJsonLd({ mediaType }: Variant): boolean {
  return mediaType === 'application/ld+json';
}

/** All JSON-LD here can be read as a stream, whether that was asked for or not. */
function withProfile(jsonLd: Variant): Variant {
  const { links = () => [] } = jsonLd;
  return { ...jsonLd, links: () => [...links(), { rel: 'profile', href: STREAMING }] };
}

/** The same bytes under the media type that says that they can be read as a stream. */
function asStreaming(jsonLd: Variant): Variant {
  const streaming = { name: 'streaming JSON-LD', profiles: [STREAMING], onlyByProfile: true };
  return withProfile({ ...jsonLd, ...streaming });
}

/** Of two formats of one media type the second is for those who ask for its profile. */
function isSecond(format: Format): boolean {
  return formats.find(({ mediaType }) => mediaType === format.mediaType) !== format;
}

function isCompact({ mediaType, ending }: Pick<Format, 'mediaType' | 'ending'>): boolean {
  return mediaType === 'application/ld+json' && ending === '.jsonld';
}

function contextLink({ terms: { context } }: Writing): Link[] {
  if (typeof context !== 'string') return [];
  return [{ rel: CONTEXT_REL, href: context, type: 'application/ld+json' }];
}

/** JSON-LD is JSON too: a request for JSON gets the same bytes, and a link to the context. */
function asJson(jsonLd: Variant, writing: Writing): Variant {
  const links = () => [...(jsonLd.links?.() ?? []), ...contextLink(writing)];
  const aliases = ['text/json', 'application/x-json'];
  const mediaType = 'application/json';
  return { ...jsonLd, name: 'JSON', mediaType, aliases, profiles: undefined, links };
}
