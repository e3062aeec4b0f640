import type { AnyBehaviour } from "../twin/erased.ts";

/** What comes over the made-up vendor's notes by itself. */
export const noteEffects: NonNullable<AnyBehaviour["effects"]> = {
  retract: ({ unix }) => ({ status: "draft", text: `retracted at ${unix()}` }),
  spin: ({ self, store }) => {
    store["note"]?.schedule(self, "spin", "0s");
  },
  repeat: ({ self, store }) => {
    store["note"]?.insert({ text: `repeats ${self["text"]}` });
    store["note"]?.schedule(self, "repeat", "1d");
    return undefined;
  },
  burst: ({ self, store }) => {
    store["note"]?.update(self, { text: "half-way" });
    store["note"]?.schedule(self, "retract", "1d");
    throw new Error("burst");
  },
};
