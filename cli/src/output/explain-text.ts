import type { TwinExplanation } from "@wondertwin/generator";
import { coverageText } from "./coverage-text.ts";
import { notedCalls } from "./noted-calls.ts";
import type { Output } from "./output.ts";
import { printableLine } from "./printable.ts";
import type { Style } from "./style.ts";
import { LEAST_ROOM, roomForLast, table } from "./table.ts";

type Look = Pick<Output, "columns" | "style">;
type ResourceExplanation = NonNullable<TwinExplanation["resource"]>;

/** What a reference without targets leads to: the description makes it expandable and names no path for it. */
const NOT_SHOWN = "something that the API itself does not show";

/** A twin's resources, a line each. */
export function overviewText(explanation: TwinExplanation, { dim, strong }: Style): string {
  const { name, title, api_version, coverage, resources } = explanation;
  const head = `  ${strong(name)}   ${printableLine(title)} ${printableLine(api_version)}   ${coverageText(coverage)}`;
  const rows = resources.map((resource) => [
    `    ${strong(printableLine(resource.name))}`,
    printableLine(resource.path),
    String(resource.operations),
  ]);
  const columns = ["    RESOURCE", "PATH", "OPERATIONS"].map(dim);
  return `\n${head}\n\n${table([columns, ...rows], { right: [2] })}\n`;
}

/** Everything known of one resource: what was derived, then what is done by hand, then its operations. */
export function resourceText(resource: ResourceExplanation, output: Look): string {
  const { columns, style } = output;
  const { dim, strong } = style;
  const facts = factsOf(resource)
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([label, lines]) =>
      lines.map((line, index) => [`    ${dim(index === 0 ? label : "")}`, printableLine(line)]),
    );
  return [
    `\n  ${strong(printableLine(resource.resource))}`,
    table(facts, { within: columns, hang: "  " }),
    operationTable(resource, output),
    `    ${dim("A new one, before anything is known of it")}\n${skeletonText(resource)}\n`,
  ].join("\n\n");
}

function factsOf(resource: ResourceExplanation): (readonly [label: string, lines: readonly string[]])[] {
  const { collections, items, key, state, references, includable, actions, events, overrides } = resource;
  return [
    ["paths", [...collections, ...items]],
    ["found by", [key]],
    ["state", state === undefined ? [] : [`${state.field}: ${state.values.join(", ")}`]],
    [
      "references",
      Object.entries(references).map(([path, targets]) => `${path} → ${targets.join(" or ") || NOT_SHOWN}`),
    ],
    ["expandable", joined(resource.expandable)],
    [
      "includable",
      Object.entries(includable).map(([field, included]) =>
        included.by === undefined
          ? `${field} → ${included.resource}`
          : `${field} → the ${included.resource} whose ${included.by} names this one`,
      ),
    ],
    ["list filters", joined(resource.filters)],
    [
      "actions",
      actions.map(({ name, becomes }) =>
        becomes === undefined ? name : `${name} → ${state?.field} ${becomes}`,
      ),
    ],
    ["events", joined(events)],
    ["by hand", joined(overrides)],
  ];
}

function joined(words: readonly string[]): readonly string[] {
  return words.length === 0 ? [] : [words.join(", ")];
}

/** A line per operation; where that leaves no room for why, two: the call, then what it is. */
function operationTable({ operations }: ResourceExplanation, { columns, style }: Look): string {
  const { dim, good } = style;
  const rows = operations.map(({ method, path, kind, coverage, why, note }) => ({
    method,
    path: printableLine(path),
    what: [kind, coverage === "modelled" ? good(coverage) : coverage],
    why: printableLine(note ?? why),
  }));
  const head = ["    METHOD", "PATH", "KIND", "COVERAGE", "WHY"].map(dim);
  const full = [
    head,
    ...rows.map(({ method, path, what, why }) => [`    ${method}`, path, ...what, dim(why)]),
  ];
  if (roomForLast(full, columns) >= LEAST_ROOM) return table(full, { within: columns });
  const calls = rows.map(({ method, path, what, why }) => {
    return { method, path, note: `${what.join(", ")}: ${dim(why)}` };
  });
  return notedCalls(calls, columns);
}

function skeletonText({ skeleton }: ResourceExplanation): string {
  return JSON.stringify(skeleton, null, 2)
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}
