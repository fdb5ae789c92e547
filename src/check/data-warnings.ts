import type { Field, Model } from '../model/model.ts';
import { singleStep } from '../rdf/path.ts';
import { dct, rdf } from '../rdf/vocabulary.ts';
import type { Resource } from '../reading/view.ts';
import type { Finding } from './finding.ts';

/** Warnings of one resource: of texts in a language that the catalogue does not use, and of facts without a source. */
export class DataWarnings {
  readonly #model: Model;
  readonly #languages: ReadonlySet<string>;
  readonly #sources: ReadonlyMap<string, SourceFields>;

  constructor(model: Model, stated: readonly string[]) {
    this.#model = model;
    const named = model.shapes.flatMap(({ names }) => names.map(({ language }) => language));
    this.#languages = new Set([...named, ...stated].map(primary).filter(Boolean));
    this.#sources = new Map(model.shapes.flatMap((shape) => sourceFieldsOf(shape, model)));
  }

  of(resource: Resource): Finding[] {
    return [...this.#foreignTexts(resource), ...this.#unsourced(resource)];
  }

  #foreignTexts({ id, statements }: Resource): Finding[] {
    if (!this.#languages.size) return [];
    const known = [...this.#languages].sort().join(', ');
    return [...statements].flatMap(([predicate, values]) =>
      values.flatMap((value): Finding[] => {
        if (value.kind !== 'literal' || !value.language) return [];
        if (this.#languages.has(primary(value.language))) return [];
        const message = `expected a text in a language of the catalogue (${known}), got one in "${value.language}"`;
        return [{ severity: 'warning', resource: id, place: `<${predicate}>`, message }];
      }),
    );
  }

  /** The facts of a resource that its source record has no entry for, where it has some. */
  #unsourced(resource: Resource): Finding[] {
    const fields = resource.shape && this.#sources.get(resource.shape.name);
    if (!fields) return [];
    const entries = resource.links(fields.source).flatMap((record) => record.links(fields.entry));
    if (!entries.length) return [];
    const sourced = new Set(
      entries
        .flatMap((entry) => entry.values(fields.property))
        .map((value) => (value.kind === 'resource' ? value.id : value.value)),
    );
    const missing = [...resource.statements.keys()].filter(
      (predicate) =>
        predicate !== rdf.type && this.#model.predicates.has(predicate) && !sourced.has(predicate),
    );
    if (!missing.length) return [];
    const names = missing.map((each) => `<${each}>`).join(', ');
    const message = `expected a source for each fact, got none for ${names}`;
    return [{ severity: 'warning', resource: resource.id, message }];
  }
}

/** The languages that a catalogue states. */
export function statedLanguages(catalogue: Resource | undefined): string[] {
  const values = catalogue?.objects(dct.language) ?? [];
  return values.flatMap((value) => (value.kind === 'literal' ? [value.value] : []));
}

function primary(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? '';
}

interface SourceFields {
  readonly source: Field;
  readonly entry: Field;
  readonly property: Field;
}

/** The fields by which the sources of a shape's resources are found; only of what has its record by a link to it. */
export function sourceFieldsOf(
  { name, fields }: Model['shapes'][number],
  { shapes }: Model,
): [string, SourceFields][] {
  const source = fields.find(({ roles }) => roles.has('source'));
  const all = shapes.flatMap((shape) => shape.fields);
  const entry = all.find(({ roles }) => roles.has('entry'));
  const property = all.find(({ roles }) => roles.has('entry property'));
  const isInverse = source && singleStep(source.path)?.inverse;
  return source && entry && property && isInverse ? [[name, { source, entry, property }]] : [];
}
