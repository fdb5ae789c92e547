import { xsd } from '../rdf/vocabulary.ts';
import type { Value } from '../reading/view.ts';
import type { Description } from './description.ts';
import { quotedText } from './quoted-literal.ts';

/** N-Triples in canonical form (RDF 1.2 N-Triples, section 4), and so N-Quads of the default graph: a line a statement. */
export function* writeNTriples(descriptions: Iterable<Description>): Iterable<string> {
  for (const { resource, statements } of descriptions) {
    const subject = node(resource.id);
    const lines = statements.map(([predicate, values]) =>
      values.map((value) => `${subject} <${predicate}> ${term(value)} .\n`).join(''),
    );
    yield lines.join('');
  }
}

function term(value: Value): string {
  if (value.kind === 'resource') return node(value.id);
  const text = quotedText(value.value);
  if (value.language) return `${text}@${value.language}`;
  return value.datatype === xsd.string ? text : `${text}^^<${value.datatype}>`;
}

function node(id: string): string {
  return id.startsWith('_:') ? id : `<${id}>`;
}
