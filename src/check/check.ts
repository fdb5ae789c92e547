import type { Field, Model, Shape } from '../model/model.ts';
import { datatypeOf } from '../rdf/datatype.ts';
import { dct, rdf } from '../rdf/vocabulary.ts';
import { addressFindings } from './check-addresses.ts';
import { findingCycles } from './cycles.ts';
import { DatasetCheck } from './datasets.ts';
import { DataWarnings, statedLanguages } from './data-warnings.ts';
import { formerFindings } from './former-findings.ts';
import { listedValues } from './field-checks.ts';
import type { Finding } from './finding.ts';
import { meant } from './meant.ts';
import { ShapeFindings } from './shape-findings.ts';
import { ShapeTargets } from './shape-targets.ts';
import { blankTexts, unservedValues } from './served-values.ts';
import { atOnce, inPieces, type Work } from '../reading/work.ts';
import type { ShapeCheck } from '../model/constraints.ts';
import type { Value } from '../reading/view.ts';
import type { StoredResource } from '../store/resource.ts';
import type { Snapshot } from '../store/snapshot.ts';

/** What the data does not keep of the model, in one pass over its resources. */
export function check(snapshot: Snapshot): Finding[] {
  return atOnce(checking(snapshot));
}

/** How many resources are checked between two turns: some milliseconds' worth. */
const TOGETHER = 256;

/** The same, giving way now and then. */
export function* checking(snapshot: Snapshot): Work<Finding[]> {
  const passing = new PassingCheck(snapshot);
  const findings = catalogueFindings(snapshot);
  let checked = 0;
  const resources = yield* snapshot.describing();
  const of = resources.length;
  for (const resource of resources) {
    findings.push(...passing.of(resource, snapshot));
    if (++checked % TOGETHER) continue;
    // What others lead to is read again: that costs less than the memory of all.
    for (const done of resources.slice(checked - TOGETHER, checked)) done.forget();
    yield { stage: 'checks the resources', done: checked, of };
  }
  for (const { node, shape } of passing.targets.others()) {
    findings.push(...passing.ofNode(node, shape));
    if (++checked % TOGETHER === 0) yield;
  }
  findings.push(...formerFindings(snapshot), ...(yield* findingCycles(snapshot)));
  findings.push(...passing.unknown);
  // Most resources are asked for nothing, or for little, until the next reload.
  yield* inPieces(resources, 1, (resource) => {
    resource.forget();
  });
  return findings;
}

/**
 * The check of resources one after another. Those of a catalogue that is never in memory as a whole are of several snapshots:
 * each has the resources that are checked with it, and all that these lead to.
 */
export class PassingCheck {
  readonly #warnings: DataWarnings;
  readonly #datasets: DatasetCheck;
  readonly #unknown: UnknownProperties;
  #snapshot: Snapshot;
  #shapes: ShapeFindings;
  #targets: ShapeTargets;

  constructor(snapshot: Snapshot) {
    const { model, base } = snapshot;
    this.#warnings = new DataWarnings(model, statedLanguages(snapshot.find(base)));
    this.#datasets = new DatasetCheck(model);
    this.#unknown = new UnknownProperties(model);
    this.#snapshot = snapshot;
    this.#shapes = new ShapeFindings(snapshot);
    this.#targets = new ShapeTargets(snapshot);
  }

  /** What is wrong with a resource by itself, and with what it leads to. */
  of(resource: StoredResource, snapshot: Snapshot): Finding[] {
    if (snapshot !== this.#snapshot) {
      this.#snapshot = snapshot;
      this.#shapes = new ShapeFindings(snapshot);
      this.#targets = new ShapeTargets(snapshot);
    }
    this.#unknown.note(resource);
    return [
      ...resourceFindings(resource, this.#shapes, this.#targets),
      ...this.#warnings.of(resource),
      ...this.#datasets.of(resource),
    ];
  }

  /** What a node does not keep of a shape that is for it, whatever its classes are. */
  ofNode(node: Value, shape: ShapeCheck): readonly Finding[] {
    return this.#shapes.of(node, shape);
  }

  /** The targets of shapes in the snapshot of the last resource. */
  get targets(): ShapeTargets {
    return this.#targets;
  }

  /** The properties of all resources so far that no field has. */
  get unknown(): Finding[] {
    return this.#unknown.findings;
  }
}

function resourceFindings(
  resource: StoredResource,
  shapes: ShapeFindings,
  targets: ShapeTargets,
): Finding[] {
  return [
    ...typeFindings(resource),
    ...addressFindings(resource),
    ...targets.byClass(resource).flatMap((shape) => shapes.of(resource, shape)),
    ...unservedFindings(resource),
  ];
}

/** Values of the fields of a resource that GraphQL cannot give, or that show nothing. */
function unservedFindings(resource: StoredResource): Finding[] {
  const { shape } = resource;
  if (!shape) return [];
  return servedFields(shape).flatMap((field) => {
    const values = listedValues(resource, field);
    if (!values?.length) return [];
    const place = { resource: resource.id, place: `${shape.name}.${field.name}` };
    const found = [...unservedValues(field, values), ...blankTexts(field, values)];
    return found.map((each) => ({ ...each, ...place }));
  });
}

const served = new WeakMap<Shape, readonly Field[]>();

/** The fields of a shape that may have such values, found once. */
function servedFields(shape: Shape): readonly Field[] {
  let fields = served.get(shape);
  if (!fields) served.set(shape, (fields = shape.fields.filter(isTextOrNumber)));
  return fields;
}

function isTextOrNumber({ range }: Field): boolean {
  if (range.kind === 'text') return true;
  return range.kind === 'literal' && ['Int', 'Float'].includes(datatypeOf(range).scalar);
}

/** A catalogue without a shape of its own may state its language all the same. */
function statesLanguageAlone({ id, view, statements }: StoredResource): boolean {
  return id === view.base && statements.size === 1 && statements.has(dct.language);
}

/** A resource has the nearest shape of its classes and of those above them. */
function typeFindings(resource: StoredResource): Finding[] {
  const { shape, types, view } = resource;
  if (shape || statesLanguageAlone(resource)) return [];
  const { classes, model } = view;
  const shaped = [...classes.ofTypes(types)].filter((type) => model.shapeOfClass.has(type));
  const names = classes.lowest(shaped).map((type) => model.shapeOfClass.get(type)?.name);
  const hint = types.map((type) => meant(type, model.shapeOfClass.keys(), model)).join('');
  const got = names.join(' and ') || types.map((type) => `<${type}>`).join(', ') || 'none';
  return [
    {
      // Without a type it would be in no list and no answer.
      severity: 'violation',
      resource: resource.id,
      message: `expected one type that has a shape, got ${got}${names.length ? '' : hint}`,
    },
  ];
}

/** The shape with an empty segment promises a resource at the base address. */
export function catalogueFindings(snapshot: Snapshot): Finding[] {
  const { model, base } = snapshot;
  if (!model.catalogue || snapshot.find(base)?.shape === model.catalogue) return [];
  const message = `expected a resource of the class <${model.catalogue.class}> at the base address`;
  return [{ severity: 'violation', resource: base, message }];
}

/** What the program itself reads, whatever the model. */
const READ: ReadonlySet<string> = new Set([rdf.type, dct.language]);

/** A property that no field follows is exported, but the schema does not show it: a slip of the pen, often. */
class UnknownProperties {
  readonly #model: Model;
  readonly #counts = new Map<string, number>();

  constructor(model: Model) {
    this.#model = model;
  }

  note({ statements }: StoredResource): void {
    for (const predicate of statements.keys())
      if (!READ.has(predicate) && !this.#model.predicates.has(predicate))
        this.#counts.set(predicate, (this.#counts.get(predicate) ?? 0) + 1);
  }

  get findings(): Finding[] {
    return [...this.#counts].map(([predicate, number]) => ({
      severity: 'warning',
      place: `<${predicate}>`,
      message: `no field has this property; resources that have it: ${number}${meant(predicate, this.#model.predicates, this.#model)}`,
    }));
  }
}
