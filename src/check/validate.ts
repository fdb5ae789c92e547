import type { DatasetCore, Quad, Term } from '@rdfjs/types';
import { DataFactory, type Store } from 'n3';
import { rdf, rdfs, SHACL, sh } from '../rdf/vocabulary.ts';
import { emptyStore } from '../store/empty-store.ts';
import type { ShapeCheck } from '../model/constraints.ts';
import type { Model } from '../model/model.ts';
import { idOf } from '../store/id-of.ts';
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

async function run(loaded: Validated, far: readonly OwnedField[]): Promise<Finding[]> {
  const { shapes, data, snapshot } = loaded;
  const places = placesOf(snapshot.model);
  const { default: Validator } = await import('rdf-validate-shacl');
  const validator = new Validator(readableShapes(shapes, far), EVERY_NODE);
  const report = await validator.validate(apart(loaded));
  return report.results.map((result) => ({
    severity: isMild(result.severity) ? 'warning' : 'violation',
    resource: idOf(original(result.focusNode)),
    place: placeOf(places, result.sourceShape, typesOf(data, original(result.focusNode))),
    constraint: constraintOf(result.sourceConstraintComponent.value),
    message: result.message.map(({ value }) => value).join('; ') || 'does not conform',
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
/** In place of `rdfs:subClassOf` in the shapes, and for what the data says with it: paths follow it as any other property. */
const STAND_IN = DataFactory.namedNode('urn:varanto:subClassOf');

/** A quad of the shapes as the validator reads it. */
function renamed(quad: Quad): Quad {
  const { subject, predicate, object } = quad;
  if (![subject, predicate, object].some((term) => term.equals(SUBCLASS))) return quad;
  const swap = <Part extends Term>(term: Part): Part | typeof STAND_IN =>
    term.equals(SUBCLASS) ? STAND_IN : term;
  return DataFactory.quad(swap(subject), swap(predicate), swap(object));
}

/**
 * The data as the validator reads it, which asks for matches alone: no second copy is made. It finds subclasses in the
 * statements of the ontology and of the data, as the check does, and what a path finds is of the data alone.
 */
function apart({ data, shapes }: Validated): DatasetCore {
  const match = (...pattern: (Term | null | undefined)[]): Set<Quad> => {
    const [subject, predicate, object] = pattern.map((term) => (term ? original(term) : null));
    const found = (store: Store): Quad[] =>
      store.getQuads(subject ?? null, predicate ?? null, object ?? null, null);
    if (pattern[1]?.equals(SUBCLASS)) return new Set([...found(shapes), ...found(data)]);
    const quads = found(data);
    return new Set(predicate?.equals(SUBCLASS) ? quads.map(renamed) : quads);
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

/** A shape, and the classes that its owner is for. */
interface Placed {
  readonly place: string;
  readonly classes: readonly string[];
}

/** What findings call the shapes, by their addresses or the names of their blank nodes. */
function placesOf({ checks }: Model): ReadonlyMap<string, readonly Placed[]> {
  const places = new Map<string, Placed[]>();
  const note = (check: ShapeCheck, classes: readonly string[]): void => {
    const known = places.get(check.id) ?? [];
    if (known.some(({ place }) => place === check.place)) return;
    places.set(check.id, [...known, { place: check.place, classes }]);
    for (const each of check.constraints.property ?? []) note(each, classes);
  };
  for (const check of checks) note(check, check.targets.classes);
  return places;
}

/** Of several node shapes that share a property shape it is in that of the resource's type. */
function placeOf(
  places: ReadonlyMap<string, readonly Placed[]>,
  source: Term,
  types: readonly string[],
): string {
  const known = places.get(source.value) ?? [];
  const own = known.find(({ classes }) => classes.some((type) => types.includes(type)));
  return (own ?? known[0])?.place ?? source.value;
}

function isMild(severity: Term): boolean {
  return ['Warning', 'Info', 'Debug', 'Trace'].some((name) => severity.value === SHACL + name);
}

function nameIn(shapes: Store, node: Term): string {
  return shapes.getObjects(node, sh.codeIdentifier, null)[0]?.value ?? '';
}
