import type { Node } from '../../rdf/literal.ts';
import { xsd } from '../../rdf/vocabulary.ts';
import type { Results } from './read-solutions.ts';

/** SPARQL 1.1 Query Results CSV Format (section 3): values without what they are, a field in quotes where RFC 4180 asks for them. */
export function writeCsvResults(results: Results): Iterable<string> {
  return rowsOf(results, { heading: inCsv, cell: csvCell, between: ',', end: '\r\n' });
}

/** SPARQL 1.1 Query Results TSV Format (section 4): terms as Turtle has them, what would end a cell escaped. */
export function writeTsvResults(results: Results): Iterable<string> {
  return rowsOf(results, {
    heading: (name) => `?${name}`,
    cell: tsvCell,
    between: '\t',
    end: '\n',
  });
}

interface Form {
  readonly heading: (name: string) => string;
  readonly cell: (node: Node) => string;
  readonly between: string;
  readonly end: string;
}

function* rowsOf(results: Results, { heading, cell, between, end }: Form): Iterable<string> {
  if (results.kind === 'truth') {
    yield String(results.value);
    return;
  }
  const { names, rows } = results;
  yield names.map(heading).join(between) + end;
  for (const row of rows) {
    const cells = names.map((name) => {
      const node = row.get(name);
      return node ? cell(node) : '';
    });
    yield cells.join(between) + end;
  }
}

function csvCell(node: Node): string {
  return inCsv(node.kind === 'literal' ? node.value : node.id);
}

function inCsv(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function tsvCell(node: Node): string {
  if (node.kind === 'resource') return node.id.startsWith('_:') ? node.id : `<${node.id}>`;
  const { value, language, datatype } = node;
  const text = `"${value.replace(/["\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)}"`;
  if (language) return `${text}@${language}`;
  return datatype === xsd.string ? text : `${text}^^<${datatype}>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};
