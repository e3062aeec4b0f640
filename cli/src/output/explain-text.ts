import type { TwinExplanation } from "@wondertwin/generator";
import { coverageText } from "./coverage-text.ts";
import { printableLine } from "./printable.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";

type ResourceExplanation = NonNullable<TwinExplanation["resource"]>;

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
export function resourceText(resource: ResourceExplanation, style: Style): string {
  const { dim, strong } = style;
  const facts = factsOf(resource)
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([label, lines]) =>
      lines.map((line, index) => [`    ${dim(index === 0 ? label : "")}`, printableLine(line)]),
    );
  return [
    `\n  ${strong(printableLine(resource.resource))}`,
    table(facts),
    operationTable(resource, style),
    `    ${dim("A new one, before anything is known of it")}\n${skeletonText(resource)}\n`,
  ].join("\n\n");
}

function factsOf(resource: ResourceExplanation): (readonly [label: string, lines: readonly string[]])[] {
  const { collections, items, key, state, references, includable, actions, events, overrides } = resource;
  return [
    ["paths", [...collections, ...items]],
    ["found by", [key]],
    ["state", state === undefined ? [] : [`${state.field}: ${state.values.join(", ")}`]],
    ["references", Object.entries(references).map(([path, targets]) => `${path} → ${targets.join(" or ")}`)],
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

function operationTable({ operations, modelled }: ResourceExplanation, { dim, good }: Style): string {
  const rows = operations.map(({ id, method, path, kind, coverage, why, note }) => [
    `    ${method}`,
    printableLine(path),
    kind,
    modelled.includes(id) ? good("modelled") : coverage,
    dim(printableLine(note ?? why)),
  ]);
  return table([["    METHOD", "PATH", "KIND", "COVERAGE", "WHY"].map(dim), ...rows]);
}

function skeletonText({ skeleton }: ResourceExplanation): string {
  return JSON.stringify(skeleton, null, 2)
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}
