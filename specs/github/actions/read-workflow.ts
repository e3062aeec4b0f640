/** A job as a workflow's file says it. */
export interface WorkflowJob {
  readonly name: string;
  /** Whether one of its commands is to end with an error. */
  readonly fails: boolean;
}

/** What the twin takes from a workflow's file. */
export interface WorkflowFile {
  readonly name: string | undefined;
  /** The events that it runs on: `push`, `workflow_dispatch`. */
  readonly events: readonly string[];
  readonly jobs: readonly WorkflowJob[];
}

/**
 * Reads a workflow's file: its name, what it runs on, its jobs. Nothing is run; a job with a command `exit` and a
 * number that is not zero is one that fails.
 */
export function readWorkflow(text: string): WorkflowFile {
  const lines = text.split(/\r?\n/).filter((line) => !/^\s*(#|$)/.test(line));
  const name = lines.map((line) => /^name:\s*(.+)$/.exec(line)?.[1]).find((found) => found !== undefined);
  return {
    name: name === undefined ? undefined : bare(name),
    events: readEvents(lines),
    jobs: sections(below(lines, "jobs")).map(({ key, inner }) => readJob(key, inner)),
  };
}

function readEvents(lines: readonly string[]): readonly string[] {
  const head = lines.find((line) => /^["']?on["']?:/.test(line)) ?? "";
  const inline = head.slice(head.indexOf(":") + 1).replace(/[[\]{}]/g, "");
  if (inline.trim() !== "") return inline.split(",").map((each) => bare(each.replace(/:.*/, "")));
  const inner = below(lines, "on");
  const listed = inner.flatMap((line) => /^\s*-\s*(.+)$/.exec(line)?.[1] ?? []);
  const keys = sections(inner).map(({ key }) => key);
  return keys.length > 0 ? keys : listed.map(bare);
}

function readJob(key: string, lines: readonly string[]): WorkflowJob {
  const named = lines.map((line) => /^ {4}name:\s*(.+)$/.exec(line)?.[1]).find((each) => each !== undefined);
  return { name: bare(named ?? key), fails: lines.some((line) => /\bexit\s+[1-9]/.test(line)) };
}

/** The indented lines that follow a key of the first level. */
function below(lines: readonly string[], key: string): readonly string[] {
  const start = lines.findIndex((line) => new RegExp(`^["']?${key}["']?:`).test(line));
  if (start < 0) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^\S/.test(line));
  return end < 0 ? rest : rest.slice(0, end);
}

/** The keys of the least indented level, each with the lines below it. */
function sections(lines: readonly string[]): { readonly key: string; readonly inner: readonly string[] }[] {
  const indent = /^\s*/.exec(lines[0] ?? "")?.[0] ?? "";
  const found: { key: string; inner: string[] }[] = [];
  for (const line of lines) {
    const key = line.startsWith(indent) ? /^([\w-]+):/.exec(line.slice(indent.length))?.[1] : undefined;
    if (key === undefined) found.at(-1)?.inner.push(line);
    else found.push({ key, inner: [] });
  }
  return found;
}

const bare = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, "$2");
