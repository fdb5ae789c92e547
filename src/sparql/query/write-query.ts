import { predicatesOf, type Path } from '../../rdf/path.ts';
import type { Column, Expression, Pattern, Select, SubSelect, Term } from './query.ts';

/** A SELECT as SPARQL 1.1 writes it. Its terms are escaped here and nowhere else. */
export function writeQuery(select: Select): string {
  return selectText(select);
}

function selectText({
  columns,
  isDistinct = false,
  from,
  where,
  ...rest
}: SubSelect & Pick<Select, 'from'>): string {
  const { groupBy = [], orderBy = [], limit } = rest;
  const order = orderBy.map(({ of, isDown = false }) =>
    isDown ? `DESC(${termText(of)})` : `ASC(${termText(of)})`,
  );
  return [
    `SELECT ${isDistinct ? 'DISTINCT ' : ''}${columns.map(columnText).join(' ')}`,
    ...(from === undefined ? [] : [`FROM ${addressText(from)}`]),
    `WHERE ${groupText(where)}`,
    ...(groupBy.length ? [`GROUP BY ${groupBy.map(termText).join(' ')}`] : []),
    ...(order.length ? [`ORDER BY ${order.join(' ')}`] : []),
    ...(limit === undefined || limit === Infinity ? [] : [`LIMIT ${whole(limit)}`]),
  ].join('\n');
}

function columnText(column: Column): string {
  if (column.kind === 'variable') return termText(column);
  const { kind, of, isDistinct = false, as } = column;
  const inner = `${isDistinct ? 'DISTINCT ' : ''}${of ? termText(of) : '*'}`;
  return `(${kind.toUpperCase()}(${inner}) AS ${termText(as)})`;
}

function groupText(patterns: readonly Pattern[]): string {
  return `{ ${patterns.map(patternText).join(' ')} }`;
}

function patternText(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'triple':
      return `${[pattern.subject, pattern.predicate, pattern.object].map(termText).join(' ')} .`;
    case 'path':
      return `${termText(pattern.subject)} ${pathText(pattern.path)} ${termText(pattern.object)} .`;
    case 'optional':
      return `OPTIONAL ${groupText(pattern.patterns)}`;
    case 'union':
      return pattern.branches.map(groupText).join(' UNION ');
    case 'values':
      return `VALUES ${termText(pattern.variable)} { ${pattern.terms.map(termText).join(' ')} }`;
    case 'filter':
      return `FILTER(${expressionText(pattern.condition)})`;
    case 'bind':
      return `BIND(${expressionText(pattern.value)} AS ${termText(pattern.variable)})`;
    case 'subselect':
      return `{ ${selectText(pattern.select)} }`;
  }
}

function expressionText(expression: Expression): string {
  switch (expression.kind) {
    case 'term':
      return termText(expression.term);
    case 'constant':
      return String(expression.value);
    case 'every':
      return `(${expression.parts.map(expressionText).join(' && ')})`;
    case 'some':
      return eitherText(expression.parts);
    case 'not':
      return expression.part.kind === 'exists'
        ? `NOT EXISTS ${groupText(expression.part.patterns)}`
        : `!(${expressionText(expression.part)})`;
    case 'exists':
      return `EXISTS ${groupText(expression.patterns)}`;
    case 'compare':
      return `(${expressionText(expression.left)} ${expression.operator} ${expressionText(expression.right)})`;
    case 'among':
      return `(${termText(expression.term)} IN (${expression.terms.map(termText).join(', ')}))`;
    case 'call':
      return `${expression.name}(${expression.parts.map(expressionText).join(', ')})`;
  }
}

/** Virtuoso's optimizer overflows at an OR of several comparisons within EXISTS (SQ200); at an IF it does not. */
function eitherText(parts: readonly Expression[]): string {
  const texts = parts.map(expressionText);
  if (parts.some(hasPattern)) return `(${texts.join(' || ')})`;
  return texts.reduceRight((rest, part) => `IF(${part}, true, ${rest})`);
}

function hasPattern(expression: Expression): boolean {
  if (expression.kind === 'exists') return true;
  if (expression.kind === 'not') return hasPattern(expression.part);
  return 'parts' in expression && expression.parts.some(hasPattern);
}

function termText(term: Term): string {
  switch (term.kind) {
    case 'variable':
      if (!/^[a-z]\w*$/i.test(term.name))
        throw new Error(`Expected the name of a variable, got ${JSON.stringify(term.name)}.`);
      return `?${term.name}`;
    case 'address':
      return addressText(term.id);
    case 'text':
      return quoted(term.value) + suffixOf(term);
    case 'integer':
      return whole(term.value);
  }
}

/** A path in the form of SPARQL, which is its own; its addresses are written as any other. */
function pathText(path: Path): string {
  for (const predicate of predicatesOf(path)) addressText(predicate);
  return path.text;
}

/** What is after the quotes of a literal. */
function suffixOf({ language, datatype }: Extract<Term, { kind: 'text' }>): string {
  if (language) return `@${tagged(language)}`;
  return datatype ? `^^${addressText(datatype)}` : '';
}

function whole(value: number): string {
  if (!Number.isSafeInteger(value))
    throw new Error(`Expected a whole number in a query, got ${value}.`);
  return String(value);
}

/** What no address of SPARQL has (SPARQL 1.1, section 19.8, IRIREF). */

const NO_ADDRESS = /[\0-\x20<>"{}|\\^`]/;

/** Whether a text can be written as an address: what cannot is in no graph. */
export function isWritable(id: string): boolean {
  return !NO_ADDRESS.test(id) && id.isWellFormed() && id.includes(':');
}

function addressText(id: string): string {
  if (!isWritable(id))
    throw new Error(`Expected an address in a query, got ${JSON.stringify(id)}.`);
  return `<${id}>`;
}

function tagged(language: string): string {
  if (/^[a-z]+(?:-[a-z\d]+)*$/i.test(language)) return language;
  throw new Error(`Expected a language tag in a query, got ${JSON.stringify(language)}.`);
}

/** What codepoint escapes cannot write, since engines read these before all else (section 19.2). */
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

/** A text with everything but plain ASCII as a codepoint escape (SPARQL 1.1, section 19.2). */
function quoted(value: string): string {
  if (!value.isWellFormed())
    throw new Error(
      `Expected a text of whole characters in a query, got ${JSON.stringify(value)}.`,
    );
  const inner = Array.from(value, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const escape = ESCAPES[character];
    if (escape !== undefined) return escape;
    if (code >= 0x20 && code < 0x7f) return character;
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `"${inner.join('')}"`;
}
