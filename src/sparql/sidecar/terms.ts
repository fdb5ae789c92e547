import { enumOf, type Field, type Model, type Range, type Shape } from '../../model/model.ts';
import { literalKey, type Literal } from '../../rdf/literal.ts';
import { datatypeOf } from '../../rdf/datatype.ts';
import { isOrdered } from '../../rdf/compare-literals.ts';
import { hashOf } from './ascii.ts';

/** The namespace of the sidecar: nothing in it ever leaves in an answer. */
export const SIDECAR = 'urn:varanto:sidecar:';

/** The terms of the sidecar that are about no field. */
export const sidecar = {
  /** On a resource that has statements: its place in the order of addresses, from 0. */
  at: `${SIDECAR}at`,
  /** On a resource: the name of its nearest shape. */
  shape: `${SIDECAR}shape`,
  /** On a resource with a shape: the values of its fields, as JSON. */
  card: `${SIDECAR}card`,
  /** On a resource: a statement whose literal has a datatype, as JSON. */
  lexical: `${SIDECAR}lexical`,
  /** On a node of a literal: the literal, as JSON. */
  term: `${SIDECAR}term`,
  /** On a node of a literal: the rank of its plain text as people order texts; equal for texts that they take for equal. */
  text: `${SIDECAR}text`,
  /** On a node of a text that shows something: its language with a hyphen after it, a hyphen alone without one. */
  tag: `${SIDECAR}tag`,
  /** The same of a text that shows nothing. */
  blank: `${SIDECAR}blank`,
  /** On a node of a literal, and on an address that is a value: what the filters of parts of texts compare. */
  fold: `${SIDECAR}fold`,
  /** On a node of a literal: equal for texts that are the same to the eye. */
  seen: `${SIDECAR}seen`,
  /** On a node of a literal with a value: equal for equal values. */
  same: `${SIDECAR}same`,
  /** On a node of a day or a point in time: the year, and the month with its year. */
  year: `${SIDECAR}year`,
  month: `${SIDECAR}month`,
  /** What the facts about a whole version are on, and the fact itself, as JSON. */
  catalogue: `${SIDECAR}catalogue`,
  about: `${SIDECAR}about`,
  /** On the same: what is left of some resources that are no longer there, as JSON. */
  former: `${SIDECAR}former`,
  /** On the same: the version, asked for again to see whether it is still there. */
  version: `${SIDECAR}version`,
  /** The graph that says which version is current, and how it says so. */
  current: `${SIDECAR}current`,
  dataGraph: `${SIDECAR}data`,
  sidecarGraph: `${SIDECAR}sidecar`,
} as const;

/** The node that has the facts about a literal. */
export function literalNode(literal: Literal): string {
  return `${SIDECAR}l/${hashOf(literalKey(literal))}`;
}

/** On a node of a literal: the rank of its value among those of its datatype. */
export function valueRank(datatype: string): string {
  return `${SIDECAR}value/${datatype.slice(datatype.lastIndexOf('#') + 1)}`;
}

/** The terms of a field: fields with one path and one range have the same. */
interface FieldTerms {
  readonly key: string;
  /** From a resource to each value; to the first alone, where a reader follows no other. */
  readonly value: string;
  /** From a resource to those after the first, where a reader follows the first alone. */
  readonly others: string;
  /** How many values there are. */
  readonly count: string;
  /** Each different text of the values as the filters of parts of texts compare it, where `isFolded`. */
  readonly fold: string;
  /** The rank of the first literal; of texts there is one for each language. */
  readonly rank: (language?: string) => string;
}

const known = new WeakMap<Field, FieldTerms>();

export function termsOf(field: Field): FieldTerms {
  let terms = known.get(field);
  if (!terms) known.set(field, (terms = namedBy(keyOf(field))));
  return terms;
}

function namedBy(key: string): FieldTerms {
  return {
    key,
    value: `${SIDECAR}v/${key}`,
    others: `${SIDECAR}o/${key}`,
    count: `${SIDECAR}n/${key}`,
    fold: `${SIDECAR}f/${key}`,
    rank: (language) => `${SIDECAR}r/${key}${language === undefined ? '' : `/${language}`}`,
  };
}

function keyOf({ path, range, many }: Field): string {
  return hashOf(path.text, JSON.stringify(rangeParts(range)), String(many)).slice(0, 16);
}

/** What decides which values a field has, as plain JSON. */
function rangeParts(range: Range): unknown {
  switch (range.kind) {
    case 'link':
      return ['link', range.shape.name];
    case 'node':
      return ['node'];
    case 'iri':
      return ['iri', range.enum && [...range.enum.names.keys()]];
    case 'text':
      return ['text', range.isPlainToo ?? false];
    case 'literal':
      return [
        range.datatype,
        range.among,
        range.isAnySize,
        range.enum && [...range.enum.names.keys()],
      ];
  }
}

/** The fields that the sidecar has for the resources of a shape: its own, and those of the shapes above it, one of each kind. */
export function statedFields(shape: Shape): readonly Field[] {
  const fields = [shape, ...shape.above].flatMap((each) => each.fields);
  return [...new Map(fields.map((field) => [termsOf(field).key, field])).values()];
}

/** Which statements a sidecar has: one that another version of Varanto made may have others. */
const FORM = '5';

/** What a version is called in an engine: the same data in another form of the sidecar is another one there. */
export function nameInEngine(version: string): string {
  return `${version}-${FORM}`;
}

/** What the sidecar of a catalogue depends on: the shapes with their fields, and what is stated of them. Another ontology has another key. */
export function modelKey({ shapes }: Model): string {
  return hashOf(
    FORM,
    ...shapes.map((shape) =>
      JSON.stringify([
        shape.name,
        shape.class,
        statedFields(shape).map((field) => termsOf(field).key),
      ]),
    ),
  );
}

/** Whether filters by parts of texts ask the resource itself: of fields that the schema has such filters for. */
export function isFolded(field: Field): boolean {
  const { range } = field;
  if (range.kind === 'text') return true;
  return range.kind === 'literal' && !enumOf(field) && TEXTS.has(datatypeOf(range).scalar);
}

const TEXTS: ReadonlySet<string> = new Set(['String', 'URI']);

/** Whether a reader follows the first value alone. */
export function isToOne({ many, range }: Field): boolean {
  return !many && (range.kind === 'link' || range.kind === 'node');
}

/** From a resource to all values of a field: one predicate, but where a link to one has several in the data. */
export function valuePredicates(
  field: Field,
  { several }: { readonly several: readonly string[] },
): readonly string[] {
  const { value, others, key } = termsOf(field);
  return isToOne(field) && several.includes(key) ? [value, others] : [value];
}

/** The ordered datatype that the literals of a field are compared by; `undefined` where they are compared as texts. */
export function orderedType({ range }: Field): string | undefined {
  return range.kind === 'literal' && isOrdered(range.datatype) ? range.datatype : undefined;
}
