import type { Description } from './description.ts';
import type { Writing } from './formats.ts';
import { nodeObject } from './node-object.ts';
import { TermTable } from './term-table.ts';

/** A flat `@graph` under the context's address: each statement once, in its own direction. */
export function* writeJsonLd(
  descriptions: Iterable<Description>,
  { model, context }: Writing,
): Iterable<string> {
  const table = new TermTable(model);
  yield `{\n  "@context": ${JSON.stringify(context)},\n  "@graph": [`;
  let comma = '';
  for (const description of descriptions) {
    const text = JSON.stringify(nodeObject(description, table), null, 2);
    yield `${comma}\n    ${text.replaceAll('\n', '\n    ')}`;
    comma = ',';
  }
  yield '\n  ]\n}\n';
}
