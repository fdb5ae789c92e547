import type { Shape } from '../model/model.ts';
import { singleStep } from '../rdf/path.ts';
import { rdf, xsd } from '../rdf/vocabulary.ts';
import type { Resource, Value } from '../reading/view.ts';
import { inPieces, type Work } from '../reading/work.ts';
import { compareTexts } from '../rdf/compare-texts.ts';
import type { ColumnKind } from './table.ts';

/** The values of a property that a column has: addresses, texts in a language, or literals of a datatype. */
type ValueKind =
  | { readonly kind: 'address' }
  | { readonly kind: 'text'; readonly language: string }
  | { readonly kind: 'literal'; readonly datatype: string };

/** A column of a collection's table: the values of one kind that its resources have of one property. */
export interface CollectionColumn {
  readonly name: string;
  readonly predicate: string;
  readonly values: ValueKind;
  /** Whether some resource has several such values. */
  readonly isMany: boolean;
  /** Whether a column with what the resources are called is beside it. */
  readonly isNamed: boolean;
}

/** The columns of a collection, after that of the address. */
export interface CollectionColumns {
  readonly columns: readonly CollectionColumn[];
  /** The class of every resource; `undefined` where some have others too, so that a column has them. */
  readonly type: string | undefined;
}

/** How many values of a kind a property has at most. */
type Kinds = Map<string, { readonly values: ValueKind; most: number }>;

const NONE: Kinds = new Map();

/** About how many units of work the statements of one resource take. */
const WEIGHT = 30;

/** The columns that the resources of a shape need, found in pieces: each kind of value that a property has is one. */
export function* collectionColumns(
  shape: Shape,
  members: readonly Resource[],
): Work<CollectionColumns> {
  const found = new Map<string, Kinds>();
  let others = 0;
  yield* inPieces(members, WEIGHT, (resource) => {
    if (!isOf(resource, shape)) others += 1;
    for (const [predicate, values] of resource.passingStatements)
      count(values, kindsOf(found, predicate));
  });
  const types = found.get(rdf.type)?.get(keyOf({ kind: 'address' }));
  const isPlain = others === 0 && (types?.most ?? 0) <= 1;
  if (isPlain) found.delete(rdf.type);
  const columns = [...propertyNames(shape, [...found.keys()])].flatMap(([predicate, name]) =>
    columnsOf({ predicate, name }, found.get(predicate) ?? NONE),
  );
  return { columns: withUniqueNames(columns), type: isPlain ? shape.class : undefined };
}

function isOf({ types }: Resource, shape: Shape): boolean {
  return types.every((type) => type === shape.class);
}

/** What each property is called: by the first field that states it, `rdf:type` first; those of no field by themselves, last. */
function propertyNames({ fields }: Shape, found: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>([[rdf.type, 'type']]);
  for (const { name, path } of fields) {
    const step = singleStep(path);
    if (step && !step.inverse && !names.has(step.predicate)) names.set(step.predicate, name);
  }
  for (const predicate of [...found].sort(compareTexts))
    if (!names.has(predicate)) names.set(predicate, localName(predicate));
  return names;
}

function localName(address: string): string {
  return /[^#/]+$/.exec(address)?.[0] ?? 'property';
}

function kindsOf(found: Map<string, Kinds>, predicate: string): Kinds {
  let kinds = found.get(predicate);
  if (!kinds) found.set(predicate, (kinds = new Map() as Kinds));
  return kinds;
}

function count(values: readonly Value[], kinds: Kinds): void {
  const numbers = new Map<string, number>();
  for (const value of values) {
    const key = keyOf(kindOf(value));
    const number = (numbers.get(key) ?? 0) + 1;
    numbers.set(key, number);
    const known = kinds.get(key);
    if (known) known.most = Math.max(known.most, number);
    else kinds.set(key, { values: kindOf(value), most: 1 });
  }
}

/** Of which kind a value is. */
export function kindOf(value: Value): ValueKind {
  if (value.kind === 'resource') return { kind: 'address' };
  const { language, datatype } = value;
  return language ? { kind: 'text', language } : { kind: 'literal', datatype };
}

/** A text that is equal for equal kinds. */
export function keyOf(values: ValueKind): string {
  if (values.kind === 'address') return '';
  return values.kind === 'text' ? `@${values.language}` : `^${values.datatype}`;
}

function columnsOf(
  { predicate, name }: { readonly predicate: string; readonly name: string },
  kinds: Kinds,
): readonly CollectionColumn[] {
  const sorted = [...kinds].sort(([a], [b]) => compareTexts(a, b));
  const isMixed = sorted.filter(([, { values }]) => values.kind !== 'text').length > 1;
  return sorted.map(([, { values, most }]) => ({
    name: values.kind === 'text' ? `${name}.${values.language}` : plainName(name, values, isMixed),
    predicate,
    values,
    isMany: most > 1,
    isNamed: values.kind === 'address' && predicate !== rdf.type,
  }));
}

function plainName(name: string, values: ValueKind, isMixed: boolean): string {
  if (values.kind !== 'literal' || !isMixed) return name;
  return `${name}.${localName(values.datatype)}`;
}

/** What a column with the names of linked resources is called after. */
export const NAME_ENDING = '.displayName';

function withUniqueNames(columns: readonly CollectionColumn[]): readonly CollectionColumn[] {
  const taken = new Set(['id']);
  return columns.map((column) => {
    let { name } = column;
    while (taken.has(name)) name = `${name}_`;
    taken.add(name);
    if (column.isNamed) taken.add(name + NAME_ENDING);
    return { ...column, name };
  });
}

const NUMBERS: readonly string[] = [
  ...['integer', 'decimal', 'double', 'float', 'int', 'long', 'short', 'byte'],
  ...['nonNegativeInteger', 'positiveInteger', 'negativeInteger', 'nonPositiveInteger'],
  ...['unsignedInt', 'unsignedLong', 'unsignedShort', 'unsignedByte'],
];

const NAMESPACE = xsd.string.slice(0, -'string'.length);

/** What the texts of a column are for a spreadsheet. */
export function columnKind({ values }: CollectionColumn): ColumnKind {
  if (values.kind !== 'literal' || !values.datatype.startsWith(NAMESPACE)) return 'text';
  const local = values.datatype.slice(NAMESPACE.length);
  if (local === 'date') return 'day';
  if (local === 'boolean') return 'boolean';
  return NUMBERS.includes(local) ? 'number' : 'text';
}
