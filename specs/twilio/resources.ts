import type { Schemas } from "./api.gen.ts";

type S = Schemas;

/** What the twin keeps, by the description's own schemas and a few fields of its own. */
export interface Resources {
  recording: S["api.v2010.account.call.call_recording"];
  account: S["api.v2010.account"];
  key: S["api.v2010.account.new_key"];
  signing_key: S["api.v2010.account.new_signing_key"];
}
