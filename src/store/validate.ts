import type { Term } from '@rdfjs/types';
import { sh } from '../rdf/vocabulary.ts';
import { local } from '../model/shapes-graph.ts';
import type { Finding } from './finding.ts';
import type { Loaded } from './load.ts';

/**
 * What a full SHACL validator finds in the data beyond what the check from the model found. It takes seconds where that
 * check takes milliseconds, so the server does not wait for it, and its library is loaded here alone.
 */
export async function validate({ shapes, data, findings }: Loaded): Promise<Finding[]> {
  const { default: Validator } = await import('rdf-validate-shacl');
  const report = await new Validator(shapes).validate(data);
  const known = new Set(findings.map(keyOf));
  const found = report.results.map((result): Finding => {
    const [shape, field] = namesOf(shapes, result.sourceShape);
    return {
      severity: result.severity.value === sh.Violation ? 'violation' : 'warning',
      resource: result.focusNode.value,
      place: [shape, field].filter(Boolean).join('.'),
      constraint: constraintOf(result.sourceConstraintComponent.value),
      message: result.message.map(({ value }) => value).join('; ') || 'is not kept',
    };
  });
  return found.filter((finding) => !known.has(keyOf(finding)));
}

/** "MinCountConstraintComponent" is the parameter minCount. */
function constraintOf(component: string): string {
  const name = local(component).replace(/ConstraintComponent$/, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function keyOf({ resource, place, constraint }: Finding): string {
  return JSON.stringify([resource, place, constraint]);
}

/** The names of the node shape and the property shape that a result comes from. */
function namesOf(shapes: Loaded['shapes'], source: Term | null | undefined): string[] {
  if (!source) return [];
  const name = (node: Term): string =>
    shapes.getObjects(node, sh.codeIdentifier, null)[0]?.value ?? '';
  const [owner] = shapes.getSubjects(sh.property, source, null);
  return owner ? [name(owner), name(source)] : [name(source)];
}
