import { datatypes } from '../rdf/datatype.ts';
import { rdf, rdfs, sh, xsd, XSD } from '../rdf/vocabulary.ts';
import type { Node } from '../rdf/literal.ts';
import type { Constraints, ShapeCheck } from './constraints.ts';
import type { Range, Shape } from './model.ts';
import { OntologyError } from './ontology-error.ts';

/** What a range is determined from. */
export interface RangeContext {
  /** What messages call the field. */
  readonly where: string;
  readonly shapeOfClass: ReadonlyMap<string, Shape>;
  /** The types, by the addresses of their shapes. */
  readonly shapeOfNode: ReadonlyMap<string, Shape>;
}

/** A range, and the shapes that a link to several leads to. */
type FieldRange =
  Exclude<Range, { kind: 'node' }> | { readonly kind: 'node'; readonly shapes: readonly Shape[] };

/** What the values of a field are, as its constraints say; `undefined` where they do not. */
function rangeOf(constraints: Constraints, context: RangeContext): FieldRange | undefined {
  return declaredRange(constraints, context)?.range;
}

/** The same, and whether the range is of the values that a qualified shape selects: the field passes the others over. */
export function declaredRange(
  constraints: Constraints,
  context: RangeContext,
): { readonly range: FieldRange; readonly isSelected: boolean } | undefined {
  const stated = statedRange(constraints, context);
  const { qualifiedValueShape } = constraints;
  const selected = qualifiedValueShape && rangeOf(qualifiedValueShape.constraints, context);
  if (stated && selected && areLiterals(stated) !== areLiterals(selected))
    throw new OntologyError(context.where, 'has more than one range');
  if (selected && (!stated || (stated.kind === 'iri' && selected.kind !== 'iri')))
    return { range: selected, isSelected: true };
  const range = stated ?? nestedRange(constraints, context) ?? kindRange(constraints);
  return range && { range, isSelected: false };
}

/** What is said of every value. */
function statedRange(
  { class: classes, or, datatype }: Constraints,
  context: RangeContext,
): FieldRange | undefined {
  const claims = [
    classRange(classes ?? [], context),
    ...(or ?? []).map((list) => rangeOfChoice(list, context)),
    datatype === undefined ? undefined : literals(known([datatype].flat(), context.where)),
  ].filter((claim) => claim !== undefined);
  if (claims.length > 1) throw new OntologyError(context.where, 'has more than one range');
  return claims[0];
}

function areLiterals({ kind }: FieldRange): boolean {
  return kind === 'literal' || kind === 'text';
}

/** Resources of one type, of several, or of classes that are no types: these are addresses alone. */
function classRange(
  classes: NonNullable<Constraints['class']>,
  { where, shapeOfClass }: RangeContext,
): FieldRange | undefined {
  const [first, second] = classes;
  if (second) throw new OntologyError(where, 'has more than one sh:class');
  if (first === undefined) return undefined;
  const shapes = [first].flat().map((type) => shapeOfClass.get(type));
  return links(shapes);
}

function links(shapes: readonly (Shape | undefined)[]): FieldRange {
  const typed = shapes.filter((shape) => shape !== undefined);
  const [first, second] = typed;
  if (!first || typed.length < shapes.length) return { kind: 'iri' };
  return second ? { kind: 'node', shapes: typed } : { kind: 'link', shape: first };
}

/** What shapes say that values keep as a whole. */
function nestedRange({ node, and }: Constraints, context: RangeContext): FieldRange | undefined {
  for (const check of [...(node ?? []), ...(and ?? []).flat()]) {
    const range = rangeOfCheck(check, context);
    if (range) return range;
  }
  return undefined;
}

/** Shapes that lead to each other, as in a circle, say nothing of what their values are. */
const DEEPEST = 16;

function rangeOfCheck(check: ShapeCheck, context: RangeContext, depth = 0): FieldRange | undefined {
  const type = context.shapeOfNode.get(check.id);
  if (type) return { kind: 'link', shape: type };
  if (check.path || depth > DEEPEST) return undefined;
  const { class: classes, datatype, or, node } = check.constraints;
  if (classes) return classRange(classes, context);
  if (datatype !== undefined) return literals(known([datatype].flat(), context.where));
  if (or?.[0]) return rangeOfChoice(or[0], context, depth + 1);
  for (const each of node ?? []) {
    const range = rangeOfCheck(each, context, depth + 1);
    if (range) return range;
  }
  return kindRange(check.constraints);
}

/** One of several ranges: resources of several types, or literals of several datatypes. */
function rangeOfChoice(
  choice: readonly ShapeCheck[],
  context: RangeContext,
  depth = 0,
): FieldRange | undefined {
  const ranges = choice.map((each) => rangeOfCheck(each, context, depth));
  const found = ranges.filter((range) => range !== undefined);
  if (!found.length || found.length < ranges.length) return undefined;
  const types = found.map(datatypesIn);
  if (types.every((each) => each !== undefined)) return literals(types.flat());
  if (types.some((each) => each !== undefined)) return undefined;
  const choices = links(
    found.flatMap((range): (Shape | undefined)[] => {
      if (range.kind === 'link') return [range.shape];
      return range.kind === 'node' ? [...range.shapes] : [undefined];
    }),
  );
  // A choice of one is a choice: adding another changes no type.
  return choices.kind === 'link' ? { kind: 'node', shapes: [choices.shape] } : choices;
}

/** The datatypes of XML Schema whose values are given as texts. */
const TEXTUAL: readonly string[] = [
  ...['hexBinary', 'base64Binary', 'gMonth', 'gMonthDay', 'gDay', 'normalizedString', 'token'],
  ...['language', 'Name', 'NCName', 'NMTOKEN', 'QName', 'ID', 'IDREF'],
];

function isText(type: string): boolean {
  return TEXTUAL.includes(type.slice(XSD.length));
}

/** Datatypes as they are; throws where one is of XML Schema and no field may have it: it may be a slip of the pen. */
function known(types: readonly string[], where: string): readonly string[] {
  const wrong = types.find((type) => type.startsWith(XSD) && !datatypes.has(type) && !isText(type));
  if (wrong === undefined) return types;
  const all = [...datatypes.keys()].map((each) => each.slice(XSD.length)).join(', ');
  throw new OntologyError(
    where,
    `the datatype <${wrong}> is unknown; known are rdf:langString, those of other namespaces and, of xsd:, ${all}, ${TEXTUAL.join(', ')}`,
  );
}

/** The datatypes of literals; `undefined` for resources. */
function datatypesIn(range: FieldRange): readonly string[] | undefined {
  if (range.kind === 'text')
    return range.isPlainToo ? [rdf.langString, xsd.string] : [rdf.langString];
  return range.kind === 'literal' ? (range.among ?? [range.datatype]) : undefined;
}

/** Literals of one datatype, of several, or texts; several kinds beside each other are literals of any kind. */
function literals(types: readonly string[]): FieldRange {
  const [only, second] = new Set(types);
  if (only === undefined) return { kind: 'literal', datatype: rdfs.Literal };
  if (second === undefined)
    return only === rdf.langString ? { kind: 'text' } : { kind: 'literal', datatype: only };
  const areTexts = types.every((type) => type === rdf.langString || type === xsd.string);
  if (areTexts) return { kind: 'text', isPlainToo: true };
  return { kind: 'literal', datatype: rdfs.Literal, among: [...new Set(types)] };
}

/** What the kind of node says, else the values that there may be. */
function kindRange({ nodeKind, in: allowed }: Constraints): FieldRange | undefined {
  if (nodeKind === sh.IRI || nodeKind === sh.BlankNodeOrIRI) return { kind: 'iri' };
  if (nodeKind === sh.Literal) return { kind: 'literal', datatype: rdfs.Literal };
  return nodeKind === undefined && allowed ? valueRange(allowed) : undefined;
}

function valueRange(nodes: readonly Node[]): FieldRange | undefined {
  if (nodes.every(({ kind }) => kind === 'resource')) return { kind: 'iri' };
  const types = nodes.map((node) => (node.kind === 'literal' ? node.datatype : ''));
  return types.includes('') ? undefined : literals(types);
}
