// biome-ignore-all lint/a11y/noRedundantRoles: `display` of a phone's cards takes the roles away, so they are written out
import type { ReactNode } from 'react';
import style from './responsive-table.module.css';

export interface Column<Row> {
  key: string;
  title: string;
  show: (row: Row) => ReactNode;
  align?: 'right';
  /** On a phone: `head` leads the card, `inline` shares a line with its neighbours, `hide` is left out. */
  phone?: 'head' | 'inline' | 'hide';
}

/**
 * A table on a desk, cards on a phone, one markup. Roles are written out because changing `display` takes a
 * table's meaning away from screen readers.
 */
export function ResponsiveTable<Row>(props: {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}) {
  return (
    <table className={style.table} role="table" aria-label={props.label}>
      <thead role="rowgroup">
        <tr role="row">
          {props.columns.map((column) => (
            <th key={column.key} role="columnheader" scope="col" data-align={column.align}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.rows.map((row) => (
          <tr key={props.rowKey(row)} role="row">
            {props.columns.map((column) => (
              <td
                key={column.key}
                role="cell"
                data-align={column.align}
                data-phone={column.phone}
                data-label={column.title}
              >
                {column.show(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
