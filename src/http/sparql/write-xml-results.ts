import { SPARQL_RESULTS } from '../../linked-data/document-vocabulary.ts';
import type { Node } from '../../rdf/literal.ts';
import { xsd } from '../../rdf/vocabulary.ts';
import { xmlText } from '../../rdf/xml-text.ts';
import type { Results, Solution } from './read-solutions.ts';

/**
 * The SPARQL Query Results XML Format, a line a row; throws `NotInXml` where a value has a character that XML cannot
 * contain.
 */
export function* writeXmlResults(results: Results): Iterable<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="${SPARQL_RESULTS}">\n`;
  if (results.kind === 'truth') {
    yield `<head></head>\n<boolean>${String(results.value)}</boolean>\n</sparql>\n`;
    return;
  }
  const variables = results.names.map((name) => `<variable name="${xmlText(name)}"/>`);
  yield `<head>${variables.join('')}</head>\n<results>\n`;
  for (const row of results.rows) yield `<result>${bindingsOf(row, results.names)}</result>\n`;
  yield '</results>\n</sparql>\n';
}

function bindingsOf(row: Solution, names: readonly string[]): string {
  return names
    .map((name) => {
      const node = row.get(name);
      return node ? `<binding name="${xmlText(name)}">${element(node)}</binding>` : '';
    })
    .join('');
}

function element(node: Node): string {
  if (node.kind === 'literal') {
    const { value, language, datatype } = node;
    const typed = datatype === xsd.string ? '' : ` datatype="${xmlText(datatype)}"`;
    const attribute = language ? ` xml:lang="${language}"` : typed;
    return `<literal${attribute}>${xmlText(value)}</literal>`;
  }
  const { id } = node;
  return id.startsWith('_:') ? `<bnode>${id.slice(2)}</bnode>` : `<uri>${xmlText(id)}</uri>`;
}
