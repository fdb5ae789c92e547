import type { ViewLoading } from './dialect.ts';
import { fieldsWanted, listsWanted, wantsBehind, type Want } from './wants.ts';

/** Loads what is wanted of resources, and of those behind them. */
export async function loadWants(wants: readonly Want[], loading: ViewLoading): Promise<void> {
  const { dialect } = loading.version;
  let level = wants;
  while (level.length) {
    const [lists] = await Promise.all([
      Promise.all(listsWanted(level).map((list) => dialect.loadLinkLists(list, loading))),
      dialect.fill(fieldsWanted(level), loading),
    ]);
    level = [...wantsBehind(level), ...lists.flat()];
  }
}
