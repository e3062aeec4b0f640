import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";
import { addressOf } from "../workspace/addresses.ts";

export default linear.resource("User", { id: uuid() }).behaves({
  defaults: {
    active: true,
    isAssignable: true,
    isMentionable: true,
    avatarBackgroundColor: "#5e6ad2",
    canAccessAnyPublicTeam: true,
    inviteHash: ({ random }) => random(16, "0123456789abcdef"),
  },
  computed: {
    isMe: ({ id }, { caller }) => id === caller.id,
    url: ({ displayName }, { store }) => addressOf(store, "profiles", displayName),
    initials: ({ name }) =>
      name
        .split(/\s+/)
        .map((word) => word.charAt(0))
        .join("")
        .toUpperCase(),
    createdIssueCount: ({ id }, { store }) => store.Issue.list({ creatorId: id }).length,
  },
});
