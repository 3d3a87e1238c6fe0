import type { Child } from "hono/jsx";

/** One column: its heading, and what each row shows in it. */
export interface Column<Row> {
  readonly label: string;
  readonly cell: (row: Row) => Child;
  /** Numbers, money, dates: figures of equal width, aligned at the end. */
  readonly numeric?: boolean;
  /** The column that names the row. */
  readonly heading?: boolean;
}

interface DataTableProps<Row> {
  caption: string;
  /** The caption is read out but not shown, where a heading above says the same. */
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Compact rows, for the staff's lists. */
  dense?: boolean;
}

/** Browsers forget the meaning of table elements that are shown as blocks (below), so it is said again. */
const as = (role: string) => ({ role });

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const kind = column.numeric ? "numeric" : undefined;
  const content = <span dir="auto">{column.cell(row)}</span>;
  if (column.heading) {
    return (
      <th scope="row" {...as("rowheader")} class={kind}>
        {content}
      </th>
    );
  }
  return (
    <td {...as("cell")} class={kind} data-label={column.label}>
      {content}
    </td>
  );
}

/**
 * A table with its caption. On a narrow screen each row becomes a block whose cells carry their column's name.
 */
export function DataTable<Row>({ caption, captionHidden, columns, rows, dense }: DataTableProps<Row>) {
  return (
    <table class={dense ? "table table-dense" : "table"} {...as("table")}>
      <caption class={captionHidden ? "visually-hidden" : undefined}>{caption}</caption>
      <thead {...as("rowgroup")}>
        <tr {...as("row")}>
          {columns.map((column) => (
            <th scope="col" {...as("columnheader")} class={column.numeric ? "numeric" : undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...as("rowgroup")}>
        {rows.map((row) => (
          <tr {...as("row")}>
            {columns.map((column) => (
              <Cell column={column as Column<unknown>} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
