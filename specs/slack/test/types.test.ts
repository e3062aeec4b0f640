import { slackId } from "../conventions/ids.ts";
import { slack } from "../vendor.ts";

/*
 * What the types must refuse, and what they must let through: the compiler is the test. Each line below a
 * directive has to be an error; a directive with nothing to expect is an error too.
 */

const id = slackId("X");

slack.resource("conversation", { described: false, id });
// @ts-expect-error a resource the twin does not have
slack.resource("chanel", { id });
// @ts-expect-error what the description has is the spec's own or is not; there is no other word
slack.resource("conversation", { described: true, id });

slack.operations({
  conversations_archive: ({ body, fail }) => {
    void body.channel;
    // @ts-expect-error an argument the method does not take
    void body.chanel;
    // A code that the description lists for this method, and one that it lists for none.
    if (body.channel === "") fail("already_archived");
    if (body.channel === "C") fail("invalid_arguments");
    // @ts-expect-error a code that the description lists for another method alone
    if (body.channel === "D") fail("users_not_found");
    // @ts-expect-error a code that nothing lists
    return fail("no_such_code");
  },
  // A method of the SDK's alone may fail in any of the vendor's ways.
  bookmarks_list: ({ fail }) => fail("users_not_found"),
});
// @ts-expect-error an answer of the wrong shape
slack.operations({ conversations_members: () => ({ members: [1] }) });
// @ts-expect-error a method the description does not have
slack.operations({ conversations_explode: () => ({}) });

slack.triggers({ headers: {}, events: { slash_commands: [] } });
// @ts-expect-error an event Slack does not send
slack.triggers({ headers: {}, events: { slash_command: [] } });
