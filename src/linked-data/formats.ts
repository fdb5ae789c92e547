import type { Model } from '../model/model.ts';
import type { Description } from './description.ts';
import { writeJsonLd } from './write-json-ld.ts';
import { writeWithN3 } from './write-with-n3.ts';

/** What a document is written with, besides what it says. */
export interface Writing {
  readonly model: Model;
  /** The address of the JSON-LD context that the document names. */
  readonly context: string;
}

/** A syntax of RDF: how it is named, asked for and written. */
export interface Format {
  readonly name: string;
  /** What an address ends in to name the format, with the dot. */
  readonly ending: string;
  readonly mediaType: string;
  /** The document, piece by piece: never the whole of it at once. */
  readonly write: (descriptions: Iterable<Description>, writing: Writing) => Iterable<string>;
}

/** The formats, the one to give when nothing is asked for first. */
export const formats: readonly Format[] = [
  { name: 'JSON-LD', ending: '.jsonld', mediaType: 'application/ld+json', write: writeJsonLd },
  withN3({ name: 'Turtle', ending: '.ttl', mediaType: 'text/turtle' }),
  withN3({ name: 'N-Triples', ending: '.nt', mediaType: 'application/n-triples' }),
  withN3({ name: 'N-Quads', ending: '.nq', mediaType: 'application/n-quads' }),
  withN3({ name: 'TriG', ending: '.trig', mediaType: 'application/trig' }),
];

/** The format with a name, an ending or a media type, in any case and with or without the dot. */
export function formatNamed(text: string): Format | undefined {
  const wanted = text.toLowerCase();
  return formats.find(({ name, ending, mediaType }) =>
    [name.toLowerCase(), ending, ending.slice(1), mediaType].includes(wanted),
  );
}

function withN3(format: Omit<Format, 'write'>): Format {
  return {
    ...format,
    write: (descriptions, writing) => writeWithN3(format.mediaType, descriptions, writing),
  };
}
