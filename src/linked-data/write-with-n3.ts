import type { Quad } from '@rdfjs/types';
import { DataFactory, Writer } from 'n3';
import type { Value } from '../store/value.ts';
import type { Description } from './description.ts';
import type { Writing } from './formats.ts';

/** The syntaxes that have prefixes. */
const ABBREVIATED = new Set(['text/turtle', 'application/trig']);

/** Turtle, TriG, N-Triples or N-Quads, a resource at a time. n3 checks no address: that was done at the load. */
export function* writeWithN3(
  format: string,
  descriptions: Iterable<Description>,
  { model }: Writing,
): Iterable<string> {
  let written = '';
  const sink = { write: (chunk: string) => (written += chunk), end: () => undefined };
  const prefixes = ABBREVIATED.has(format) ? model.prefixes : {};
  const writer = new Writer(sink, { format, prefixes });
  for (const description of descriptions) {
    writer.addQuads(quadsOf(description));
    yield written;
    written = '';
  }
  writer.end();
  yield written;
}

function quadsOf({ resource, statements }: Description): Quad[] {
  const subject = DataFactory.namedNode(resource.id);
  return statements.flatMap(([predicate, values]) =>
    values.map((value) =>
      DataFactory.quad(subject, DataFactory.namedNode(predicate), termOf(value)),
    ),
  );
}

function termOf(value: Value) {
  return value.kind === 'resource'
    ? DataFactory.namedNode(value.id)
    : DataFactory.literal(value.value, value.language || DataFactory.namedNode(value.datatype));
}
