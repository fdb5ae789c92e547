import type { DatasetCore, Quad, Term } from '@rdfjs/types';
import { DataFactory, type Store } from 'n3';
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

/** What a full SHACL validator needs: the catalogue, and what the check from the model found. */
export type Validated = Pick<Loaded, 'snapshot' | 'shapes' | 'data' | 'findings'>;

async function run({ shapes, data }: Validated, far: readonly OwnedField[]): Promise<Finding[]> {
  const { default: Validator } = await import('rdf-validate-shacl');
  const validator = new Validator(readableShapes(shapes, far), EVERY_NODE);
  const report = await validator.validate(apart(data));
  return report.results.map((result) => ({
    severity: result.severity.value === sh.Violation ? 'violation' : 'warning',
    resource: original(result.focusNode).value,
    place: placeOf(shapes, result.sourceShape, typesOf(data, original(result.focusNode))),
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

/** The option without which rdf-validate-shacl takes a node that it has met fifty times for one that keeps its shape; its types do not know it. */
export const EVERY_NODE: object = { maxNodeChecks: 0 };

const IMPORTS = 'http://www.w3.org/2002/07/owl#imports';
const SUBCLASS = DataFactory.namedNode(rdfs.subClassOf);
/** In place of `rdfs:subClassOf` in both graphs, so that paths follow it as any other property. */
const STAND_IN = DataFactory.namedNode('urn:varanto:subClassOf');

/** A quad as the validator reads it. */
function renamed(quad: Quad): Quad {
  const { subject, predicate, object } = quad;
  if (![subject, predicate, object].some((term) => term.equals(SUBCLASS))) return quad;
  const swap = <Part extends Term>(term: Part): Part | typeof STAND_IN =>
    term.equals(SUBCLASS) ? STAND_IN : term;
  return DataFactory.quad(swap(subject), swap(predicate), swap(object));
}

/**
 * The data as the validator reads it, which asks for matches alone: no second copy is made. A resource has one type that
 * has a shape; a validator would give it those of the classes above as well, were there any `rdfs:subClassOf`.
 */
function apart(data: Store): DatasetCore {
  const match = (...pattern: (Term | null | undefined)[]): Set<Quad> => {
    if (pattern.some((term) => term?.equals(SUBCLASS))) return new Set();
    const [subject, predicate, object] = pattern.map((term) => (term ? original(term) : null));
    const quads = data.getQuads(subject ?? null, predicate ?? null, object ?? null, null);
    return new Set(quads.map(renamed));
  };
  return { match, size: data.size } as unknown as DatasetCore;
}

/** A term of the data, for one that the validator has read. */
function original(term: Term): Term {
  return term.equals(STAND_IN) ? SUBCLASS : term;
}

/**
 * The shapes without some of their fields, and without what the validator would stop at: patterns that are none of
 * JavaScript, and other ontologies' addresses.
 */
function readableShapes(shapes: Store, leftOut: readonly OwnedField[]): DatasetCore {
  const places = new Set(leftOut.map(({ shape, field }) => `${shape.name}.${field.name}`));
  const readable = emptyStore();
  for (const quad of shapes.getQuads(null, null, null, null))
    if (isReadable(quad, shapes, places)) readable.addQuad(renamed(quad));
  return readable;
}

function isReadable(
  { subject, predicate, object }: Quad,
  shapes: Store,
  leftOut: ReadonlySet<string>,
): boolean {
  switch (predicate.value) {
    case IMPORTS:
      return false;
    case sh.property:
      return !leftOut.has(`${nameIn(shapes, subject)}.${nameIn(shapes, object)}`);
    case `${SHACL}pattern`: {
      const [flags] = shapes.getObjects(subject, `${SHACL}flags`, null);
      return isOfJavaScript(object.value, flags?.value);
    }
    default:
      return true;
  }
}

function isOfJavaScript(pattern: string, flags: string | undefined): boolean {
  try {
    return Boolean(new RegExp(pattern, flags));
  } catch {
    return false;
  }
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
