import { fieldsWithRole, isLink, type Field, type Shape } from '../model/model.ts';
import type { Resource } from '../reading/view.ts';
import { parentField } from '../model/hierarchy.ts';
import { orderOf } from './linked.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { resourceLink } from './value.ts';

/** More resources than this are no tree on a page: it would be too long to send and to read. */
export const MOST_IN_TREE = 1000;

/** A resource of a hierarchy, and those next below it. */
interface Branch {
  readonly resource: Resource;
  readonly below: readonly Branch[];
}

/** More branches than this at the top are a long tree. */
const MOST_AT_TOP = 8;

/** A hierarchy as nested lists, and whether it has many branches at its top. */
interface Tree {
  readonly piece: Piece;
  readonly isLong: boolean;
}

/**
 * The hierarchy of a shape: what has parts is closed, but for the only one of its list; `undefined` where there is none, or it
 * is too large.
 */
export function treeOf(shape: Shape, reader: Reader): Tree | undefined {
  const { snapshot, ranges } = reader;
  if (!parentField(shape)) return undefined;
  const window = { size: MOST_IN_TREE, from: 'start' } as const;
  const list = snapshot.list(
    { kind: 'class', shape },
    { where: undefined, order: orderOf(shape), window, languages: ranges },
  );
  if (list.totalCount > MOST_IN_TREE) return undefined;
  const { piece, roots } = forestOf(list.nodes, { shape, reader, heading: 'h3' });
  return { piece, isLong: roots > MOST_AT_TOP };
}

interface ForestContext {
  readonly shape: Shape;
  readonly reader: Reader;
  /** The heading of the tree of one classification of several. */
  readonly heading: 'h2' | 'h3';
  /** Whether all of it is open. */
  readonly isOpen?: boolean;
}

/** Resources of a shape as trees, one for each classification where there are several, and how many are at the top. */
export function forestOf(
  resources: readonly Resource[],
  context: ForestContext,
): { readonly piece: Piece; readonly roots: number } {
  const { shape } = context;
  const parent = parentField(shape);
  const roots = parent ? branches(resources, parent) : [];
  const groups = [...bySchemes(roots, shape)];
  const piece =
    groups.length > 1
      ? html`${groups.map(([scheme, some], index) => schemePiece(scheme, some, { ...context, index }))}`
      : listOf(roots, context);
  return { piece, roots: roots.length };
}

/** Each resource below the first one above it; what is in a circle is at the top, so that nothing is left out. */
function branches(resources: readonly Resource[], field: Field): Branch[] {
  const made = new Map(resources.map((resource) => [resource, newBranch(resource)]));
  const top: Branch[] = [];
  for (const [resource, branch] of made) {
    const [above] = resource.links(field);
    const parent = above && !isBelow(above, resource, field) ? made.get(above) : undefined;
    (parent?.below ?? top).push(branch);
  }
  return top;
}

function newBranch(resource: Resource): { resource: Resource; below: Branch[] } {
  return { resource, below: [] };
}

/** Whether the way up from one resource leads to another. */
function isBelow(from: Resource, to: Resource, field: Field): boolean {
  const seen = new Set<Resource>();
  for (let each: Resource | undefined = from; each && !seen.has(each); [each] = each.links(field)) {
    if (each === to) return true;
    seen.add(each);
  }
  return false;
}

/** The branches of each classification, in the order in which they are met; those of none are under `undefined`. */
function bySchemes(
  roots: readonly Branch[],
  shape: Shape,
): ReadonlyMap<Resource | undefined, readonly Branch[]> {
  const [field] = fieldsWithRole(shape, 'scheme').filter(isLink);
  const groups = new Map<Resource | undefined, Branch[]>();
  for (const branch of roots) {
    const scheme = field && branch.resource.links(field)[0];
    const others = groups.get(scheme);
    if (others) others.push(branch);
    else groups.set(scheme, [branch]);
  }
  return groups;
}

function schemePiece(
  scheme: Resource | undefined,
  roots: readonly Branch[],
  { index, ...context }: ForestContext & { readonly index: number },
): Piece {
  const { reader, heading, shape } = context;
  const id = `${shape.segment}-scheme-${index + 1}`;
  const name = scheme ? resourceLink(scheme, reader) : html`${reader.say('inNoScheme')}`;
  const title =
    heading === 'h2' ? html`<h2 id="${id}">${name}</h2>` : html`<h3 id="${id}">${name}</h3>`;
  return html`<section aria-labelledby="${id}">${title} ${listOf(roots, context)}</section> `;
}

function listOf(branches: readonly Branch[], context: ForestContext): Piece {
  return html`<ul class="tree">
    ${branches.map((branch) => itemOf(branch, branches.length === 1, context))}
  </ul>`;
}

function itemOf({ resource, below }: Branch, isOnly: boolean, context: ForestContext): Piece {
  const { reader, isOpen = false } = context;
  const name = resourceLink(resource, reader);
  if (!below.length) return html`<li>${name}</li> `;
  return html`<li>
    ${name}
    <details${isOnly || isOpen ? html` open=""` : undefined}>
      <summary>${reader.say('below', { n: below.length })}</summary>
      ${listOf(below, context)}
    </details>
  </li> `;
}
