import type { Quad, Term } from '@rdfjs/types';
import { DataFactory, Store } from 'n3';
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
  const report = await new Validator(readableShapes(shapes), EVERY_NODE).validate(apart(data));
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

/** Without this it takes a node that it has met fifty times for one that keeps its shape; its types do not know the option. */
const EVERY_NODE: object = { maxNodeChecks: 0 };

const IMPORTS = 'http://www.w3.org/2002/07/owl#imports';
const SUBCLASS = DataFactory.namedNode(rdfs.subClassOf);
/** What stands for `rdfs:subClassOf` in both graphs, so that paths follow it as any other property. */
const STAND_IN = DataFactory.namedNode('urn:varanto:subClassOf');

/** A resource has one type that has a shape; a validator would give it those of the classes above as well. */
function apart(statements: Store): Store {
  const swap = <Part extends Term>(term: Part): Part | typeof STAND_IN =>
    term.equals(SUBCLASS) ? STAND_IN : term;
  const isConcerned = ({ subject, predicate, object }: Quad): boolean =>
    [subject, predicate, object].some((term) => term.equals(SUBCLASS));
  return new Store(
    statements
      .getQuads(null, null, null, null)
      .map((quad) =>
        isConcerned(quad)
          ? DataFactory.quad(swap(quad.subject), swap(quad.predicate), swap(quad.object))
          : quad,
      ),
  );
}

/** The shapes without what the validator would stop at: patterns that are none of JavaScript, and other ontologies' addresses. */
function readableShapes(shapes: Store): Store {
  const readable = apart(shapes);
  for (const quad of readable.getQuads(null, IMPORTS, null, null)) readable.delete(quad);
  for (const quad of readable.getQuads(null, `${SHACL}pattern`, null, null)) {
    const [flags] = readable.getObjects(quad.subject, `${SHACL}flags`, null);
    if (!isOfJavaScript(quad.object.value, flags?.value)) readable.delete(quad);
  }
  return readable;
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
  const name = (node: Term): string =>
    shapes.getObjects(node, sh.codeIdentifier, null)[0]?.value ?? '';
  const owners = shapes.getSubjects(sh.property, source, null);
  const isOwn = (owner: Term): boolean =>
    shapes.getObjects(owner, sh.targetClass, null).some(({ value }) => types.includes(value));
  const owner = owners.find(isOwn) ?? owners[0];
  return owner ? `${name(owner)}.${name(source)}` : name(source);
}
