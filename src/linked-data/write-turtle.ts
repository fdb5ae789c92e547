import type { Literal } from '../rdf/literal.ts';
import { rdf, xsd } from '../rdf/vocabulary.ts';
import type { Value } from '../reading/view.ts';
import type { Description } from './description.ts';
import { quotedText } from './quoted-literal.ts';
import { TurtleNames } from './turtle-names.ts';
import type { Writing } from './writing.ts';

/** Turtle, and so TriG of the default graph: a paragraph a subject, a line a value. */
export function* writeTurtle(
  descriptions: Iterable<Description>,
  writing: Writing,
): Iterable<string> {
  const names = new TurtleNames(writing);
  yield names.head;
  for (const description of descriptions)
    if (description.statements.length) yield `\n${paragraph(description, names)}`;
}

function paragraph({ resource, statements }: Description, names: TurtleNames): string {
  const lines = statements.map(([predicate, values]) => {
    const verb = predicate === rdf.type ? 'a' : names.of(predicate);
    return `${verb} ${values.map((value) => term(value, names)).join(' ,\n        ')}`;
  });
  return `${names.of(resource.id)} ${lines.join(' ;\n    ')} .\n`;
}

function term(value: Value, names: TurtleNames): string {
  return value.kind === 'resource' ? names.of(value.id) : literal(value, names);
}

/** An integer without quotes in the form that every reader gives back. Of `true` rdflib.js makes `"1"`. */
const UNQUOTED = /^(?:0|-?[1-9]\d*)$/;

function literal({ value, language, datatype }: Literal, names: TurtleNames): string {
  if (datatype === xsd.integer && UNQUOTED.test(value)) return value;
  const text = quotedText(value);
  if (language) return `${text}@${language}`;
  return datatype === xsd.string ? text : `${text}^^${names.of(datatype)}`;
}
