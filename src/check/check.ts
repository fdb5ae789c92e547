import type { Field, Model, Shape } from '../model/model.ts';
import { datatypeOf } from '../rdf/datatype.ts';
import { rdf } from '../rdf/vocabulary.ts';
import { addressFindings } from './check-addresses.ts';
import { findingCycles } from './cycles.ts';
import { datasetFindings } from './datasets.ts';
import { listedValues } from './field-checks.ts';
import type { Finding } from './finding.ts';
import { ShapeFindings } from './shape-findings.ts';
import { ShapeTargets } from './shape-targets.ts';
import { unservedValues } from './served-values.ts';
import { atOnce, type Work } from '../reading/work.ts';
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
  let checked = 0;
  for (const resource of yield* snapshot.describing()) {
    findings.push(...resourceFindings(resource, shapes, targets));
    unknown.note(resource);
    if (++checked % TOGETHER === 0) yield;
  }
  for (const { node, shape } of targets.others()) {
    findings.push(...shapes.of(node, shape));
    if (++checked % TOGETHER === 0) yield;
  }
  return [
    ...findings,
    ...(yield* findingCycles(snapshot)),
    ...datasetFindings(snapshot),
    ...unknown.findings,
  ];
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

/** What the fields of a resource have and GraphQL cannot give. */
function unservedFindings(resource: StoredResource): Finding[] {
  const { shape } = resource;
  return (shape ? numbersOf(shape) : []).flatMap((field) => {
    const values = listedValues(resource, field) ?? [];
    const place = { resource: resource.id, place: `${shape?.name ?? ''}.${field.name}` };
    return unservedValues(field, values).map((each) => ({ ...each, ...place }));
  });
}

const numbers = new WeakMap<Shape, readonly Field[]>();

/** The fields of a shape that GraphQL may not be able to give, found once. */
function numbersOf(shape: Shape): readonly Field[] {
  let fields = numbers.get(shape);
  if (!fields) numbers.set(shape, (fields = shape.fields.filter(isNumber)));
  return fields;
}

function isNumber({ range }: Field): boolean {
  return range.kind === 'literal' && ['Int', 'Float'].includes(datatypeOf(range).scalar);
}

/** A resource has the nearest shape of its classes and of those above them. */
function typeFindings(resource: StoredResource): Finding[] {
  const { shape, types, view } = resource;
  if (shape) return [];
  const { classes, model } = view;
  const shaped = [...classes.ofTypes(types)].filter((type) => model.shapeOfClass.has(type));
  const names = classes.lowest(shaped).map((type) => model.shapeOfClass.get(type)?.name);
  const got = names.join(' and ') || types.map((type) => `<${type}>`).join(', ') || 'none';
  return [
    {
      severity: names.length ? 'violation' : 'warning',
      resource: resource.id,
      message: `expected one type that has a shape, got ${got}`,
    },
  ];
}

/** The shape with an empty segment promises a resource at the base address. */
function catalogueFindings(snapshot: Snapshot): Finding[] {
  const { model, base } = snapshot;
  if (!model.catalogue || snapshot.find(base)?.shape === model.catalogue) return [];
  const message = `expected a resource of the class <${model.catalogue.class}> at the base address`;
  return [{ severity: 'violation', resource: base, message }];
}

/** A property that no field follows is exported, but the schema does not show it: a slip of the pen, often. */
class UnknownProperties {
  readonly #model: Model;
  readonly #counts = new Map<string, number>();

  constructor(model: Model) {
    this.#model = model;
  }

  note({ statements }: StoredResource): void {
    for (const predicate of statements.keys())
      if (predicate !== rdf.type && !this.#model.predicates.has(predicate))
        this.#counts.set(predicate, (this.#counts.get(predicate) ?? 0) + 1);
  }

  get findings(): Finding[] {
    return [...this.#counts].map(([predicate, number]) => ({
      severity: 'warning',
      place: `<${predicate}>`,
      message: `no field has this property; resources that have it: ${number}`,
    }));
  }
}
