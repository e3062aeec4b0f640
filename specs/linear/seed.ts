import { linear } from "./vendor.ts";

/** A small workspace: three people, two teams, and what they work on. */
export default linear.seed({
  Organization: [{ id: "a5f5a1e0-0000-4000-8000-000000000001", name: "Wonder", urlKey: "wonder" }],
  User: [
    {
      id: "a5f5a1e0-0000-4000-8000-000000000011",
      name: "Ada Lovelace",
      displayName: "ada",
      email: "ada@example.com",
      admin: true,
      active: true,
    },
    {
      id: "a5f5a1e0-0000-4000-8000-000000000012",
      name: "Grace Hopper",
      displayName: "grace",
      email: "grace@example.com",
      active: true,
    },
  ],
  Team: [{ id: "a5f5a1e0-0000-4000-8000-000000000021", name: "Engineering", key: "ENG", lastNumber: 0 }],
  WorkflowState: [
    {
      id: "a5f5a1e0-0000-4000-8000-000000000031",
      teamId: "a5f5a1e0-0000-4000-8000-000000000021",
      name: "Backlog",
      type: "backlog",
      position: 0,
      color: "#bec2c8",
    },
    {
      id: "a5f5a1e0-0000-4000-8000-000000000032",
      teamId: "a5f5a1e0-0000-4000-8000-000000000021",
      name: "In Progress",
      type: "started",
      position: 2,
      color: "#f2c94c",
    },
  ],
});
