import type { Paragraph } from '../rdf/write-turtle.ts';
import { expandedNames } from './expanded-names.ts';
import { nodeObject } from './node-object.ts';
import type { Names } from './terms.ts';
import type { Writing } from './writing.ts';

/** JSON-LD in compacted form, which is flat too: each statement once, in its own direction. */
export function* writeJsonLd(
  paragraphs: Iterable<Paragraph>,
  { terms }: Writing,
): Iterable<string> {
  const context = JSON.stringify(terms.context, null, 2).replaceAll('\n', '\n  ');
  yield `{\n  "@context": ${context},\n  "@graph": [`;
  yield* nodeObjects(paragraphs, terms);
  yield '\n  ]\n}\n';
}

/** JSON-LD in expanded form: a list of node objects in which nothing is shortened. */
export function* writeExpandedJsonLd(paragraphs: Iterable<Paragraph>): Iterable<string> {
  yield '[';
  yield* nodeObjects(paragraphs, expandedNames);
  yield '\n]\n';
}

function* nodeObjects(paragraphs: Iterable<Paragraph>, names: Names): Iterable<string> {
  let comma = '';
  for (const paragraph of paragraphs) {
    // An address alone says nothing; some readers refuse it.
    if (!paragraph.statements.length) continue;
    yield `${comma}\n    ${nodeObject(paragraph, names)}`;
    comma = ',';
  }
}
