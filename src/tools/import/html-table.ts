import { defaultTreeAdapter, type DefaultTreeAdapterTypes } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;

/** Elements that a table has in it where it does no more than place parts of a page. */
const LAYOUT = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table']);

/** What a table is: one list, where each of its rows is one cell; cells that belong together; or a layout. */
export function kindOfTable(table: Element): 'list' | 'cells' | 'layout' {
  const all = within(table);
  if (all.some(({ tagName }) => LAYOUT.has(tagName))) return 'layout';
  const rows = all.filter(({ tagName }) => tagName === 'tr').map(within);
  const isList = rows.every(
    (row) => row.filter(({ tagName }) => tagName === 'td' || tagName === 'th').length <= 1,
  );
  return isList ? 'list' : 'cells';
}

function within({ childNodes }: Element): Element[] {
  return childNodes
    .filter((node) => defaultTreeAdapter.isElementNode(node))
    .flatMap((element) => [element, ...within(element)]);
}
