import type { Field, Model, Shape } from '../../src/model/model.ts';
import { singleStep } from '../../src/rdf/path.ts';
import { rdf, xsd } from '../../src/rdf/vocabulary.ts';
import type { Made, MadeValue } from './made.ts';

/** How triples are spelt. */
interface Syntax {
  readonly head: string;
  /** An address under the base. */
  readonly under: (address: string) => string;
  /** The address of a property, a class or a datatype. */
  readonly named: (address: string) => string;
  /** A subject with its predicates and objects. */
  readonly statements: (subject: string, pairs: readonly Pair[]) => string;
}

type Pair = readonly [predicate: string, term: string];

/** A line for each triple, whole addresses. */
export function nTriples(base: string): Syntax {
  return {
    head: '',
    under: (address) => `<${base}${address}>`,
    named: (address) => `<${address}>`,
    statements: (subject, pairs) =>
      pairs.map((pair) => `${subject} ${pair.join(' ')} .\n`).join(''),
  };
}

/** Turtle as people write it: prefixes, relative addresses, a subject once. */
export function turtle(prefixes: Readonly<Record<string, string>>): Syntax {
  const known = Object.entries(prefixes);
  return {
    head: known.map(([prefix, address]) => `@prefix ${prefix}: <${address}> .\n`).join(''),
    under: (address) => `<${address}>`,
    named: (address) => {
      if (address === rdf.type) return 'a';
      const [prefix, start = ''] = known.find(([, each]) => address.startsWith(each)) ?? [];
      return prefix === undefined ? `<${address}>` : `${prefix}:${address.slice(start.length)}`;
    },
    statements: (subject, pairs) =>
      `${subject}\n${pairs.map((pair) => `    ${pair.join(' ')}`).join(' ;\n')} .\n\n`,
  };
}

/** Made resources in a syntax, a text for each. */
export function* writeMade(
  made: Iterable<Made>,
  { model, syntax }: { model: Model; syntax: Syntax },
): Generator<string> {
  const shapes = new Map(model.shapes.map((shape) => [shape.name, shape]));
  yield syntax.head;
  for (const { shape: name, id, types = [], values } of made) {
    const shape = shapes.get(name);
    if (!shape) throw new Error(`The ontology has no shape ${name}.`);
    const classes = [shape.class, ...types].map((type): Pair => [rdf.type, syntax.named(type)]);
    const statements = Object.entries(values).flatMap(([field, value]) =>
      pairsOf([value].flat<(MadeValue | readonly MadeValue[])[]>(), fieldOf(shape, field), syntax),
    );
    const pairs = [...classes, ...statements].map(([predicate, term]): Pair => [
      syntax.named(predicate),
      term,
    ]);
    yield syntax.statements(syntax.under(id), pairs);
  }
}

function fieldOf(shape: Shape, name: string): Field {
  const field = shape.fields.find((each) => each.name === name);
  if (!field) throw new Error(`The shape ${shape.name} has no field ${name}.`);
  return field;
}

function pairsOf(
  values: readonly MadeValue[],
  { path, range, name }: Field,
  syntax: Syntax,
): Pair[] {
  const step = singleStep(path);
  if (!step || step.inverse) throw new Error(`${name} is no property.`);
  const datatype = range.kind === 'literal' ? range.datatype : xsd.string;
  return values
    .flatMap((value) => termsOf(value, datatype, syntax))
    .map((term) => [step.predicate, term]);
}

function termsOf(value: MadeValue, datatype: string, { under, named }: Syntax): string[] {
  if (typeof value === 'string') {
    const suffix = datatype === xsd.string ? '' : `^^${named(datatype)}`;
    return [`${JSON.stringify(value)}${suffix}`];
  }
  if ('link' in value) return [value.link.includes(':') ? `<${value.link}>` : under(value.link)];
  return Object.entries(value).map(([tag, text]) => `${JSON.stringify(text)}@${tag}`);
}
