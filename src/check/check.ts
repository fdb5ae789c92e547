import type { Model, Shape } from '../model/model.ts';
import { dct, rdf } from '../rdf/vocabulary.ts';
import { addressFindings } from './check-addresses.ts';
import type { Breach } from './check-values.ts';
import { findingCycles } from './cycles.ts';
import { datasetFindings } from './datasets.ts';
import type { OwnedField } from './far-closures.ts';
import { FieldChecks, listedValues } from './field-checks.ts';
import type { Finding } from './finding.ts';
import { blankTexts, unservedValues } from './served-values.ts';
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
  const checks = new FieldChecks();
  const unknown = new UnknownProperties(snapshot.model);
  const findings = catalogueFindings(snapshot);
  let checked = 0;
  for (const resource of yield* snapshot.describing()) {
    findings.push(...resourceFindings(resource, checks));
    unknown.note(resource);
    if (++checked % TOGETHER === 0) yield;
  }
  return [
    ...findings,
    ...(yield* findingCycles(snapshot)),
    ...datasetFindings(snapshot),
    ...unknown.findings,
  ];
}

function resourceFindings(resource: StoredResource, checks: FieldChecks): Finding[] {
  return [
    ...typeFindings(resource),
    ...addressFindings(resource),
    ...shapesOf(resource).flatMap((shape) =>
      shape.fields.flatMap((field) => fieldFindings(resource, { shape, field }, checks)),
    ),
  ];
}

/** SHACL targets every shape of a resource, also where the catalogue allows but one. */
function shapesOf(resource: StoredResource): Shape[] {
  const { shapeOfClass } = resource.view.model;
  return resource.types.flatMap((type) => shapeOfClass.get(type) ?? []);
}

function fieldFindings(
  resource: StoredResource,
  owned: OwnedField,
  checks: FieldChecks,
): Finding[] {
  const { shape, field } = owned;
  const values = listedValues(resource, field);
  const found = checks
    .breaches(resource, field, values)
    .map((breach) => findingOf(breach, resource, owned));
  const unserved = values ? [...unservedValues(field, values), ...blankTexts(field, values)] : [];
  if (!unserved.length) return found;
  const place = { resource: resource.id, place: `${shape.name}.${field.name}` };
  return [...found, ...unserved.map((each) => ({ ...each, ...place }))];
}

function findingOf(
  { constraint, message }: Breach,
  { id }: StoredResource,
  { shape, field }: OwnedField,
): Finding {
  return {
    severity: field.severity,
    resource: id,
    place: `${shape.name}.${field.name}`,
    constraint,
    message: field.message ? `${field.message} (${message})` : message,
  };
}

/** A catalogue without a shape of its own may state its language all the same. */
function statesLanguageAlone({ id, view, statements }: StoredResource): boolean {
  return id === view.base && statements.size === 1 && statements.has(dct.language);
}

function typeFindings(resource: StoredResource): Finding[] {
  const shapes = shapesOf(resource);
  if (shapes.length === 1 || statesLanguageAlone(resource)) return [];
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
      message: `no field has this property; resources that have it: ${number}`,
    }));
  }
}
