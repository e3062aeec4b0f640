/** The states that a new team's issues go through (linear.app/docs/configuring-workflows). */
export const firstStates = [
  { name: "Backlog", type: "backlog", color: "#bec2c8" },
  { name: "Todo", type: "unstarted", color: "#e2e2e2" },
  { name: "In Progress", type: "started", color: "#f2c94c" },
  { name: "In Review", type: "started", color: "#0f783c" },
  { name: "Done", type: "completed", color: "#5e6ad2" },
  { name: "Canceled", type: "canceled", color: "#95a2b3" },
  { name: "Duplicate", type: "duplicate", color: "#95a2b3" },
].map((state, position) => ({ ...state, position }));

/** The types that a state can have. */
export const stateTypes: readonly string[] = [
  "triage",
  "backlog",
  "unstarted",
  "started",
  "completed",
  "canceled",
  "duplicate",
];
