import { uuid } from "@wondertwin/framework";
import { progressOf } from "../issues/progress.ts";
import { linear } from "../vendor.ts";

export default linear.resource("Cycle", { id: uuid() }).behaves({
  computed: {
    progress: ({ id }, { store }) => progressOf(store.Issue.list({ cycleId: id })),
    isActive: ({ startsAt, endsAt }, { unix }) =>
      Date.parse(startsAt) <= unix() * 1000 && unix() * 1000 < Date.parse(endsAt),
    isFuture: ({ startsAt }, { unix }) => unix() * 1000 < Date.parse(startsAt),
    isPast: ({ endsAt }, { unix }) => Date.parse(endsAt) <= unix() * 1000,
    uncompletedIssuesUponClose: ({ id, completedAt }, { store }) =>
      completedAt === null ? [] : store.Issue.list({ cycleId: id, completedAt: null }),
  },
  create: ({ body: { input }, store, fail }) => {
    const others = store.Cycle.list({ teamId: input.teamId });
    if (!(Date.parse(input.startsAt) < Date.parse(input.endsAt)))
      fail("INVALID_INPUT", { message: "A cycle must end after it has started." });
    if (others.some(({ startsAt, endsAt }) => startsAt < input.endsAt && input.startsAt < endsAt))
      fail("INVALID_INPUT", { message: "A cycle must not overlap another of its team." });
    return { number: Math.max(0, ...others.map(({ number }) => number)) + 1 };
  },
});
