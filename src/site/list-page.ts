import type { Field, Shape } from '../model/model.ts';
import { unhurried, type Pace } from '../reading/pace.ts';
import type { Resource } from '../reading/view.ts';
import { parentField } from '../model/hierarchy.ts';
import { keeperOf, pathTo } from '../reading/hierarchy.ts';
import { closedBranches, isFoundFromAbove, isTop, openBranch } from './large-tree.ts';
import { orderOf } from './linked.ts';
import { facetLists, filterForm, listAddress, type AskedList } from './list-filter.ts';
import { membersOf, workedOut, type ListContext, type Members } from './list-members.ts';
import { alphabet, linksAround, paging, relations, type PageLinks } from './list-places.ts';
import { facetFields, isFiltered, listRequest, listSearch } from './list-request.ts';
import { otherFormats, pageOf, type Alternate, type Link, type Page } from './page.ts';
import { html, type Piece } from './piece.ts';
import { readerOf, type Reader, type Reading } from './reader.ts';
import { listSignposts } from './signposts.ts';
import { descriptionOf, labelOf, pluralNameOf, textPiece } from './text.ts';
import { forestOf, MOST_IN_TREE } from './tree.ts';
import { resourceLink } from './value.ts';

interface CollectionPage extends Reading {
  readonly shape: Shape;
  /** The address of the list, without a query. */
  readonly list: string;
  /** What is asked of the list. */
  readonly query: URLSearchParams;
  readonly alternates: readonly Alternate[];
  readonly pace?: Pace | undefined;
}

/** A list, what is asked of it, and how its page is made. */
interface Asking extends AskedList, ListContext {}

/** What a list shows: the members themselves, and what comes before and after them. */
interface Shown {
  readonly content: Piece;
  readonly count: number;
  readonly index?: Piece | undefined;
  readonly paging?: Piece | undefined;
  readonly links?: PageLinks;
  /** Those of this page. */
  readonly members?: readonly Resource[];
}

/** More members than this can be filtered by words. */
const MOST_WITHOUT_FILTER = 10;

/**
 * A page of the list of a shape's resources: by code or name, as a tree where they have a hierarchy, with a filter by words and
 * by the values of some fields.
 */
export async function collectionPage(given: CollectionPage): Promise<Page> {
  const { shape, list: address, query, alternates, pace = unhurried } = given;
  const reader = readerOf(given);
  const request = listRequest(query, shape, reader.snapshot.base);
  const asking = { shape, address, request, reader, pace };
  const members = await membersOf(request, asking);
  const total = reader.snapshot.list({ kind: 'class', shape }, everyMember).totalCount;
  const shown = await shownOf(members, total, asking);
  const heading = pluralNameOf(shape, reader);
  const description = descriptionOf(shape, reader);
  const { previous: prev, next } = shown.links ?? {};
  const isWhole = !isFiltered(request) && request.open === undefined;
  return pageOf({
    reader,
    title: heading,
    summary: description.value,
    path: [],
    alternates,
    canonical: isWhole ? address + listSearch(request, reader.snapshot.base) : undefined,
    relations: { prev, next },
    links: [...linksOf(shown.links), ...listSignposts(shown.members ?? [], alternates)],
    meaning: `#${shape.name}`,
    main: html`<h1 class="name">${textPiece(heading)}</h1>
      <p>${textPiece(description)}</p>
      ${total > MOST_WITHOUT_FILTER || isFiltered(request) ? await narrowing(members, asking) : undefined}
      <p>${amount(shown.count, total, asking)}</p>
      ${shown.index} ${shown.content} ${shown.paging} ${otherFormats(alternates, reader)}`,
  });
}

/** The ways to the pages around, for the header. */
function linksOf(links: PageLinks = {}): Link[] {
  return relations.flatMap(([name, rel]) => {
    const href = links[name];
    return href === undefined ? [] : [{ rel, href }];
  });
}

/** All of a class, for its number. */
const everyMember = {
  ...{ where: undefined, order: [], languages: [] },
  window: { size: 0, from: 'start' },
} as const;

async function narrowing(members: Members, asking: Asking): Promise<Piece> {
  const fields = facetFields(asking.shape).filter((field) => isWorthNarrowing(field, asking));
  await workedOut(members.list, fields, asking.pace);
  return html`${filterForm(asking)} ${facetLists(members.list.facets(fields), asking)}`;
}

/** A tree shows itself what is above, and which classification; what was chosen can be left. */
function isWorthNarrowing(field: Field, { shape, request }: Asking): boolean {
  if (!parentField(shape) || request.chosen.has(field)) return true;
  return !field.roles.has('parent') && !field.roles.has('scheme');
}

function amount(count: number, total: number, { request, reader, address }: Asking): Piece {
  const { say } = reader;
  const isWhole = !isFiltered(request) && request.open === undefined;
  if (isWhole) return html`${say('total', { n: total })}.`;
  const way = html`<a href="${listAddress({ address, reader }, {})}">${say('wholeList')}</a>`;
  if (!count) return html`${say('noMatch')} ${way}`;
  return isFiltered(request) ? html`${say('found', { n: count, total })}. ${way}` : way;
}

async function shownOf(members: Members, total: number, asking: Asking): Promise<Shown> {
  const field = parentField(asking.shape);
  if (!field) return flat(members, asking);
  if (total <= MOST_IN_TREE) return wholeTree(members, total, asking);
  if (isFiltered(asking.request) || !isFoundFromAbove(field)) return flat(members, asking);
  const { reader, request } = asking;
  const opened = request.open === undefined ? undefined : reader.snapshot.find(request.open);
  if (opened?.shape === asking.shape)
    return { count: 1, content: openBranch(opened, field, asking) };
  const roots = await membersOf(request, asking, isTop(field));
  const branches = closedBranches(roots.all.slice(roots.start, roots.end), field, asking);
  return { ...placed(roots, asking), content: branches };
}

/** A hierarchy that has room on a page; where it is filtered, with what is above those that are left. */
function wholeTree({ all }: Members, total: number, asking: Asking): Shown {
  const { shape, reader } = asking;
  const isAll = all.length === total;
  const kept = new Set(isAll ? all : all.flatMap((each) => [each, ...pathTo(each)]));
  const resources = isAll ? all : inOrder(shape, reader).filter((each) => kept.has(each));
  const { piece } = forestOf(resources, { shape, reader, heading: 'h2', isOpen: !isAll });
  return { content: all.length ? piece : html``, count: all.length, members: all };
}

/** All of a small class by code or name. */
function inOrder(shape: Shape, { snapshot, ranges }: Reader): readonly Resource[] {
  const window = { size: MOST_IN_TREE, from: 'start' } as const;
  const question = { where: undefined, order: orderOf(shape), window, languages: ranges };
  return snapshot.list({ kind: 'class', shape }, question).nodes;
}

function flat(members: Members, asking: Asking): Shown {
  const { all, start, end } = members;
  const index = hasCode(asking.shape) ? undefined : alphabet(members, asking);
  const items = all
    .slice(start, end)
    .map((resource, offset) => memberItem(resource, index?.anchors.get(start + offset), asking));
  const content = html`<ul class="members">
    ${items}
  </ul>`;
  return {
    ...placed(members, asking),
    index: index?.piece,
    content: items.length ? content : html``,
  };
}

/** The ways from a page to the others of its list. */
function placed(members: Members, asking: Asking): Omit<Shown, 'content'> {
  const { all, start, end } = members;
  const links = linksAround(members, asking);
  const total = all.length;
  return {
    count: total,
    links,
    members: all.slice(start, end),
    paging: paging({ start, end, total, links }, asking.reader),
  };
}

function hasCode({ fields }: Shape): boolean {
  return fields.some(({ roles }) => roles.has('code'));
}

/** A member with its code, and with who keeps it. */
function memberItem(resource: Resource, id: string | undefined, { reader }: Asking): Piece {
  const keeper = keeperOf(resource);
  const name = resourceLink(resource, reader);
  const by = keeper && html` <small class="keeper">${textPiece(labelOf(keeper, reader))}</small>`;
  return id === undefined ? html`<li>${name}${by}</li> ` : html`<li id="${id}">${name}${by}</li> `;
}
