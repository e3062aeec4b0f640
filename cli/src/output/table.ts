import Table from "cli-table3";
import { visibleWidth, wrapped } from "./wrapped.ts";

/** Two blanks between columns and no lines: the eye aligns by itself. */
const BORDERLESS = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "   ",
};

const GAP = BORDERLESS.middle.length;

/** A last column of fewer characters is no pleasure to read. */
export const LEAST_ROOM = 30;

export interface TableOptions {
  /** The columns, from 0, that are flush right. */
  readonly right?: readonly number[];
  /** How wide the table may be: the last column is wrapped to fit. */
  readonly within?: number;
  /** How the lines begin that its cells are wrapped to. */
  readonly hang?: string;
}

/** Rows of cells as aligned lines. */
export function table(rows: readonly (readonly string[])[], options: TableOptions = {}): string {
  const width = columnsOf(rows);
  const room = roomForLast(rows, options.within ?? Number.POSITIVE_INFINITY);
  const layout = new Table({
    chars: BORDERLESS,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    colAligns: Array.from({ length: width }, (_, column) =>
      options.right?.includes(column) ? "right" : "left",
    ),
  });
  layout.push(
    ...rows.map((row) =>
      row.map((cell, column) => (column === width - 1 ? wrapped(cell, room, options.hang) : cell)),
    ),
  );
  return layout
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** How many characters the last column has in a table of that width. */
export function roomForLast(rows: readonly (readonly string[])[], within: number): number {
  const width = columnsOf(rows);
  const others = Array.from({ length: Math.max(0, width - 1) }, (_, column) =>
    Math.max(0, ...rows.map((row) => visibleWidth(row[column] ?? ""))),
  );
  return others.reduce((room, taken) => room - taken - GAP, within);
}

function columnsOf(rows: readonly (readonly string[])[]): number {
  return Math.max(0, ...rows.map((row) => row.length));
}
