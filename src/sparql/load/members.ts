import type { Shape } from '../../model/model.ts';
import { compare, filter, integer, text, triple, variable } from '../query/query.ts';
import { sidecar } from '../sidecar/terms.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import type { Loading } from './loading.ts';
import { addressIn, numberIn, textIn } from './rows.ts';

/** Every resource of a shape by address; without a shape every one that has statements. */
export async function loadMembers(
  shape: Shape | undefined,
  { asker, view }: Loading,
): Promise<readonly RemoteResource[]> {
  const [subject, place, name] = [variable('s'), variable('a'), variable('t')];
  const shapes = new Map(view.model.shapes.map((each) => [each.name, each]));
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
      const resource = view.resource(addressIn(row, 's'));
      resource.know(row.has('t') ? (shapes.get(textIn(row, 't')) ?? null) : null);
      found.push(resource);
      last = numberIn(row, 'a');
    }
    if (rows.length < asker.maxRows) return found;
  }
}
