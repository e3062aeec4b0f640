import { sequence } from "@wondertwin/framework";
import { github } from "../vendor.ts";

/*
 * What the types must refuse, and what they must let through: the compiler is the test. Each line below a
 * directive has to be an error; a directive with nothing to expect is an error too.
 */

const id = sequence();
const milestone = github.resource("milestone", {
  path: "/repos/{owner}/{repo}/milestones/{milestone_number}",
  id,
  by: ["number"],
  state: "state",
});
const workflow = github.resource("workflow", {
  path: "/repos/{owner}/{repo}/actions/workflows/{workflow_id}",
  id,
});

// @ts-expect-error a resource the twin does not have
github.resource("milestones", { path: "/repos/{owner}/{repo}/milestones/{milestone_number}", id });
// @ts-expect-error a path the description does not have
github.resource("milestone", { path: "/repos/{owner}/{repo}/milestone/{milestone_number}", id });
// @ts-expect-error a name made of a field that the entity does not have
github.resource("label", { path: "/repos/{owner}/{repo}/labels/{name}", id, by: ["title"] });
// @ts-expect-error a state field the entity does not have
github.resource("label", { path: "/repos/{owner}/{repo}/labels/{name}", id, state: "state" });

// @ts-expect-error a first state the enum does not have
milestone.behaves({ initial: "opened" });
// @ts-expect-error an event GitHub does not send
milestone.behaves({ events: { created: "milestone-born" } });
// @ts-expect-error a default of the wrong type
milestone.behaves({ defaults: { open_issues: "0" } });
// @ts-expect-error a parameter the list does not have
milestone.behaves({ filters: { title: () => true } });
// @ts-expect-error a change to a field the schema does not have
milestone.behaves({ update: () => ({ heading: "x" }) });
milestone.behaves({ initial: "open", update: ({ self }) => ({ title: self.title.trim() }) });

// @ts-expect-error what the path goes through may not be known
workflow.behaves({ find: (_file, { store, parents }) => store.workflow.find(parents.repository.id) });
// @ts-expect-error a parent that the twin does not have
workflow.behaves({ find: (_file, { parents }) => parents.repo });

github.operations({
  "issues/create": ({ body, store, emit, fail }) => {
    // @ts-expect-error a field the request does not have
    void body.heading;
    // @ts-expect-error a resource the twin does not have
    void store.issues;
    // @ts-expect-error an event GitHub does not send
    emit("issues-born", {});
    // @ts-expect-error an error code GitHub does not have
    return fail("no_such_code");
  },
});
// @ts-expect-error an operation the description does not have
github.operations({ "issues/make"() {} });
// @ts-expect-error a response of the wrong shape
github.operations({ "repos/get-hash-algorithm": () => ({ hash_algorithm: 1 }) });

// @ts-expect-error a field the schema does not have
github.seed({ user: [{ nickname: "Ada" }] });
github.seed({ user: [{ login: "ada", name: "Ada" }] });
