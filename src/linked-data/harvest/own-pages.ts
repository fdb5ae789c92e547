import { datasets } from '../../check/datasets.ts';
import type { Snapshot } from '../../store/snapshot.ts';
import type { Writing } from '../writing.ts';
import { harvestPage } from '../harvest-page.ts';
import { pageNumber, pageOf } from '../paging.ts';
import { writeTurtle } from '../write-turtle.ts';
import type { Harvest } from './harvest-check.ts';

/** The catalogue's own pages for harvesters, written as they are served. Of so many datasets each is told by itself. */
export function ownPages(snapshot: Snapshot, writing: Writing, most: number): Harvest {
  const { base, language } = snapshot;
  const list = { address: `${base}dcat`, ending: '.ttl', total: datasets(snapshot).length };
  const start = list.address + list.ending;
  return {
    ...{ start, base, language, most },
    pageAt: (address) => {
      const [path = '', search = ''] = address.split('?', 2);
      const number = path === start ? pageNumber(new URLSearchParams(search)) : undefined;
      const page = number === undefined ? undefined : pageOf({ ...list, number });
      return page && [...writeTurtle(harvestPage(snapshot, page), writing)].join('');
    },
  };
}
