import type { Schemas } from "../api.gen.ts";

/** What a repository's workflows and their runs keep. */
export interface ActionResources {
  /** `file`: its name in `.github/workflows`. */
  workflow: Schemas["workflow"] & { repository_id: number; file: string };
  "workflow-run": Schemas["workflow-run"] & { repository_id: number; actor_login: string };
  /** `fails`: what it comes to when it has run. */
  job: Schemas["job"] & { repository_id: number; fails: boolean };
}
