import { linear } from "./vendor.ts";
import { firstStates } from "./workspace/states.ts";

/** Ids that say what they are of, so that a program may name them. */
const id = (kind: number, number: number) =>
  `00000000-0000-4000-8000-${String(kind * 1000 + number).padStart(12, "0")}`;

const ada = id(1, 1);
const grace = id(1, 2);
const engineering = id(2, 1);
const design = id(2, 2);

const statesOf = (teamId: string, team: number) =>
  firstStates.map((state, index) => ({ id: id(3, team * 10 + index), teamId, ...state }));
const state = (team: number, name: string) =>
  id(3, team * 10 + firstStates.findIndex((each) => each.name === name));

const [bug, feature, improvement] = [id(4, 1), id(4, 2), id(4, 3)];

/** A small workspace: three people, two teams and what they work on. */
export default linear.seed({
  Organization: [{ id: id(9, 1), name: "Wonder", urlKey: "wonder" }],
  User: [
    { id: ada, name: "Ada Lovelace", displayName: "ada", email: "ada@example.com", admin: true, owner: true },
    { id: grace, name: "Grace Hopper", displayName: "grace", email: "grace@example.com" },
    { id: id(1, 3), name: "Alan Turing", displayName: "alan", email: "alan@example.com", guest: true },
  ],
  Team: [
    {
      id: engineering,
      name: "Engineering",
      key: "ENG",
      lastNumber: 3,
      defaultIssueStateId: state(1, "Backlog"),
    },
    { id: design, name: "Design", key: "DES", lastNumber: 0, defaultIssueStateId: state(2, "Backlog") },
  ],
  TeamMembership: [
    { id: id(5, 1), teamId: engineering, userId: ada, owner: true },
    { id: id(5, 2), teamId: engineering, userId: grace },
    { id: id(5, 3), teamId: design, userId: ada },
  ],
  WorkflowState: [...statesOf(engineering, 1), ...statesOf(design, 2)],
  IssueLabel: [
    { id: bug, name: "Bug", color: "#eb5757" },
    { id: feature, name: "Feature", color: "#bb87fc" },
    { id: improvement, name: "Improvement", color: "#4ea7fc" },
  ],
  ProjectStatus: [
    { id: id(6, 1), name: "Backlog", type: "backlog", position: 0 },
    { id: id(6, 2), name: "Planned", type: "planned", position: 1 },
    { id: id(6, 3), name: "In Progress", type: "started", position: 2 },
    { id: id(6, 4), name: "Completed", type: "completed", position: 3 },
    { id: id(6, 5), name: "Canceled", type: "canceled", position: 4 },
  ],
  Issue: [
    {
      id: id(7, 1),
      teamId: engineering,
      number: 1,
      title: "Welcome to the workspace",
      stateId: state(1, "Done"),
      creatorId: ada,
      labelIds: [feature],
    },
    {
      id: id(7, 2),
      teamId: engineering,
      number: 2,
      title: "The counter counts twice",
      stateId: state(1, "In Progress"),
      creatorId: grace,
      assigneeId: ada,
      priority: 1,
      labelIds: [bug],
    },
    {
      id: id(7, 3),
      teamId: engineering,
      number: 3,
      title: "Say what went wrong",
      stateId: state(1, "Backlog"),
      creatorId: ada,
      labelIds: [improvement],
    },
  ],
});
