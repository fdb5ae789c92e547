import { singleStep } from '../../rdf/path.ts';
import type { Model } from '../../model/model.ts';
import { nameOf } from '../text.ts';
import type { Reader } from '../reader.ts';

/** What the editor completes: a prefix, or a name with one, and what it is for people. */
interface Completion {
  readonly label: string;
  readonly kind: 'prefix' | 'class' | 'property';
  readonly detail: string;
}

/** The prefixes of the catalogue, its classes and its properties, each once. */
export function completionsFor(reader: Reader): Completion[] {
  const { model } = reader.snapshot;
  const found = new Map<string, Completion>();
  const add = (completion: Completion): void => {
    if (!found.has(completion.label)) found.set(completion.label, completion);
  };
  for (const [prefix, address] of Object.entries(model.prefixes))
    add({ label: `PREFIX ${prefix}: <${address}>`, kind: 'prefix', detail: '' });
  for (const shape of model.shapes) {
    add({
      label: shortened(shape.class, model),
      kind: 'class',
      detail: nameOf(shape, reader).value,
    });
  }
  for (const field of model.shapes.flatMap(({ fields }) => fields)) {
    const step = singleStep(field.path);
    if (!step) continue;
    const label = shortened(step.predicate, model);
    add({ label, kind: 'property', detail: nameOf(field, reader).value });
  }
  return [...found.values()];
}

/** An address with a prefix of the catalogue, or in brackets. */
export function shortened(address: string, { prefixes }: Pick<Model, 'prefixes'>): string {
  const [prefix, start] =
    Object.entries(prefixes).find(
      ([, each]) =>
        address.startsWith(each) && /^[\p{L}\p{N}_-]+$/u.test(address.slice(each.length)),
    ) ?? [];
  if (prefix === undefined || start === undefined) return `<${address}>`;
  return `${prefix}:${address.slice(start.length)}`;
}

/** A query to begin with: how many resources there are of each class. */
export function firstQuery({ prefixes }: Pick<Model, 'prefixes'>): string {
  const lines = Object.entries(prefixes).map(
    ([prefix, address]) => `PREFIX ${prefix}: <${address}>`,
  );
  return [
    ...lines,
    '',
    'SELECT ?class (COUNT(?resource) AS ?number)',
    'WHERE { ?resource a ?class }',
    'GROUP BY ?class',
    'ORDER BY DESC(?number)',
    '',
  ].join('\n');
}
