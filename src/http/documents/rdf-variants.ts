import type { Description } from '../../linked-data/description.ts';
import { formats, STREAMING, type Format } from '../../linked-data/formats.ts';
import type { Writing } from '../../linked-data/writing.ts';
import { asUrl } from '../../rdf/address.ts';
import type { Work } from '../../reading/work.ts';
import { pagePace } from '../page-pace.ts';
import type { Dump } from '../service.ts';
import type { Link, Rendering, Variant } from './served-document.ts';

/** Where a document is. */
interface Place {
  /** Its address without ending and query. */
  readonly address: string;
  /** What distinguishes it from other documents at the address, as `?after=register/a`. */
  readonly search?: string;
  readonly links?: (ending: string) => readonly Link[];
  /** What all forms of it follow besides their own profiles. */
  readonly profiles?: readonly string[];
  /** What it is written with, where that is known before it is read. */
  readonly writing?: Writing;
}

/** What a document says, and what it is written with. */
export interface Content {
  readonly describe: () => Iterable<Description>;
  readonly writing: Writing;
  /** Writes it where its descriptions are loaded a part at a time. */
  readonly dump?: Dump | undefined;
  /** What is there in a form already, by its ending. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** The relation of a JSON document to the context that makes it JSON-LD (JSON-LD 1.1, section 6.1). */
const CONTEXT_REL = 'http://www.w3.org/ns/json-ld#context';

/** A form of a document: what is the same for all documents. */
interface Form extends Pick<Variant, 'name' | 'mediaType' | 'ending' | 'profiles' | 'aliases'> {
  readonly format: Format;
  readonly onlyByProfile: boolean;
  /** Whether it links to the profile of streaming JSON-LD, which all JSON-LD here follows, asked for or not. */
  readonly namesProfile: boolean;
  /** Whether it links to the context that makes it JSON-LD. */
  readonly namesContext: boolean;
}

const FORMS: readonly Form[] = [
  ...formats.map(formOf),
  ...formats.filter(isCompact).map(asStreaming),
  ...formats.filter(isCompact).map(asJson),
];

function formOf(format: Format): Form {
  const namesProfile = format.mediaType === 'application/ld+json';
  return {
    ...{ ...format, profiles: format.profiles, aliases: format.aliases },
    ...{ format, onlyByProfile: isSecond(format), namesProfile, namesContext: false },
  };
}

/** The same bytes under the media type that says that they can be read as a stream. */
function asStreaming(format: Format): Form {
  const streaming = { name: 'streaming JSON-LD', profiles: [STREAMING], onlyByProfile: true };
  return { ...formOf(format), ...streaming };
}

/** JSON-LD is JSON too: a request for JSON gets the same bytes, and a link to the context. */
function asJson(format: Format): Form {
  return {
    ...formOf(format),
    ...{ name: 'JSON', mediaType: 'application/json', profiles: undefined },
    aliases: ['text/json', 'application/x-json'],
    namesProfile: false,
    namesContext: true,
  };
}

/** Of two formats of one media type the second is for those who ask for its profile. */
function isSecond(format: Format): boolean {
  return formats.find(({ mediaType }) => mediaType === format.mediaType) !== format;
}

function isCompact({ mediaType, ending }: Format): boolean {
  return mediaType === 'application/ld+json' && ending === '.jsonld';
}

/** A document in every syntax of RDF, and as plain JSON. */
export function rdfVariants(
  describe: Content['describe'],
  { dump, ...place }: Place & Omit<Content, 'describe' | 'texts'>,
): Variant[] {
  return formsOf({ describe, writing: place.writing, dump }, place);
}

/**
 * The same of a document whose content takes long to read, and is read when it is written. `reading` receives the ending, which
 * the links of pages keep.
 */
export function readVariants(reading: Reading, place: Place): Variant[] {
  return formsOf(reading, place);
}

function formsOf(content: Content | Reading, place: Place): Variant[] {
  const document = { place, url: asUrl(place.address), content };
  return FORMS.map((form) => new RdfVariant(form, document));
}

type Reading = (ending: string) => Work<Content>;

/** What the forms of one document are made of. */
interface Material {
  readonly place: Place;
  readonly url: string;
  readonly content: Content | Reading;
}

/** A form of one document. There are ten of each document, of which one is written: they are small. */
class RdfVariant implements Variant {
  readonly name: string;
  readonly mediaType: string;
  readonly ending: string;
  readonly location: string;
  readonly profiles: readonly string[] | undefined;
  readonly onlyByProfile: boolean;
  readonly aliases: readonly string[] | undefined;
  readonly #form: Form;
  readonly #document: Material;

  constructor(form: Form, document: Material) {
    const { search = '', profiles } = document.place;
    this.name = form.name;
    this.mediaType = form.mediaType;
    this.ending = form.ending;
    this.location = document.url + form.ending + search;
    this.profiles = profiles ? [...(form.profiles ?? []), ...profiles] : form.profiles;
    this.onlyByProfile = form.onlyByProfile;
    this.aliases = form.aliases;
    this.#form = form;
    this.#document = document;
  }

  links(): readonly Link[] {
    const { links, writing } = this.#document.place;
    const { ending, namesProfile, namesContext } = this.#form;
    const own = links?.(ending) ?? [];
    if (namesProfile) return [...own, { rel: 'profile', href: STREAMING }];
    return namesContext && writing ? [...own, ...contextLink(writing)] : own;
  }

  render(): Rendering | Promise<Rendering> {
    const { content } = this.#document;
    return typeof content === 'function' ? this.#read(content) : this.#write(content);
  }

  async #read(reading: Reading): Promise<Rendering> {
    return this.#write(await pagePace.run(reading(this.#form.ending)));
  }

  #write({ describe, dump, texts, writing }: Content): Rendering {
    const { format, ending } = this.#form;
    const text = texts?.[ending];
    if (text !== undefined) return { pieces: [text] };
    return {
      pieces: dump
        ? dump((descriptions) => format.write(descriptions, writing))
        : format.write(describe(), writing),
    };
  }
}

function contextLink({ terms: { context } }: Writing): Link[] {
  if (typeof context !== 'string') return [];
  return [{ rel: CONTEXT_REL, href: context, type: 'application/ld+json' }];
}
