import type { Field, Shape } from '../model/model.ts';
import { rdf } from '../rdf/vocabulary.ts';
import { addressFindings } from './check-addresses.ts';
import { breachesOf } from './check-values.ts';
import { cycleFindings } from './cycles.ts';
import { datasetFindings } from './datasets.ts';
import type { Finding } from './finding.ts';
import { unservedValues } from './served-values.ts';
import { follow } from '../store/follow.ts';
import type { Resource } from '../store/resource.ts';
import type { Snapshot } from '../store/snapshot.ts';

/** What the data does not keep of the model, in one pass over its resources. */
export function check(snapshot: Snapshot): Finding[] {
  return [
    ...catalogueFindings(snapshot),
    ...snapshot.described.flatMap((resource) => [
      ...typeFindings(resource),
      ...addressFindings(resource),
      ...shapesOf(resource).flatMap((shape) =>
        shape.fields.flatMap((field) => fieldFindings(resource, shape, field)),
      ),
    ]),
    ...cycleFindings(snapshot),
    ...datasetFindings(snapshot),
    ...unknownProperties(snapshot),
  ];
}

/** SHACL targets every shape of a resource, also where the catalogue allows but one. */
function shapesOf(resource: Resource): Shape[] {
  const { shapeOfClass } = resource.snapshot.model;
  return resource.types.flatMap((type) => shapeOfClass.get(type) ?? []);
}

function fieldFindings(resource: Resource, shape: Shape, field: Field): Finding[] {
  // Followed once and not kept: most resources are never asked for.
  const values = follow(resource, field.path);
  const place = { resource: resource.id, place: `${shape.name}.${field.name}` };
  const breaches = breachesOf(field, values).map(({ constraint, message }) => ({
    severity: field.severity,
    ...place,
    constraint,
    message: field.message ? `${field.message} (${message})` : message,
  }));
  const unserved = unservedValues(field, values);
  return unserved.length
    ? [...breaches, ...unserved.map((each) => ({ ...each, ...place }))]
    : breaches;
}

function typeFindings(resource: Resource): Finding[] {
  const shapes = shapesOf(resource);
  if (shapes.length === 1) return [];
  const types = resource.types.map((type) => `<${type}>`).join(', ') || 'none';
  return [
    {
      severity: shapes.length ? 'violation' : 'warning',
      resource: resource.id,
      message: `expected one type that has a shape, got ${shapes.map(({ name }) => name).join(' and ') || types}`,
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
function unknownProperties(snapshot: Snapshot): Finding[] {
  const { model, described } = snapshot;
  const counts = new Map<string, number>();
  for (const predicate of described.flatMap(({ statements }) => [...statements.keys()])) {
    if (predicate === rdf.type || model.predicates.has(predicate)) continue;
    counts.set(predicate, (counts.get(predicate) ?? 0) + 1);
  }
  return [...counts].map(([predicate, number]) => ({
    severity: 'warning',
    place: `<${predicate}>`,
    message: `no field has this property; resources that have it: ${number}`,
  }));
}
