import { datasets } from '../../check/datasets.ts';
import type { View } from '../../reading/view.ts';
import type { Writing } from '../writing.ts';
import { harvestPage } from '../harvest-page.ts';
import { placeIn } from '../page-place.ts';
import { pageIn, partOf } from '../paging.ts';
import { writeTurtle } from '../write-turtle.ts';
import { ckanLocale } from './ckan-looks.ts';
import type { Harvest } from './harvest-check.ts';

/** The catalogue's own pages for harvesters, written as they are served. Of so many datasets each is told by itself. */
export function ownPages(view: View, writing: Writing, most: number): Harvest {
  const { base } = view;
  const language = ckanLocale(view.language);
  const [address, ending] = [`${base}dcat`, '.ttl'];
  const list = { address, base, members: datasets(view) };
  const start = address + ending;
  return {
    ...{ start, base, language, most },
    pageAt: (asked) => {
      const [path = '', search = ''] = asked.split('?', 2);
      const place = path === start ? placeIn(new URLSearchParams(search), base) : undefined;
      const part = place && partOf(list, place);
      return part && [...writeTurtle(harvestPage(view, pageIn(part, ending)), writing)].join('');
    },
  };
}
