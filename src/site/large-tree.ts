import type { Field } from '../model/model.ts';
import { singleStep } from '../rdf/path.ts';
import type { Condition } from '../reading/condition.ts';
import type { List, Resource } from '../reading/view.ts';
import { pathTo } from '../reading/hierarchy.ts';
import { MOST_VALUES, orderOf } from './linked.ts';
import { listAddress, type AskedList } from './list-filter.ts';
import { hasValue } from './list-members.ts';
import { html, type Piece } from './piece.ts';
import { resourceLink } from './value.ts';

/** Whether what is below a resource is found from there, without reading all others. */
export function isFoundFromAbove({ path }: Field): boolean {
  const step = singleStep(path);
  return step !== undefined && !step.inverse;
}

/** The condition that nothing is above a resource. */
export function isTop(field: Field): Condition {
  const inner = { kind: 'constant', value: true } as const;
  return field.many
    ? { kind: 'links', field, quantifier: 'none', inner }
    : { kind: 'not', part: { kind: 'link', field, inner, missing: false } };
}

/** Some resources of a hierarchy that is too large for a page: each leads to what is next below it. */
export function closedBranches(
  resources: readonly Resource[],
  field: Field,
  asked: AskedList,
): Piece {
  return html`<ul class="tree">
    ${resources.map((resource) => closedBranch(resource, field, asked))}
  </ul>`;
}

function closedBranch(resource: Resource, field: Field, asked: AskedList): Piece {
  const { reader } = asked;
  const n = belowOf(resource, field, asked).totalCount;
  const way = html`<a href="${listAddress(asked, { open: resource.id })}"
    >${reader.say('below', { n })}</a
  >`;
  return html`<li>${resourceLink(resource, reader)} ${n ? way : undefined}</li> `;
}

/** An open branch of a large hierarchy: the way to it from the top, and the first of those next below it. */
export function openBranch(resource: Resource, field: Field, asked: AskedList): Piece {
  const below = belowOf(resource, field, asked);
  const hidden = below.totalCount - below.nodes.length;
  const rest = hidden ? html`<p>${asked.reader.say('more', { n: hidden })}</p>` : undefined;
  const opened = html`${closedBranches(below.nodes, field, asked)} ${rest}`;
  return [...pathTo(resource), resource].reduceRight<Piece>(
    (inner, each) =>
      html`<ul class="tree">
        <li>${resourceLink(each, asked.reader)} ${inner}</li>
      </ul>`,
    opened,
  );
}

/** What is next below a resource, by code or name. */
function belowOf({ id }: Resource, field: Field, { shape, reader }: AskedList): List {
  return reader.snapshot.list(
    { kind: 'class', shape },
    {
      where: hasValue(field, id),
      order: orderOf(shape),
      window: { size: MOST_VALUES, from: 'start' },
      languages: reader.ranges,
    },
  );
}
