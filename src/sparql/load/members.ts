import type { Shape } from '../../model/model.ts';
import type { Row } from '../engine/engine.ts';
import { compare, filter, integer, text, triple, variable } from '../query/query.ts';
import { sidecar } from '../sidecar/terms.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import type { Loading } from './loading.ts';
import { addressIn, numberIn, textIn } from './rows.ts';

/** Every resource of a shape by address; without a shape every one that has statements. */
export async function loadMembers(
  shape: Shape | undefined,
  { asker, view, version: { about, wholeness } }: Loading,
): Promise<readonly RemoteResource[]> {
  const [subject, place, name] = [variable('s'), variable('a'), variable('t')];
  const found: RemoteResource[] = [];
  let last = -1;
  for (;;) {
    const rows = await asker.ask(
      {
        columns: [subject, place, name],
        where: [
          ...(shape ? [triple(subject, sidecar.shape, text(shape.name))] : []),
          triple(subject, sidecar.at, place),
          filter(compare(place, '>', integer(last))),
          { kind: 'optional', patterns: [triple(subject, sidecar.shape, name)] },
        ],
        orderBy: [{ of: place }],
        limit: asker.maxRows,
      },
      { s: 'iri', a: 'integer', t: 'text' },
    );
    for (const row of rows) {
      found.push(knownIn(row, view));
      last = numberIn(row, 'a');
    }
    if (rows.length < asker.maxRows) break;
  }
  const expected = shape ? (about.members[shape.name]?.[0] ?? 0) : about.described;
  if (found.length === expected) return found;
  throw wholeness.missing(
    `Expected ${expected} ${shape ? `of ${shape.name}` : 'resources'}, got ${found.length}`,
  );
}

/** The resources with statements from one place to another in the order of addresses, all of them. */
export async function loadPlaces(
  [from, to]: readonly [number, number],
  { asker, view, version: { wholeness } }: Loading,
): Promise<readonly RemoteResource[]> {
  const [subject, place, name] = [variable('s'), variable('a'), variable('t')];
  const rows = await asker.ask(
    {
      columns: [subject, place, name],
      where: [
        triple(subject, sidecar.at, place),
        filter(compare(place, '>=', integer(from))),
        filter(compare(place, '<', integer(to))),
        { kind: 'optional', patterns: [triple(subject, sidecar.shape, name)] },
      ],
      orderBy: [{ of: place }],
      limit: to - from,
    },
    { s: 'iri', a: 'integer', t: 'text' },
  );
  if (rows.length !== to - from)
    throw wholeness.missing(`Expected ${to - from} resources, got ${rows.length}`);
  return rows.map((row) => knownIn(row, view));
}

function knownIn(row: Row, view: Loading['view']): RemoteResource {
  const resource = view.resource(addressIn(row, 's'));
  const name = row.has('t') ? textIn(row, 't') : undefined;
  resource.know(view.model.shapes.find((shape) => shape.name === name) ?? null);
  return resource;
}
