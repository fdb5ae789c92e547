import type { Field, Shape } from '../model/model.ts';
import type { Resource } from '../reading/view.ts';
import { parentField } from './hierarchy.ts';
import { orderOf } from './linked.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { resourceLink } from './value.ts';

/** More resources than this are no tree on a page: it would be too long to send and to read. */
const MOST_IN_TREE = 2000;

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
  const roots = rootsOf(shape, reader);
  return roots && { piece: listOf(roots, reader), isLong: roots.length > MOST_AT_TOP };
}

function rootsOf(shape: Shape, { snapshot, ranges }: Reader): Branch[] | undefined {
  const field = parentField(shape);
  if (!field) return undefined;
  const list = snapshot.list(
    { kind: 'class', shape },
    {
      where: undefined,
      order: orderOf(shape),
      window: { size: MOST_IN_TREE, from: 'start' },
      languages: ranges,
    },
  );
  if (list.totalCount > MOST_IN_TREE) return undefined;
  return branches(list.nodes, field);
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

function listOf(branches: readonly Branch[], reader: Reader): Piece {
  return html`<ul class="tree">
    ${branches.map((branch) => itemOf(branch, branches.length === 1, reader))}
  </ul>`;
}

function itemOf({ resource, below }: Branch, isOpen: boolean, reader: Reader): Piece {
  const name = resourceLink(resource, reader);
  if (!below.length) return html`<li>${name}</li> `;
  return html`<li>
    ${name}
    <details${isOpen ? html` open=""` : undefined}>
      <summary>${reader.say('below', { n: below.length })}</summary>
      ${listOf(below, reader)}
    </details>
  </li> `;
}
