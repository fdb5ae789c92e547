import { scalarNames } from '../rdf/datatype.ts';
import { enumOf, type Field, type Shape } from './model.ts';
import { OntologyError } from './ontology-error.ts';
import { reservedName, type ReservedPaths } from './reserved-paths.ts';

/** Names that a field may not have: the schema and the filters use them themselves. */
const RESERVED_FIELDS = new Set([
  ...['id', 'type', 'and', 'or', 'not', 'exists', 'texts', 'displayName'],
  // No value of an enum may have these names, and each field is one.
  ...['true', 'false', 'null'],
  // A context with one of these names makes a JSON-LD library fail (jsonld 9, jsonld-streaming-parser 5).
  ...['hasOwnProperty', 'toString'],
]);

/** Names that a shape may not have: the types that every schema has. */
const RESERVED_SHAPES = new Set([
  ...['Query', 'Mutation', 'Subscription', 'Node', 'PageInfo', 'Text', 'ID', 'Int', 'Float', 'IRI'],
  ...[
    'Facet',
    'FacetValue',
    'OrderDirection',
    'TypeName',
    'SearchResult',
    'SearchResults',
    'SearchType',
    'WhereToAsk',
    'RequestKind',
    'LegalSource',
    'AskReason',
    'RequestDraft',
    'RequestWay',
  ],
  ...['Type', 'Count', 'Suggestion', 'JSON', 'GroupKey', 'GroupHaving', 'GroupOrderBy', 'DatePart'],
  ...scalarNames,
]);

/** How the names of the types end that are made from a shape. */
const MADE_FROM_A_SHAPE = /(Connection|Edge|Filter|Order|OrderField|FacetField|TextField)$/;

/** How the names of those end that come with counting: a shape may be a Group or a WorkGroup, unless there is a shape Work. */
const MADE_FOR_COUNTS = [
  ...['Groups', 'Group', 'Grouping', 'GroupOrder', 'CountField', 'RangeField', 'NumberField'],
  'OrderThrough',
];

/** Root fields that every schema has; `catalogue` belongs to the shape of the base address. */
const RESERVED_ROOTS = new Set(['node', 'nodes', 'search', 'suggest', 'whereToAsk', 'catalogue']);

/** Throws where a name is reserved, malformed or given twice. */
export function checkNames(shapes: readonly Shape[], reserved: ReservedPaths): void {
  for (const shape of shapes) checkShapeName(shape, reserved);
  for (const shape of shapes)
    shape.fields.forEach((field) => {
      checkFieldName(shape, field);
    });
  for (const shape of shapes)
    checkOnce(
      shape.fields.map(({ name }) => name),
      `${shape.name}, its fields`,
    );
  checkOnce(
    shapes.map(({ name }) => name),
    'the shapes, their sh:codeIdentifier',
  );
  checkOnce(
    shapes.map(({ segment }) => segment),
    'the shapes, their varanto:segment',
  );
  checkRoots(shapes);
  checkMade(shapes);
}

/** A shape or an enum may not be called as a type that is made from another shape. */
function checkMade(shapes: readonly Shape[]): void {
  const made = new Map(
    shapes.flatMap(({ name }) => MADE_FOR_COUNTS.map((ending) => [name + ending, name] as const)),
  );
  const enums = shapes.flatMap(({ fields }) =>
    fields.flatMap((field) => enumOf(field)?.type ?? []),
  );
  for (const name of [...shapes.map((shape) => shape.name), ...enums]) {
    const from = made.get(name);
    refuse(name, from !== undefined, `a type made from ${from ?? ''} has this name`);
  }
}

/** The root field of one shape may be that of another, or a shape's singular its plural. */
function checkRoots(shapes: readonly Shape[]): void {
  const owners = new Map<string, string>();
  const roots = shapes.flatMap(({ name, singular, plural }) =>
    (plural === undefined ? [singular] : [singular, plural]).map((root) => ({ name, root })),
  );
  for (const { name, root } of roots) {
    const other = owners.get(root);
    const where = other === name ? name : `${other ?? ''} and ${name}`;
    if (other !== undefined)
      throw new OntologyError(where, `make the root field "${root}" twice; see varanto:plural`);
    owners.set(root, name);
  }
}

function checkShapeName({ name, singular, plural, segment }: Shape, reserved: ReservedPaths): void {
  const isCatalogue = segment === '';
  refuse(
    name,
    !/^[A-Z][_0-9A-Za-z]*$/.test(name),
    'a shape begins with a capital letter, and has letters, digits and _ alone',
  );
  refuse(name, RESERVED_SHAPES.has(name), `the type ${name} is in every schema`);
  refuse(name, MADE_FROM_A_SHAPE.test(name), 'it ends like a type made from a shape');
  refuse(
    name,
    isCatalogue !== (name === 'Catalogue'),
    'Catalogue is the name of the shape with an empty varanto:segment, and of no other',
  );
  refuse(
    name,
    !isCatalogue && !/^[a-z][0-9a-z-]*$/.test(segment),
    `varanto:segment "${segment}" is no part of a path: small letters, digits and - alone`,
  );
  const isReserved = reservedName(segment, reserved) !== undefined;
  if (isReserved)
    throw new OntologyError(
      name,
      `has varanto:segment "${segment}", a path that the server answers itself, now or in later versions: choose another segment`,
    );
  for (const root of [
    ...(isCatalogue ? [] : [singular]),
    ...(plural === undefined ? [] : [plural]),
  ]) {
    refuse(
      name,
      !/^[a-z][_0-9A-Za-z]*$/.test(root),
      `the root field "${root}" does not begin with a small letter`,
    );
    refuse(name, RESERVED_ROOTS.has(root), `the root field ${root} is in every schema`);
  }
}

function checkFieldName(shape: Shape, { name }: Field): void {
  const where = `${shape.name}.${name}`;
  refuse(where, name.startsWith('__'), "names that begin with __ are GraphQL's own");
  refuse(
    where,
    !/^[a-z][_0-9A-Za-z]*$/.test(name),
    'a field begins with a small letter, and has letters, digits and _ alone',
  );
  refuse(where, RESERVED_FIELDS.has(name), 'the name is reserved');
  const own = shape.segment === '' && ['version', 'triples'].includes(name);
  refuse(where, own, 'the catalogue has this field by itself');
}

function checkOnce(names: readonly string[], where: string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new OntologyError(where, `"${twice}" occurs twice`);
}

function refuse(where: string, refused: boolean, why: string): void {
  if (refused) throw new OntologyError(where, `cannot be the name: ${why}`);
}
