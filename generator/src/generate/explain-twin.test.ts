import assert from "node:assert/strict";
import { join } from "node:path";
import { rejectsWith } from "../testing/rejects-with.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { addSpec, createWorkspace } from "../testing/workspace.ts";
import { explainTwin } from "./explain-twin.ts";

const VENDOR = `
  import { defineVendor } from "@wondertwin/framework";
  const auth = () => ({ id: "a", account: "a", scopes: [] });
  export const vendor = defineVendor({ name: "tasks", auth, errors: () => ({ status: 400, body: {} }) });
`;
const TASK = `
  import { vendor } from "../vendor.ts";
  const id = ({ random }) => "task_" + random(8);
  export default vendor.resource("task", { id }).behaves({
    defaults: { note: "none", colour: undefined },
    create: () => ({}),
    actions: { close: { to: "closed" } },
  });
`;

describe("explainTwin", () => {
  const root = join(temporaryFolder(), "workspace");
  createWorkspace(root, ["plain"]);
  addSpec(root, "tasks", { "vendor.ts": VENDOR, "resources/task.ts": TASK });

  it("lists the resources", async () => {
    const explanation = await explainTwin({ root, twin: "plain" });
    assert.deepEqual(explanation.resources, [{ name: "task", path: "/tasks", operations: 4 }]);
    assert.deepEqual(explanation.coverage, { modelled: 0, derived: 4, described: 1, refused: 0 });
    assert.equal("resource" in explanation, false);
  });

  it("says what was derived for one, and what the behaviour says instead", async () => {
    const { resource } = await explainTwin({ root, twin: "tasks", resource: "task" });
    assert.equal(resource?.key, "id");
    assert.deepEqual(resource?.items, ["/tasks/{id}"]);
    assert.deepEqual(resource?.overrides, [
      "id",
      "defaults.note",
      "defaults.colour",
      "create",
      "actions.close",
    ]);
    assert(resource?.operations.every(({ coverage }) => coverage === "modelled"));
    const create = resource.operations.find(({ id }) => id === "createTask");
    assert.match(create?.why ?? "", /POST on the collection of task, with the behaviour's create$/);
  });

  it("says so when the behaviour says nothing", async () => {
    const { resource } = await explainTwin({ root, twin: "plain", resource: "task" });
    assert.deepEqual(resource?.overrides, []);
    assert(resource?.operations.every(({ coverage }) => coverage !== "modelled"));
  });

  it("refuses what there is not", async () => {
    await rejectsWith(explainTwin({ root, twin: "gone" }), "unknown_twin", "gone");
    await rejectsWith(explainTwin({ root, twin: "plain", resource: "gone" }), "unknown_resource", "gone");
  });
});
