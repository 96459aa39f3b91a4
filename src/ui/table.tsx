import type { Child, FC } from "hono/jsx";
import { classes } from "./attributes.ts";
import { Dated } from "./dated.tsx";

export type Column = { key: string; label: string; align?: "start" | "end" };
export type Row = { key: string; cells: Record<string, Child> };

/**
 * A table whose first column names the row. On a narrow screen rows become blocks with the column's name
 * beside each value; the explicit roles keep rows and headers for screen readers, which lose them when
 * `display` changes.
 */
export const DataTable: FC<{
  caption: string;
  hideCaption?: boolean;
  columns: readonly Column[];
  rows: readonly Row[];
}> = ({ caption, hideCaption, columns, rows }) => (
  <table class="data-table" role="table">
    <caption class={classes(hideCaption && "visually-hidden")}>{caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        {columns.map(({ label, align }) => (
          <th scope="col" role="columnheader" class={classes(align === "end" && "align-end")}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map((row) => (
        <tr role="row">
          {columns.map(({ key, label, align }, index) =>
            index === 0 ? (
              <th scope="row" role="rowheader" class={classes(align === "end" && "align-end")}>
                <Dated>{row.cells[key]}</Dated>
              </th>
            ) : (
              <td role="cell" class={classes(align === "end" && "align-end")}>
                <span class="cell-label" aria-hidden="true">
                  <Dated>{label}</Dated>
                </span>
                <span class="cell-value"><Dated>{row.cells[key]}</Dated></span>
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
);
