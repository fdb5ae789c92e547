import type { ViewLoading } from '../load/dialect.ts';
import { TooMuchToLoad } from '../load/asking.ts';
import { addressIn } from '../load/rows.ts';
import {
  call,
  compare,
  filter,
  text,
  valueOfTerm,
  variable,
  type Pattern,
  type Variable,
} from '../query/query.ts';
import type { RemoteResource } from '../view/remote-resource.ts';

/** What addresses are asked for. */
interface Asked {
  /** What each of them keeps: all of it is found once for each. */
  readonly where: readonly Pattern[];
  readonly of: Variable;
  /** More are too many. */
  readonly most?: number;
  /** What they are, for who is told that they are too many. */
  readonly what?: string;
}

/** All addresses that some patterns find, in their order: in pages, each after the last address of the one before. */
export async function loadAddresses(
  { where, of, most = Infinity, what = 'resources' }: Asked,
  { asker, view }: ViewLoading,
): Promise<readonly RemoteResource[]> {
  const key = variable('a');
  const found: RemoteResource[] = [];
  for (let last: string | undefined; ;) {
    const limit = Math.min(asker.maxRows, most + 1 - found.length);
    const rows = await asker.ask(
      {
        columns: [of, key],
        where: [
          ...where,
          filter(call('isIRI', valueOfTerm(of))),
          { kind: 'bind', value: call('STR', valueOfTerm(of)), variable: key },
          ...(last === undefined ? [] : [filter(compare(key, '>', text(last)))]),
        ],
        orderBy: [{ of: key }],
        limit,
      },
      { [of.name]: 'iri' },
      'data',
    );
    for (const row of rows) found.push(view.resource(addressIn(row, of.name)));
    if (found.length > most)
      throw new TooMuchToLoad(
        `Expected at most ${most} ${what} for what the engine does not make itself; ask for pages, totals and facets of links, or filter by the address of what they link to.`,
      );
    if (rows.length < limit) return found;
    last = found.at(-1)?.id;
  }
}
