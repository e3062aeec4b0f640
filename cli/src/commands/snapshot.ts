import { countEntities, diffStates, EXIT, type TwinSnapshot } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { runningTwin } from "../control/running-twin.ts";
import type { Output } from "../output/output.ts";
import {
  countsText,
  deletedText,
  diffText,
  listText,
  loadedText,
  savedText,
} from "../output/snapshot-text.ts";
import { stateFolderOf } from "../processes/state-folder.ts";
import { findProjectRoot } from "../project/project-root.ts";
import { SnapshotStore } from "../snapshots/snapshot-store.ts";
import { usageError } from "../usage-error.ts";

const ACTIONS = ["save", "load", "list", "show", "delete", "diff"] as const;

interface Wish {
  readonly store: SnapshotStore;
  /** The snapshot's name. */
  readonly name: string;
  readonly other: string | undefined;
  readonly twin: string | undefined;
  readonly partition: string | undefined;
  readonly force: boolean;
}

export const snapshot = defineCommand({
  syntax: "snapshot <action> [name] [other]",
  describe: "Keep the state of a running twin and go back to it",
  positionals: {
    action: { choices: ACTIONS, demandOption: true, describe: "What to do" },
    name: { type: "string", describe: "The snapshot's name" },
    other: { type: "string", describe: "diff: another one; none: the state now" },
  },
  options: {
    twin: { type: "string", requiresArg: true, describe: "A twin's name; none: the only one that runs" },
    partition: { type: "string", requiresArg: true, describe: "One account's state; all unless told" },
    force: { type: "boolean", default: false, describe: "save: replace a snapshot of that name" },
  },
  examples: [
    ["wt snapshot save paid", "keep what there is now"],
    ["wt snapshot load paid", "go back to it"],
    ["wt snapshot diff paid", "what has changed since"],
  ],
  run: async ({ action, name, other, ...options }, output) => {
    const store = new SnapshotStore(stateFolderOf(findProjectRoot(process.cwd())));
    if (action === "list") return list(store, output);
    if (name === undefined) throw usageError(`${action} needs a name.`, `Write wt snapshot ${action} NAME.`);
    if (other !== undefined && action !== "diff")
      throw usageError(`${action} takes one name.`, `Write wt snapshot ${action} ${name}.`);
    const wish = { store, name, other, ...options };
    await { save, load, show, delete: remove, diff }[action](wish, output);
    return EXIT.done;
  },
});

async function save({ store, name, twin: word, partition, force }: Wish, output: Output): Promise<void> {
  const twin = runningTwin(word);
  const taken = await twin.ask<TwinSnapshot>("GET", "/_wt/snapshot", { query: { partition } });
  const kept = { schema_version: 1, name, saved_at: new Date().toISOString(), snapshot: taken } as const;
  store.save(kept, { replace: force });
  const data = { name, twin: twin.name, size: store.sizeOf(name) };
  output.result(data, () => savedText(data, output.style));
}

async function load({ store, name, twin: word, partition }: Wish, output: Output): Promise<void> {
  const { snapshot: taken } = store.read(name);
  const twin = runningTwin(word ?? taken.twin);
  await twin.ask("POST", "/_wt/snapshot", { query: { partition }, body: taken });
  const data = { name, twin: twin.name };
  output.result(data, () => loadedText(data, output.style));
}

function list(store: SnapshotStore, output: Output): number {
  const snapshots = store.names().map((name) => {
    const { saved_at, snapshot: taken } = store.read(name);
    const { twin, version } = taken;
    return { name, twin, version, saved_at, size: store.sizeOf(name) };
  });
  output.result({ snapshots }, () => listText(snapshots, output.style));
  return EXIT.done;
}

async function show({ store, name }: Wish, output: Output): Promise<void> {
  const { saved_at, snapshot: taken } = store.read(name);
  const { twin, version, build, digest, state } = taken;
  const data = { name, twin, version, build, digest, saved_at, partitions: countEntities(state) };
  output.result(data, () => countsText(data, output.style));
}

async function remove({ store, name }: Wish, output: Output): Promise<void> {
  store.delete(name);
  output.result({ name, deleted: true }, () => deletedText(name, output.style));
}

async function diff({ store, name, other, twin: word }: Wish, output: Output): Promise<void> {
  const { snapshot: from } = store.read(name);
  const to = other === undefined ? await now(word ?? from.twin, from) : store.read(other).snapshot;
  const differences = diffStates(from.state, to.state);
  output.result({ from: name, to: other ?? null, differences }, () => diffText(differences, output.style));
}

/** What there is now of what a snapshot was taken of. */
function now(word: string, { state }: TwinSnapshot): Promise<TwinSnapshot> {
  const query = state.of === "partition" ? { partition: state.partition } : {};
  return runningTwin(word).ask<TwinSnapshot>("GET", "/_wt/snapshot", { query });
}
