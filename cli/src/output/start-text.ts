import { isAbsolute, relative, sep } from "node:path";
import { asTypedHere } from "../as-typed-here.ts";
import { printableLine } from "./printable.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";

export interface StartTextOptions {
  /** The twin's folder, absolute. */
  readonly folder: string;
  /** The port it takes; 0: any that is free. */
  readonly port: number;
  /** The folder the user is in. */
  readonly from: string;
  readonly style: Style;
}

/** How to start a twin that was written into a folder, and where clients find it then. */
export function startText({ folder, port, from, style }: StartTextOptions): string {
  const { dim, link, strong } = style;
  const url = port === 0 ? "the one that it shows then" : link(`http://127.0.0.1:${port}`);
  const rows = [
    [`    ${dim("start it")}`, strong(printableLine(asTypedHere(`wt up ${asWord(folder, from)}`)))],
    [`    ${dim("base URL")}`, url],
    ["", dim("for an SDK, in place of the server URL that the description states")],
  ];
  return table(rows);
}

/** The folder as a word of a command line that cannot be taken for a twin's name. */
function asWord(folder: string, from: string): string {
  const path = relative(from, folder);
  const isBelow = !isAbsolute(path) && path.split(sep)[0] !== "..";
  const word = isBelow ? `./${path}` : path;
  return /^[\w./\\:@+-]+$/.test(word) ? word : JSON.stringify(word);
}
