import type { DatasetCore, Quad, Term } from '@rdfjs/types';
import type { Store } from 'n3';
import { rdf, rdfs, SHACL, sh } from '../rdf/vocabulary.ts';
import { emptyStore } from '../store/empty-store.ts';
import { farClosures, type OwnedField } from './far-closures.ts';
import type { Finding } from './finding.ts';
import type { Loaded } from './load.ts';

/**
 * What a full SHACL validator finds in the data beyond what the check from the model found. It takes seconds where that
 * check takes milliseconds, so the server does not wait for it, and its library is loaded here alone. Where it fails, or a
 * field is too much for it, a warning says so: what the other check found counts all the same.
 */
export async function validate(loaded: Validated): Promise<Finding[]> {
  const far = farClosures(loaded.snapshot);
  const known = new Set(loaded.findings.map(keyOf));
  try {
    const found = await run(loaded, far);
    return [...far.map(leftOut), ...found.filter((finding) => !known.has(keyOf(finding)))];
  } catch (error) {
    return [failed(error)];
  }
}

type Validated = Pick<Loaded, 'snapshot' | 'shapes' | 'data' | 'findings'>;

async function run({ shapes, data }: Validated, far: readonly OwnedField[]): Promise<Finding[]> {
  const { default: Validator } = await import('rdf-validate-shacl');
  const validator = new Validator(without(far, shapes));
  const report = await validator.validate(withoutSubclasses(data));
  return report.results.map((result) => ({
    severity: result.severity.value === sh.Violation ? 'violation' : 'warning',
    resource: result.focusNode.value,
    place: placeOf(shapes, result.sourceShape, typesOf(data, result.focusNode)),
    constraint: constraintOf(result.sourceConstraintComponent.value),
    message: result.message.map(({ value }) => value).join('; ') || 'is not kept',
  }));
}

const OURS = 'what else is listed here is of the check that the server makes at its start';

function leftOut({ shape, field }: OwnedField): Finding {
  const place = `${shape.name}.${field.name}`;
  const message = `leads too far for the full SHACL validator, which leaves this field out; ${OURS}`;
  return { severity: 'warning', place, message };
}

function failed(error: unknown): Finding {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { severity: 'warning', message: `the full SHACL validator failed (${reason}); ${OURS}` };
}

/** The shapes without some of their fields. */
function without(fields: readonly OwnedField[], shapes: Store): DatasetCore {
  if (!fields.length) return shapes;
  const places = new Set(fields.map(({ shape, field }) => `${shape.name}.${field.name}`));
  const kept = emptyStore();
  for (const quad of shapes.getQuads(null, null, null, null)) {
    const isLeftOut =
      quad.predicate.value === sh.property &&
      places.has(`${nameIn(shapes, quad.subject)}.${nameIn(shapes, quad.object)}`);
    if (!isLeftOut) kept.addQuad(quad);
  }
  return kept;
}

/**
 * The data as the validator reads it, which asks for matches alone: no second copy is made. A resource has one type that
 * has a shape; a validator would give it those of the classes above as well.
 */
function withoutSubclasses(data: Store): DatasetCore {
  const match = (subject?: Term, predicate?: Term, object?: Term): Set<Quad> => {
    const quads = data.getQuads(subject ?? null, predicate ?? null, object ?? null, null);
    return new Set(quads.filter((quad) => quad.predicate.value !== rdfs.subClassOf));
  };
  return { match, size: data.size } as unknown as DatasetCore;
}
/** "MinCountConstraintComponent" is the parameter minCount. */
function constraintOf(component: string): string {
  const name = component.slice(SHACL.length).replace(/ConstraintComponent$/, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function keyOf({ resource, place, constraint }: Finding): string {
  return JSON.stringify([resource, place, constraint]);
}

function typesOf(data: Store, resource: Term): string[] {
  return data.getObjects(resource, rdf.type, null).map(({ value }) => value);
}

/** The names of node shape and property shape; of several node shapes that share it, that of the resource's type. */
function placeOf(shapes: Store, source: Term, types: readonly string[]): string {
  const owners = shapes.getSubjects(sh.property, source, null);
  const isOwn = (owner: Term): boolean =>
    shapes.getObjects(owner, sh.targetClass, null).some(({ value }) => types.includes(value));
  const owner = owners.find(isOwn) ?? owners[0];
  return owner ? `${nameIn(shapes, owner)}.${nameIn(shapes, source)}` : nameIn(shapes, source);
}

function nameIn(shapes: Store, node: Term): string {
  return shapes.getObjects(node, sh.codeIdentifier, null)[0]?.value ?? '';
}
