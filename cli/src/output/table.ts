import Table from "cli-table3";

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

/** Rows of cells as aligned lines; columns named in `right` (from 0) are flush right. */
export function table(
  rows: readonly (readonly string[])[],
  options: { right?: readonly number[] } = {},
): string {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const layout = new Table({
    chars: BORDERLESS,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    colAligns: Array.from({ length: width }, (_, column) =>
      options.right?.includes(column) ? "right" : "left",
    ),
  });
  layout.push(...rows.map((row) => [...row]));
  return layout
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}
