import { textOf } from "./utf8.ts";

/** A commit's or a tag's headers, and the message behind them. */
export interface Headers {
  values(name: string): readonly string[];
  readonly message: string;
}

export function headersOf(bytes: Uint8Array): Headers {
  const text = textOf(bytes);
  const end = text.indexOf("\n\n");
  const lines = text.slice(0, end).replaceAll("\n ", "\u0000").split("\n");
  return {
    values: (name) =>
      lines
        .filter((line) => line.startsWith(`${name} `))
        .map((line) => line.slice(name.length + 1).replaceAll("\u0000", "\n")),
    message: text.slice(end + 2),
  };
}
