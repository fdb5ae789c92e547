import { createHash } from 'node:crypto';
import type { Field, Model, Shape } from '../model/model.ts';
import { singleStep } from '../rdf/path.ts';
import { rdfs, xsd } from '../rdf/vocabulary.ts';

/** A term definition of JSON-LD 1.1 (section 9.15.1), as far as a field makes one. */
export type TermDefinition = Readonly<Record<string, unknown>>;

/** The terms of a model: those that mean the same everywhere, and those of one shape alone. */
interface Terms {
  readonly everywhere: ReadonlyMap<string, TermDefinition>;
  readonly ofShape: ReadonlyMap<Shape, ReadonlyMap<string, TermDefinition>>;
}

/** The terms that the fields of a model make. A name that means two things is a term of each shape by itself. */
export function termsOf(model: Model): Terms {
  const meanings = new Map<string, Set<string>>();
  for (const { fields } of model.shapes)
    for (const field of fields) {
      const known = meanings.get(field.name) ?? new Set<string>();
      meanings.set(field.name, known.add(JSON.stringify(definitionOf(field) ?? null)));
    }
  const isShared = ({ name }: Field): boolean => meanings.get(name)?.size === 1;
  const definitions = (fields: readonly Field[]): ReadonlyMap<string, TermDefinition> =>
    new Map(
      fields.flatMap((field) => {
        const definition = definitionOf(field);
        return definition ? [[field.name, definition] as const] : [];
      }),
    );
  return {
    everywhere: definitions(model.shapes.flatMap(({ fields }) => fields.filter(isShared))),
    ofShape: new Map(
      model.shapes.map((shape) => [
        shape,
        definitions(shape.fields.filter((field) => !isShared(field))),
      ]),
    ),
  };
}

/** What a field is in JSON-LD; `undefined` where its path is not one predicate, forward or backward. */
function definitionOf({ path, range, many }: Field): TermDefinition | undefined {
  const step = singleStep(path);
  if (!step) return undefined;
  if (step.inverse) return { '@reverse': step.predicate, '@type': '@id' };
  const set = many ? ['@set'] : [];
  // Several texts of a language are a list in a map, after which a reader of streams takes no more types
  // (jsonld-streaming-parser 5.0.1): each such text says its own language.
  if (range.kind === 'text')
    return { '@id': step.predicate, '@container': many ? '@set' : '@language' };
  return {
    '@id': step.predicate,
    ...(range.kind !== 'literal' && { '@type': '@id' }),
    ...(range.kind === 'literal' && coercion(range.datatype)),
    ...(set.length && { '@container': '@set' }),
  };
}

/** `"@language": null` keeps a text with a language, or a value of another datatype, out of a plain string's term. */
function coercion(datatype: string): TermDefinition {
  // Values of several datatypes say each which they have.
  if (datatype === rdfs.Literal) return {};
  return datatype === xsd.string ? { '@language': null } : { '@type': datatype };
}

/** The JSON-LD context of a model, as a text that is the same for the same model. */
export class ContextDocument {
  readonly text: string;
  /** A hash of the text: the context's own version, in its address. */
  readonly hash: string;

  constructor(model: Model) {
    this.text = `${JSON.stringify({ '@context': contextOf(model) }, null, 2)}\n`;
    this.hash = createHash('sha256').update(this.text).digest('hex').slice(0, 16);
  }
}

function contextOf(model: Model): Record<string, unknown> {
  const { everywhere, ofShape } = termsOf(model);
  const classes = model.shapes.map((shape) => {
    const scoped = ofShape.get(shape) ?? new Map<string, TermDefinition>();
    const context = scoped.size ? { '@context': Object.fromEntries(scoped) } : {};
    return [shape.name, { '@id': shape.class, ...context }] as const;
  });
  return {
    '@version': 1.1,
    id: '@id',
    // A plain alias: of any other rdflib makes nothing, and then applies no type-scoped context.
    type: '@type',
    ...Object.fromEntries(classes),
    ...Object.fromEntries(everywhere),
  };
}
