import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dataOf, errorOf, listOf } from "../testing/envelope.ts";
import { Project } from "../testing/project.ts";

const TWINS = fileURLToPath(new URL("../../../twins", import.meta.url));

describe("wt trigger", function () {
  this.timeout(60_000);
  let project: Project;

  before(async () => {
    project = new Project();
    dataOf(await project.wt("up", join(TWINS, "stripe"), "--detach", "--port", "0", "--json"));
  });
  after(() => project.remove());

  it("brings an event about, and says what else came of it", async () => {
    const { stdout } = await project.wt("trigger", "stripe", "invoice.paid");
    assert.match(stdout, /invoice\.paid came about in acct_/);
    assert.match(stdout, /200 +POST +\/v1\/invoices\/in_\w+\/pay/);
    assert.match(stdout, /and with it customer\.created, /);
    const triggered = dataOf(await project.wt("trigger", "stripe", "customer.created", "--json"));
    assert.deepEqual([triggered["event"], triggered["events"]], ["customer.created", ["customer.created"]]);
  });

  it("lists what it knows, and guesses what was meant", async () => {
    const listed = listOf(dataOf(await project.wt("trigger", "stripe", "--list", "--json")), "triggers");
    assert.ok(listed.length > 40);
    assert.match((await project.wt("trigger", "stripe", "--list")).stdout, /charge\.refunded +2 steps/);
    const wrong = await project.wt("trigger", "stripe", "payment_intent.succeded", "--json");
    assert.equal(wrong.status, 8);
    assert.match(String(errorOf(wrong)["hint"]), /Did you mean payment_intent\.succeeded\?/);
  });
});
