import { loadLinkLists } from '../list/load-list.ts';
import { fill } from './fill.ts';
import type { Loading } from './loading.ts';
import { fieldsWanted, listsWanted, wantsBehind, type Want } from './wants.ts';

/** Loads what is wanted of resources, and of those behind them. */
export async function loadWants(wants: readonly Want[], loading: Loading): Promise<void> {
  let level = wants;
  while (level.length) {
    const [lists] = await Promise.all([
      Promise.all(listsWanted(level).map((list) => loadLinkLists(list, loading))),
      fill(fieldsWanted(level), loading),
    ]);
    level = [...wantsBehind(level), ...lists.flat()];
  }
}
