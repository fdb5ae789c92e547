import type { Description } from './description.ts';
import { expandedNames } from './expanded-names.ts';
import { nodeObject } from './node-object.ts';
import type { Names } from './terms.ts';
import type { Writing } from './writing.ts';

/** JSON-LD in compacted form, which is flat too: each statement once, in its own direction. */
export function* writeJsonLd(
  descriptions: Iterable<Description>,
  { terms }: Writing,
): Iterable<string> {
  const context = JSON.stringify(terms.context, null, 2).replaceAll('\n', '\n  ');
  yield `{\n  "@context": ${context},\n  "@graph": [`;
  yield* nodeObjects(descriptions, terms);
  yield '\n  ]\n}\n';
}

/** JSON-LD in expanded form: a list of node objects in which nothing is shortened. */
export function* writeExpandedJsonLd(descriptions: Iterable<Description>): Iterable<string> {
  yield '[';
  yield* nodeObjects(descriptions, expandedNames);
  yield '\n]\n';
}

function* nodeObjects(descriptions: Iterable<Description>, names: Names): Iterable<string> {
  let comma = '';
  for (const description of descriptions) {
    // An address alone says nothing; some readers refuse it.
    if (!description.statements.length) continue;
    yield `${comma}\n    ${nodeObject(description, names)}`;
    comma = ',';
  }
}
