import type { Term } from '@rdfjs/types';
import type { ValueNames } from '../rdf/datatype.ts';
import type { Node } from '../rdf/literal.ts';
import { varanto, xsd } from '../rdf/vocabulary.ts';
import { OntologyError } from './ontology-error.ts';
import type { ShapesGraph } from './shapes-graph.ts';

/** What a field of an enum is read with. */
interface EnumContext {
  readonly graph: ShapesGraph;
  readonly where: string;
  /** The values that `sh:in` allows. */
  readonly allowed: readonly Node[] | undefined;
}

/** The names of a field's values where `varanto:enum` wants the field to be an enum of GraphQL; throws where it cannot be. */
export function readEnum(
  node: Term,
  { graph, where, allowed }: EnumContext,
): ValueNames | undefined {
  if (!graph.values(node, varanto.enum).length) return undefined;
  if (!graph.isTrue(node, varanto.enum, where)) return undefined;
  if (!allowed?.length || !allowed.every(isPlain))
    throw new OntologyError(where, 'has varanto:enum, which wants sh:in of texts or of addresses');
  const names = new Map(allowed.map((value) => [textOf(value), nameOf(value)]));
  const [twice] = [...names].filter(([text, name]) =>
    [...names].some(([other, same]) => same === name && other !== text),
  );
  if (twice) throw new OntologyError(where, `has two values that an enum calls ${twice[1]}`);
  return { type: where.replace(/\.(.)/, (_dot, first: string) => first.toUpperCase()), names };
}

function isPlain(node: Node): boolean {
  return node.kind === 'resource' || (node.datatype === xsd.string && node.value !== '');
}

function textOf(node: Node): string {
  return node.kind === 'resource' ? node.id : node.value;
}

/** Words that no value of an enum is called. */
const RESERVED = new Set(['true', 'false', 'null']);

/** A text as a name of GraphQL, or the last part of an address: "in use" is in_use, and "2.0" is _2_0. */
function nameOf(node: Node): string {
  const text = textOf(node);
  const last = node.kind === 'resource' ? (/[^/#:]+(?=[/#:]?$)/.exec(text)?.[0] ?? text) : text;
  const plain = last.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\W/g, '_');
  const isName = /^[a-z]/i.test(plain) && !RESERVED.has(plain);
  return isName ? plain : `_${plain.replace(/^_+/, '')}`;
}
