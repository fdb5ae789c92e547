import { datatypes } from '../../rdf/datatype.ts';
import { XSD } from '../../rdf/vocabulary.ts';
import { textOf, type HarvestNode, type Told } from './harvest-graph.ts';
import type { Look, Sight } from './harvest-rule.ts';

/** The nodes at the end of the path that have no value of its last property. */
export const lacks: Look = (sight) =>
  before(sight)
    .filter((node) => !node.values(last(sight)).length)
    .map(({ id }) => id);

/** Those that have values, but none in which there is something to read. */
export const blank: Look = (sight) =>
  before(sight)
    .filter((node) => node.values(last(sight)).length)
    .filter((node) => !node.texts(last(sight)).some((text) => text.trim()))
    .map(({ id }) => id);

/** The node, where nothing points to it by the property. */
export const unnamed: Look = ({ node, page, path: [property = ''] }) =>
  page.named(property).has(node) ? [] : [node.id];

/** How many values there are, where there may be but one. */
export const several: Look = ({ node, path: [property = ''] }) => {
  const { size } = new Set(node.texts(property));
  return size > 1 ? [String(size)] : [];
};

/** The values that are no literals. */
export const textless: Look = (sight) =>
  ends(sight)
    .filter(({ kind }) => kind === 'node')
    .map(textOf);

/** The values that are not said to be of a class. */
export function isNot(type: string): Look {
  return (sight) =>
    ends(sight)
      .filter((value) => value.kind !== 'node' || !value.is(type))
      .map(textOf);
}

/** What there is, where none of it is from a list. */
export function noneFrom(list: string): Look {
  return (sight) => {
    const found = ends(sight).map(textOf);
    return found.some((text) => text.startsWith(list)) ? [] : [found.join(' ')];
  };
}

/** The values that do not look as they should. */
export function unlike(pattern: RegExp): Look {
  return (sight) =>
    ends(sight)
      .map(textOf)
      .filter((text) => !pattern.test(text));
}

/** The values that are no day and no time. */
export const undated: Look = (sight) =>
  ends(sight)
    .filter((value) => !isDated(value))
    .map(textOf);

/** The address of the node, where nobody could fetch it from elsewhere. */
export const unreachable: Look = ({ node: { id } }) => {
  const host = URL.canParse(id) ? new URL(id).hostname : '';
  const isLocal = /^(localhost|127\..*|\[::1\]|.*\.localhost)$/.test(host);
  return /^https?:/i.test(id) && !isLocal ? [] : [id];
};

/** The dataset that goes by the same identifier. */
export const replaces: Look = ({ node, earlier }) =>
  earlier === undefined || earlier === node.id ? [] : [earlier];

/** The types of XML Schema that a date may have (DCAT-AP 3.0.1, temporal literal). */
const TIMES = new Set(['date', 'dateTime', 'gYear', 'gYearMonth'].map((name) => XSD + name));

function isDated(value: Told): boolean {
  if (value.kind === 'node' || !TIMES.has(value.datatype)) return false;
  return !datatypes.get(value.datatype)?.flaw(value.value);
}

function last({ path }: Sight): string {
  return path.at(-1) ?? '';
}

function before({ node, path }: Sight): readonly HarvestNode[] {
  let nodes: readonly HarvestNode[] = [node];
  for (const property of path.slice(0, -1)) nodes = nodes.flatMap((each) => each.nodes(property));
  return nodes;
}

function ends(sight: Sight): readonly Told[] {
  return before(sight).flatMap((node) => node.values(last(sight)));
}
