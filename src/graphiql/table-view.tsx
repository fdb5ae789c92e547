import type { ReactNode } from 'react';
import type { Cell } from './answer/flatten.ts';
import type { Table } from './answer/tables.ts';

/** More rows make the page slow. */
const MOST_ROWS = 500;

/** A table in a region that can be scrolled with the keyboard; its first column names each row. */
export function TableView({ table }: { readonly table: Table }): ReactNode {
  const { title, columns } = table;
  const rows = table.rows.slice(0, MOST_ROWS);
  return (
    <div className="varanto-table" role="region" aria-label={`Table: ${title}`} tabIndex={0}>
      <table>
        <caption>
          {title} <span>({sizeOf(rows.length, table)})</span>
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>{cells.map((cell, index) => cellView(cell, index))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellView(cell: Cell, index: number): ReactNode {
  const content = typeof cell === 'object' ? listView(cell) : valueView(cell);
  if (index === 0)
    return (
      <th key={index} scope="row">
        {content}
      </th>
    );
  return (
    <td key={index} className={typeof cell === 'number' ? 'varanto-number' : undefined}>
      {content}
    </td>
  );
}

function listView(values: readonly string[]): ReactNode {
  if (!values.length) return null;
  return (
    <ul>
      {values.map((value, index) => (
        <li key={index}>{valueView(value)}</li>
      ))}
    </ul>
  );
}

function valueView(value: string | number): ReactNode {
  if (typeof value === 'string' && /^https?:\/\/\S+$/.test(value))
    return <a href={value}>{shortened(value)}</a>;
  return value;
}

/** An address of this catalogue without its beginning, which they all share. */
function shortened(address: string): string {
  const base = new URL('.', location.href).href;
  return address.startsWith(base) ? address.slice(base.length) || address : address;
}

/** How much of the list is here: `7 rows`, `20 of 36 rows`. */
function sizeOf(shown: number, { rows, total = rows.length }: Table): string {
  return shown < total ? `${shown} of ${total} rows` : `${shown} ${shown === 1 ? 'row' : 'rows'}`;
}
