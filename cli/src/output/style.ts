import { styleText } from "node:util";

type Format = Parameters<typeof styleText>[0];

/** Words of the terminal's look; without colour each is the plain text. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly link: (text: string) => string;
}

/** The style for a stream: `NO_COLOR`, `FORCE_COLOR`, `TERM=dumb` and streams without a terminal are respected. */
export function styleFor(stream: NodeJS.WriteStream): Style {
  const paint = (format: Format) => (text: string) =>
    text === "" ? "" : styleText(format, text, { stream });
  return {
    strong: paint("bold"),
    dim: paint("dim"),
    good: paint("green"),
    warning: paint("yellow"),
    bad: paint("red"),
    link: paint("cyan"),
  };
}
