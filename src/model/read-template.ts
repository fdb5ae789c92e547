import type { Term } from '@rdfjs/types';
import { varanto, xsd } from '../rdf/vocabulary.ts';
import { OntologyError } from './ontology-error.ts';
import type { Field, Template, TemplatePart } from './model.ts';
import { literalOf, show, type ShapesGraph } from './shapes-graph.ts';

/** Where an expression is, for messages, and the fields that its templates may name. */
export interface RulePlace {
  readonly where: string;
  readonly fields: readonly Field[];
}

/** The templates of an expression, one for each language: texts in which `{name}` is replaced by a field, `{id}` by the address. */
export function readTemplates(graph: ShapesGraph, node: Term, place: RulePlace): Template[] {
  const templates = graph
    .values(node, varanto.template)
    .map((term) => readTemplate(term, place))
    .sort((a, b) => (a.language < b.language ? -1 : 1));
  const twice = templates.find(
    ({ language }, index) => language === templates[index + 1]?.language,
  );
  if (!twice) return templates;
  throw new OntologyError(
    place.where,
    `has two templates ${twice.language ? `in "${twice.language}"` : 'without a language'}`,
  );
}

function readTemplate(term: Term, place: RulePlace): Template {
  const literal = term.termType === 'Literal' ? literalOf(term) : undefined;
  if (!literal?.value || (!literal.language && literal.datatype !== xsd.string))
    throw new OntologyError(place.where, `expected a text as varanto:template, got ${show(term)}`);
  // Every other piece is what stands between braces.
  const pieces = literal.value.split(/\{([^{}]*)\}/);
  const parts = pieces.flatMap((piece, index): TemplatePart[] =>
    index % 2 ? [gap(piece, place)] : plain(piece, place),
  );
  return { language: literal.language, parts };
}

function plain(text: string, { where }: RulePlace): TemplatePart[] {
  if (/[{}]/.test(text))
    throw new OntologyError(where, `has a template with a brace that has no other: "${text}"`);
  return text === '' ? [] : [{ kind: 'text', text }];
}

function gap(name: string, { where, fields }: RulePlace): TemplatePart {
  if (name === 'id') return { kind: 'address' };
  const field = fields.find((each) => each.name === name);
  if (field) return { kind: 'field', field };
  throw new OntologyError(where, `has a template with {${name}}, which is no field of the shape`);
}
