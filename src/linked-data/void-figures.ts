import { integer } from '../rdf/literal.ts';
import type { Resource } from '../reading/view.ts';
import { voID } from './document-vocabulary.ts';
import { nameOf } from './namespace.ts';
import type { Statements } from './statements.ts';

/** What the figures are of. */
interface Counted {
  readonly dataset: Resource;
  /** The prefix of the addresses of its parts: every resource has an address. */
  readonly parts: string;
}

/** Adds the counts, in all and for each property and class (VoID, sections 4.4 to 4.6). */
export function addFigures(statements: Statements, { dataset, parts }: Counted): void {
  const { view } = dataset;
  const { shapeOfClass, prefixes } = view.model;
  if (!view.figures) return;
  const { properties, classes, ...totals } = view.figures;
  const numbers = { ...totals, properties: properties.size, classes: classes.size };
  for (const [name, property] of TOTALS)
    statements.add(dataset, property, [integer(numbers[name])]);
  for (const term of [...properties.keys(), ...classes.keys()])
    statements.link(dataset, voID.vocabulary, nameOf(term, prefixes).namespace);
  for (const [property, triples] of properties) {
    const part = view.resource(`${parts}property-${readable(property, prefixes)}`);
    statements.link(dataset, voID.propertyPartition, part.id);
    statements.link(part, voID.property, property);
    statements.add(part, voID.triples, [integer(triples)]);
  }
  for (const [type, entities] of classes) {
    const name = shapeOfClass.get(type)?.name ?? readable(type, prefixes);
    const part = view.resource(`${parts}class-${name}`);
    statements.link(dataset, voID.classPartition, part.id);
    statements.link(part, voID.class, type);
    statements.add(part, voID.entities, [integer(entities)]);
  }
}

const TOTALS = [
  ['triples', voID.triples],
  ['entities', voID.entities],
  ['subjects', voID.distinctSubjects],
  ['objects', voID.distinctObjects],
  ['properties', voID.properties],
  ['classes', voID.classes],
] as const;

/** A term in a fragment: with its prefix, `dct:title`, else its whole address. No two terms come out alike. */
function readable(term: string, prefixes: Readonly<Record<string, string>>): string {
  const { prefix, local } = nameOf(term, prefixes);
  return prefix === undefined ? encodeURIComponent(term) : `${prefix}:${encodeURIComponent(local)}`;
}
