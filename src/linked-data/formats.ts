import { DataFactory, Writer } from 'n3';
import type { Value } from '../store/value.ts';
import type { Description } from './description.ts';
import { NodeWriter } from './json-ld.ts';
import type { Model } from '../model/model.ts';

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
  { name: 'Turtle', ending: '.ttl', mediaType: 'text/turtle', write: writerOf('text/turtle') },
  {
    name: 'N-Triples',
    ending: '.nt',
    mediaType: 'application/n-triples',
    write: writerOf('application/n-triples'),
  },
  {
    name: 'N-Quads',
    ending: '.nq',
    mediaType: 'application/n-quads',
    write: writerOf('application/n-quads'),
  },
  {
    name: 'TriG',
    ending: '.trig',
    mediaType: 'application/trig',
    write: writerOf('application/trig'),
  },
];

/** The format with a name, an ending or a media type, in any case and with or without the dot. */
export function formatNamed(text: string): Format | undefined {
  const wanted = text.toLowerCase();
  return formats.find(({ name, ending, mediaType }) =>
    [name.toLowerCase(), ending, ending.slice(1), mediaType].includes(wanted),
  );
}

/** A flat `@graph`: each statement once, in its own direction. */
function* writeJsonLd(
  descriptions: Iterable<Description>,
  { model, context }: Writing,
): Iterable<string> {
  const writer = new NodeWriter(model);
  yield `{\n  "@context": ${JSON.stringify(context)},\n  "@graph": [`;
  let comma = '';
  for (const description of descriptions) {
    yield `${comma}\n    ${JSON.stringify(writer.write(description), null, 2).replaceAll('\n', '\n    ')}`;
    comma = ',';
  }
  yield '\n  ]\n}\n';
}

function writerOf(format: string): Format['write'] {
  return function* (descriptions, { model }) {
    let written = '';
    const sink = { write: (chunk: string) => (written += chunk), end: () => undefined };
    const isAbbreviated = format === 'text/turtle' || format === 'application/trig';
    const writer = new Writer(sink as never, {
      format,
      ...(isAbbreviated && { prefixes: model.prefixes }),
    });
    const flush = (): string => {
      const text = written;
      written = '';
      return text;
    };
    for (const { resource, statements } of descriptions) {
      const subject = DataFactory.namedNode(resource.id);
      for (const [predicate, values] of statements)
        for (const value of values)
          writer.addQuad(subject, DataFactory.namedNode(predicate), termOf(value));
      yield flush();
    }
    writer.end();
    yield flush();
  };
}

function termOf(value: Value) {
  if (value.kind === 'resource') return DataFactory.namedNode(value.id);
  return DataFactory.literal(value.value, value.language || DataFactory.namedNode(value.datatype));
}
