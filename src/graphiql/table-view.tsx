import type { ReactNode } from 'react';
import type { Cell } from './answer/flatten.ts';
import type { Table } from './answer/tables.ts';

/** More rows make the page slow. */
const MOST_ROWS = 500;

/** A table in a region that can be scrolled with the keyboard; its first column names each row. */
export function TableView({ table }: { readonly table: Table }): ReactNode {
  const { title, columns, size } = table;
  const rows = table.rows.slice(0, MOST_ROWS);
  return (
    <div className="varanto-table" role="region" aria-label={`Table: ${title}`} tabIndex={0}>
      <table>
        <caption>
          <div>
            {title} <span>({size})</span>
          </div>
        </caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col">
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
      {rows.length < table.rows.length && (
        <p>{`The first ${MOST_ROWS} rows are shown; the JSON has all.`}</p>
      )}
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
