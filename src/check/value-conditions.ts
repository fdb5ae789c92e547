import type { Constraints, ShapeCheck } from '../model/constraints.ts';
import { termKey } from '../rdf/literal.ts';
import { nodeKey, orderBeside } from '../rdf/compare-literals.ts';
import { isLexical } from '../rdf/datatype.ts';
import type { Literal } from '../rdf/literal.ts';
import { rdf, SHACL, XSD } from '../rdf/vocabulary.ts';
import type { Value, View } from '../reading/view.ts';

/** What each value of a field must keep by itself, and how to say it. The view is for values that are literals. */
export interface Condition {
  readonly keeps: (value: Value, view?: View) => boolean;
  readonly expected: string;
}

/** Whether a value keeps a shape as a whole. */
export type Conforms = (value: Value, shape: ShapeCheck, view?: View) => boolean;

type Conditions = {
  readonly [Name in keyof Constraints]?: (
    parameter: NonNullable<Constraints[Name]>,
    conforms: Conforms,
  ) => Condition | readonly Condition[];
};

/** The constraints that look at one value at a time (SHACL, sections 4.1, 4.3, 4.4, 4.6, 4.7 and 4.8). */
export const conditions: Conditions = {
  class: (classes) =>
    classes.map((listed) => {
      const types = [listed].flat();
      return {
        keeps: (value) => types.some((type) => isA(value, type)),
        expected: `a resource of the class ${types.join(' or ')}`,
      };
    }),
  datatype: (datatype) => {
    const types = [datatype].flat();
    return {
      keeps: (value) => types.some((type) => hasDatatype(value, type)),
      expected:
        datatype === rdf.langString
          ? 'a text with its language, as in "…"@fi'
          : `a value of the datatype ${types.map((type) => type.replace(XSD, 'xsd:')).join(' or ')}`,
    };
  },
  nodeKind: (nodeKind) => ({
    keeps: (value) => nodeKind.slice(SHACL.length).split('Or').includes(kindOf(value)),
    expected: `a value of the kind ${nodeKind}`,
  }),
  node: (shapes, conforms) =>
    shapes.map((shape) => ({
      keeps: keepsOf(shape, conforms),
      expected: `what keeps the shape ${shape.place}`,
    })),
  not: (shapes, conforms) =>
    shapes.map((shape) => {
      const keeps = keepsOf(shape, conforms);
      return {
        keeps: (value, view) => !keeps(value, view),
        expected: `what does not keep the shape ${shape.place}`,
      };
    }),
  and: (lists, conforms) =>
    lists.map((shapes) => {
      const all = shapes.map((shape) => keepsOf(shape, conforms));
      return {
        keeps: (value, view) => all.every((keeps) => keeps(value, view)),
        expected: `what keeps each of the shapes ${names(shapes)}`,
      };
    }),
  or: (lists, conforms) =>
    lists.map((shapes) => {
      const choices = shapes.map((shape) => keepsOf(shape, conforms));
      return {
        keeps: (value, view) => choices.some((keeps) => keeps(value, view)),
        expected: oneOf(shapes),
      };
    }),
  xone: (lists, conforms) =>
    lists.map((shapes) => {
      const choices = shapes.map((shape) => keepsOf(shape, conforms));
      return {
        keeps: (value, view) => choices.filter((keeps) => keeps(value, view)).length === 1,
        expected: `what keeps exactly one of the shapes ${names(shapes)}`,
      };
    }),
  in: (allowed) => {
    const keys = new Set(allowed.map(nodeKey));
    return {
      keeps: (value) => keys.has(nodeKey(value)),
      expected: `one of ${allowed.map(termKey).join(', ')}`,
    };
  },
  pattern: (pattern) => ({
    keeps: (value) => hasText(value) && pattern.test(textOf(value)),
    expected: `a text that matches ${pattern.source}`,
  }),
  minLength: (least) => ({
    keeps: (value) => hasText(value) && lengthOf(value) >= least,
    expected: `a text of at least ${least} letters`,
  }),
  maxLength: (most) => ({
    keeps: (value) => hasText(value) && lengthOf(value) <= most,
    expected: `a text of at most ${most} letters`,
  }),
  singleLine: () => ({
    keeps: (value) => hasText(value) && !/[\n\r]/.test(textOf(value)),
    expected: 'a text of one line',
  }),
  languageIn: (ranges) => ({
    keeps: (value) => ranges.some((range) => isInLanguage(value, range)),
    expected: `a text in ${ranges.join(', ')}`,
  }),
  minInclusive: (bound) => bounded(bound, 'at least', (order) => order >= 0),
  maxInclusive: (bound) => bounded(bound, 'at most', (order) => order <= 0),
  minExclusive: (bound) => bounded(bound, 'more than', (order) => order > 0),
  maxExclusive: (bound) => bounded(bound, 'less than', (order) => order < 0),
};

/** Whether a value is a resource of a class, or of one below it. */
export function isA(value: Value, type: string): boolean {
  if (value.kind === 'literal') return false;
  const stated = value.objects(rdf.type);
  // A check asks this of every link: no list of types is made for it.
  for (const each of stated) if (each.kind === 'resource' && each.id === type) return true;
  const { view } = value;
  const below = (view.classes ?? view.model.classes).below(type);
  return below.size > 1 && value.types.some((each) => below.has(each));
}

/** Whether a value keeps a shape. Most shapes that others lead to ask for a class alone, which takes no more than a glance. */
export function keepsOf(shape: ShapeCheck, conforms: Conforms): Condition['keeps'] {
  const type = onlyClass(shape.constraints);
  if (type !== undefined && !shape.path) return (value) => isA(value, type);
  return (value, view) => conforms(value, shape, view);
}

function kindOf(value: Value): 'IRI' | 'BlankNode' | 'Literal' {
  if (value.kind === 'literal') return 'Literal';
  return value.id.startsWith('_:') ? 'BlankNode' : 'IRI';
}

function names(shapes: readonly ShapeCheck[]): string {
  return shapes.map(({ place }) => place).join(', ');
}

/** Most lists are of classes: they have names that a reader knows. */
function oneOf(shapes: readonly ShapeCheck[]): string {
  const classes = shapes.map(({ constraints }) => onlyClass(constraints));
  return classes.every((type) => type !== undefined)
    ? `a resource of one of the classes ${classes.join(', ')}`
    : `what keeps one of the shapes ${names(shapes)}`;
}

/** The class of a shape that asks for a class and nothing else. */
export function onlyClass(constraints: Constraints): string | undefined {
  const [type, other] = constraints.class ?? [];
  const isAlone = Object.keys(constraints).length === 1 && other === undefined;
  return isAlone && typeof type === 'string' ? type : undefined;
}

function bounded(bound: Literal, words: string, keeps: (order: number) => boolean): Condition {
  const orderOf = orderBeside(bound);
  return {
    keeps: (value) => {
      const order = value.kind === 'literal' ? orderOf(value) : undefined;
      return order !== undefined && keeps(order);
    },
    expected: `${words} ${bound.value}`,
  };
}

function hasDatatype(value: Value, datatype: string): boolean {
  return value.kind === 'literal' && value.datatype === datatype && isLexical(value);
}

/** Basic filtering (RFC 4647, section 3.3.1), as SPARQL's `langMatches` has it. */
function isInLanguage(value: Value, range: string): boolean {
  if (value.kind !== 'literal' || !value.language) return false;
  return range === '*' || value.language === range || value.language.startsWith(`${range}-`);
}

/** A blank node has none, which only a shape may name. */
function hasText(value: Value): boolean {
  return kindOf(value) !== 'BlankNode';
}

/** In characters, as SPARQL's STRLEN counts; JavaScript's own length counts some twice. */
function lengthOf(value: Value): number {
  return Array.from(textOf(value)).length;
}

/** What SPARQL's `str` gives. */
function textOf(value: Value): string {
  return value.kind === 'literal' ? value.value : value.id;
}
