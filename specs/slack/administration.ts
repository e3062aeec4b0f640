import type { Free } from "./resources.ts";

/** What administrators have set, by what it is and whom it concerns: `retention C0123456789`. */
export interface Setting {
  id: string;
  value: Free;
}

export interface InviteRequest {
  id: string;
  email: string;
  channel_ids: readonly string[];
  date_created: number;
  requester_ids: readonly string[];
  status: "waiting" | "approved" | "denied";
  decided_by: string;
}

export interface RoleAssignment {
  id: string;
  role_id: string;
  entity_id: string;
  user_id: string;
  date_create: number;
}
