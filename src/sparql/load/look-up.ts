import { address, triple, variable } from '../query/query.ts';
import { isWritable } from '../query/write-query.ts';
import { sidecar } from '../sidecar/terms.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import { chunks } from './fill.ts';
import type { Loading } from './loading.ts';
import { addressIn, textIn } from './rows.ts';

/** Loads which of some resources are described, and their shapes. */
export async function lookUp(
  resources: readonly RemoteResource[],
  { asker, view }: Loading,
): Promise<void> {
  const unknown = [...new Set(resources)].filter(({ isKnown }) => !isKnown);
  const asked = unknown.filter(({ id }) => isWritable(id));
  const [subject, place, shape] = [variable('s'), variable('a'), variable('t')];
  const rows = await Promise.all(
    chunks(asked, asker.maxValues).map((part) =>
      asker.ask(
        {
          columns: [subject, shape],
          where: [
            { kind: 'values', variable: subject, terms: part.map(({ id }) => address(id)) },
            triple(subject, sidecar.at, place),
            { kind: 'optional', patterns: [triple(subject, sidecar.shape, shape)] },
          ],
          limit: part.length + 1,
        },
        { s: 'iri', t: 'text' },
      ),
    ),
  );
  const found = new Map(
    rows.flat().map((row) => [addressIn(row, 's'), row.has('t') ? textIn(row, 't') : undefined]),
  );
  for (const resource of unknown) {
    const name = found.get(resource.id);
    const shape = view.model.shapes.find((each) => each.name === name);
    resource.know(shape ?? null, found.has(resource.id));
  }
}
