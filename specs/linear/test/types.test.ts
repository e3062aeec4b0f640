import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";

/*
 * What the types must refuse, and what they must let through: the compiler is the test. Each line below a
 * directive has to be an error; a directive with nothing to expect is an error too.
 */

const id = uuid();
const issue = linear.resource("Issue", { id });

// @ts-expect-error a resource the twin does not keep
linear.resource("Isue", { id });
// @ts-expect-error a path, where operations have none
linear.resource("Issue", { id, path: "/issues/{issue}" });

// @ts-expect-error a default of the wrong type
issue.behaves({ defaults: { title: 1 } });
// @ts-expect-error a default of a field the schema does not have
issue.behaves({ defaults: { titel: "" } });
// @ts-expect-error a computed field of the wrong type
issue.behaves({ computed: { identifier: () => 1 } });
// @ts-expect-error a resolver that answers something else than what the field leads to
issue.behaves({ computed: { team: (_, { store }) => store.User.get("u") } });
// @ts-expect-error an argument the field does not take
issue.behaves({ computed: { comments: (_, { args }) => (args.frist ? [] : []) } });
// @ts-expect-error a field the input does not have
issue.behaves({ create: ({ body: { input } }) => ({ title: input.titel ?? "" }) });
// @ts-expect-error a change to a field the schema does not have
issue.behaves({ update: () => ({ stat: "x" }) });

issue.behaves({
  find: (name, { store }) => store.Issue.find({ title: name }),
  computed: {
    url: (self, { caller }) => `${self.id}/${caller.id}`,
    comments: (self, { store, args }) => (args.first === 0 ? [] : store.Comment.list({ issueId: self.id })),
    team: (self, { store }) => store.Team.get(self.teamId),
  },
  create: ({ body: { input }, store }) => ({
    stateId: store.Team.get(input.teamId).defaultIssueStateId ?? "",
  }),
  update: ({ self, body }) => ({ title: body.input.title ?? self.title }),
});

linear.operations({
  // A list of entities stands for a connection of them, and what a payload always says may be left out.
  issues: ({ store }) => store.Issue.list(),
  issueAddLabel: ({ body: { id: key }, store }) => ({ issue: store.Issue.get(key) }),
  issueSubscribe({ body, fail }) {
    // @ts-expect-error an argument the field does not take
    void body.labelId;
    // @ts-expect-error an error code Linear does not have
    return fail("NO_SUCH_CODE");
  },
});
// @ts-expect-error a field that neither root has
linear.operations({ issueFrobnicate() {} });
// @ts-expect-error an answer of the wrong shape
linear.operations({ issueAddLabel: ({ store }) => ({ issue: store.Team.get("t") }) });
