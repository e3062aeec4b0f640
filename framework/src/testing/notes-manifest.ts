import type { Manifest } from "../contracts/manifest.ts";

/** The made-up vendor's manifest. */
export const notesManifest = (operations: number): Manifest => ({
  schema_version: 1,
  name: "notes",
  title: "Notes",
  version: "1.0.0",
  api_version: "1",
  port: 0,
  tier: "community",
  lifecycle: "preview",
  hosts: ["api.notes.example"],
  sdks: [],
  description: { kind: "file", from: "notes.json", sha256: "" },
  operations,
  coverage: { modelled: 0, derived: operations - 2, described: 1, refused: 1 },
  modelled: [],
  unmapped: [],
  files: {},
});
