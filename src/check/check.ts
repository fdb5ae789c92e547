import type { Field, Model, Shape } from '../model/model.ts';
import { datatypeOf } from '../rdf/datatype.ts';
import { dct, rdf } from '../rdf/vocabulary.ts';
import { addressFindings } from './check-addresses.ts';
import { findingCycles } from './cycles.ts';
import { datasetFindings } from './datasets.ts';
import { DataWarnings, statedLanguages } from './data-warnings.ts';
import { formerFindings } from './former-findings.ts';
import { listedValues } from './field-checks.ts';
import type { Finding } from './finding.ts';
import { meant } from './meant.ts';
import { ShapeFindings } from './shape-findings.ts';
import { ShapeTargets } from './shape-targets.ts';
import { blankTexts, unservedValues } from './served-values.ts';
import { atOnce, inPieces, type Work } from '../reading/work.ts';
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
  const shapes = new ShapeFindings(snapshot);
  const targets = new ShapeTargets(snapshot);
  const unknown = new UnknownProperties(snapshot.model);
  const findings = catalogueFindings(snapshot);
  const warnings = new DataWarnings(snapshot.model, statedLanguages(snapshot.find(snapshot.base)));
  let checked = 0;
  const resources = yield* snapshot.describing();
  const of = resources.length;
  for (const resource of resources) {
    unknown.note(resource);
    findings.push(...resourceFindings(resource, shapes, targets), ...warnings.of(resource));
    if (++checked % TOGETHER === 0) yield { stage: 'checks the resources', done: checked, of };
  }
  for (const { node, shape } of targets.others()) {
    findings.push(...shapes.of(node, shape));
    if (++checked % TOGETHER === 0) yield;
  }
  findings.push(...formerFindings(snapshot), ...(yield* findingCycles(snapshot)));
  findings.push(...datasetFindings(snapshot), ...unknown.findings);
  // Most resources are asked for nothing, or for little, until the next reload.
  yield* inPieces(resources, 1, (resource) => {
    resource.forget();
  });
  return findings;
}

/** The check of single resources, for a catalogue that is never in memory as a whole. */
export class ResourceCheck {
  readonly #shapes: ShapeFindings;
  readonly #targets: ShapeTargets;

  /** The snapshot has the resources that are checked, and all that these lead to. */
  constructor(snapshot: Snapshot) {
    this.#shapes = new ShapeFindings(snapshot);
    this.#targets = new ShapeTargets(snapshot);
  }

  of(resource: StoredResource): Finding[] {
    return resourceFindings(resource, this.#shapes, this.#targets);
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
