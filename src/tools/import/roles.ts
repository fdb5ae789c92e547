import type { Store } from 'n3';
import type { Field, Model, Shape } from '../../model/model.ts';
import { OntologyError } from '../../model/ontology-error.ts';
import { XSD, xsd } from '../../rdf/vocabulary.ts';
import { singleStep } from '../../rdf/path.ts';

/** The namespace in which an ontology says what the parts of a page become. */
const PAGE = 'https://w3id.org/varanto/page#';

/** The kinds of things that a page tells of. */
const KINDS = [
  ...['page', 'unit', 'resource', 'register', 'system', 'plan', 'level', 'plan-class'],
  ...['contact', 'place', 'record', 'entry'],
] as const;

export type Kind = (typeof KINDS)[number];

/** What a kind of thing becomes: a shape, and a field for each fact. */
interface Role {
  readonly shape: Shape;
  /** The classes that its resources have. */
  readonly classes: readonly string[];
  readonly facts: ReadonlyMap<string, FactField>;
}

/** The field of a fact, and the property that the field follows. */
interface FactField {
  readonly property: string;
  readonly field: Field;
}

/** The kinds of what is no longer there, which an ontology may do without. */
const FORMER_KINDS = ['withdrawn', 'moved'] as const;

export type FormerKind = (typeof FORMER_KINDS)[number];

/** What something becomes that is no longer there: it has no shape of its own in the schema. */
export interface FormerRole {
  readonly classes: readonly string[];
  readonly facts: ReadonlyMap<string, Saying>;
}

/** The property of a fact, and what its values are. */
export interface Saying {
  readonly property: string;
  readonly field: Pick<Field, 'range'>;
}

export type Roles = Readonly<Record<Kind, Role>> &
  Readonly<Partial<Record<FormerKind, FormerRole>>>;

/** What the parts of a page become, as the ontology declares it; throws an `OntologyError` where it does not. */
export function readRoles(store: Store, model: Model): Roles {
  const roles = KINDS.map((kind) => [kind, readRole(store, model, kind)] as const);
  const formers = FORMER_KINDS.flatMap((kind) => {
    const role = readFormerRole(store, kind);
    return role.classes.length ? [[kind, role] as const] : [];
  });
  return Object.fromEntries([...roles, ...formers]) as Roles;
}

/** What the facts of something are that is no longer there. */
const FORMER_RANGES: Readonly<Record<string, Field['range']>> = {
  name: { kind: 'text' },
  note: { kind: 'text' },
  deprecated: { kind: 'literal', datatype: xsd.boolean },
  day: { kind: 'literal', datatype: `${XSD}date` },
  'replaced-by': { kind: 'iri' },
};

function readFormerRole(store: Store, kind: FormerKind): FormerRole {
  const classes = store.getObjects(PAGE + kind, `${PAGE}class`, null).map(({ value }) => value);
  const facts = Object.entries(FORMER_RANGES).flatMap(([fact, range]) =>
    store
      .getObjects(PAGE + kind, PAGE + fact, null)
      .map(({ value }) => [fact, { property: value, field: { range } }] as const),
  );
  return { classes, facts: new Map(facts) };
}

function readRole(store: Store, model: Model, kind: Kind): Role {
  const where = `page:${kind}`;
  const classes = store.getObjects(PAGE + kind, `${PAGE}class`, null).map(({ value }) => value);
  const shape = classes.flatMap((each) => model.shapeOfClass.get(each) ?? [])[0];
  if (!shape)
    throw new OntologyError(where, 'has no page:class that has a shape: the importer needs it');
  const facts = new Map<string, FactField>();
  for (const { predicate, object } of store.getQuads(PAGE + kind, null, null, null)) {
    const fact = predicate.value.startsWith(PAGE) ? predicate.value.slice(PAGE.length) : 'class';
    if (fact === 'class') continue;
    if (facts.has(fact)) throw new OntologyError(where, `has more than one page:${fact}`);
    facts.set(fact, { property: object.value, field: fieldOf(shape, object.value, where) });
  }
  return { shape, classes, facts };
}

function fieldOf(shape: Shape, property: string, where: string): Field {
  const field = shape.fields.find(({ path }) => {
    const step = singleStep(path);
    return step && !step.inverse && step.predicate === property;
  });
  if (field) return field;
  throw new OntologyError(where, `expected a property of ${shape.name}, got <${property}>`);
}
