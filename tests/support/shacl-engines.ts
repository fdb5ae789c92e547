import type { Term } from '@rdfjs/types';
import { DataFactory, Store } from 'n3';
import RdfValidateShacl from 'rdf-validate-shacl';
import { Validator } from 'shacl-engine';

/** What a SHACL engine finds, without its own words. */
export interface Found {
  readonly severity: string;
  readonly focus: string;
  readonly path: string;
  readonly constraint: string;
  readonly value: string;
}

type Engine = (shapes: Store, data: Store) => Promise<Found[]>;

/** Two engines that share no code. */
const engines: Readonly<Record<'rdf-validate-shacl' | 'shacl-engine', Engine>> = {
  'rdf-validate-shacl': async (shapes, data) => {
    const { results } = await new RdfValidateShacl(shapes).validate(data);
    return results
      .map((result) => ({
        severity: local(result.severity),
        focus: result.focusNode.value,
        path: textOf(result.path),
        constraint: local(result.sourceConstraintComponent),
        value: textOf(result.value),
      }))
      .sort(compare);
  },
  'shacl-engine': async (shapes, data) => {
    const validator = new Validator(shapes, { factory: DataFactory });
    const { results } = await validator.validate({ dataset: data });
    return results
      .map((result) => ({
        severity: local(result.severity),
        focus: result.focusNode.term.value,
        path: result.path?.[0]?.predicates[0]?.value ?? '',
        constraint: local(result.constraintComponent),
        value: result.value?.term?.value ?? '',
      }))
      .sort(compare);
  },
};

/** What one of them finds. */
export function foundBy(
  engine: keyof typeof engines,
  shapes: Store,
  data: Store,
): Promise<Found[]> {
  return engines[engine](shapes, data);
}

/** What both engines find; throws where they do not find the same. */
export async function foundByBoth(shapes: Store, data: Store): Promise<Found[]> {
  const [one, other] = await Promise.all(
    Object.values(engines).map((engine) => engine(shapes, data)),
  );
  if (JSON.stringify(one) !== JSON.stringify(other))
    throw new Error(`the engines differ: ${JSON.stringify({ one, other }, null, 1)}`);
  return one ?? [];
}

/** A result may be of no path and no value, whatever the library's types say. */
function textOf(term: Term | null | undefined): string {
  return term?.value ?? '';
}

function local({ value }: Term): string {
  return value.replace(/^.*#/, '').replace(/ConstraintComponent$/, '');
}

function compare(a: Found, b: Found): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
