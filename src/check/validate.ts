import type { DatasetCore, Quad, Term } from '@rdfjs/types';
import type { Store } from 'n3';
import { rdf, rdfs, SHACL, sh } from '../rdf/vocabulary.ts';
import type { Finding } from './finding.ts';
import type { Loaded } from './load.ts';

/**
 * What a full SHACL validator finds in the data beyond what the check from the model found. It takes seconds where that
 * check takes milliseconds, so the server does not wait for it, and its library is loaded here alone.
 */
export async function validate({
  shapes,
  data,
  findings,
}: Pick<Loaded, 'shapes' | 'data' | 'findings'>): Promise<Finding[]> {
  const { default: Validator } = await import('rdf-validate-shacl');
  const report = await new Validator(shapes).validate(withoutSubclasses(data));
  const known = new Set(findings.map(keyOf));
  const found = report.results.map((result): Finding => ({
    severity: result.severity.value === sh.Violation ? 'violation' : 'warning',
    resource: result.focusNode.value,
    place: placeOf(shapes, result.sourceShape, typesOf(data, result.focusNode)),
    constraint: constraintOf(result.sourceConstraintComponent.value),
    message: result.message.map(({ value }) => value).join('; ') || 'is not kept',
  }));
  return found.filter((finding) => !known.has(keyOf(finding)));
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
  const name = (node: Term): string =>
    shapes.getObjects(node, sh.codeIdentifier, null)[0]?.value ?? '';
  const owners = shapes.getSubjects(sh.property, source, null);
  const isOwn = (owner: Term): boolean =>
    shapes.getObjects(owner, sh.targetClass, null).some(({ value }) => types.includes(value));
  const owner = owners.find(isOwn) ?? owners[0];
  return owner ? `${name(owner)}.${name(source)}` : name(source);
}
