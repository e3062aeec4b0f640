import { TwinError } from "../contracts/twin-error.ts";

/**
 * What a JSON pointer (RFC 6901) leads to.
 *
 * @throws TwinError `bad_pointer` where it is none, `unknown_pointer` where it leads to nothing
 */
export function atPointer(value: unknown, pointer: string): unknown {
  if (pointer !== "" && !pointer.startsWith("/"))
    throw new TwinError("bad_pointer", `${JSON.stringify(pointer)} is no JSON pointer.`, {
      hint: "Begin it with a slash: /resource/id/field.",
    });
  let found = value;
  const steps = pointer.split("/").slice(1);
  for (const [depth, step] of steps.entries()) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    const holder = found;
    if (typeof holder !== "object" || holder === null || !Object.hasOwn(holder, name))
      throw new TwinError("unknown_pointer", `There is nothing at /${steps.slice(0, depth + 1).join("/")}.`, {
        hint: holderHint(holder),
      });
    found = Object.getOwnPropertyDescriptor(holder, name)?.value;
  }
  return found;
}

const MOST_NAMES = 10;

function holderHint(holder: unknown): string {
  const names = typeof holder === "object" && holder !== null ? Object.keys(holder) : [];
  if (names.length === 0) return "Look one step up: nothing is below it.";
  return `Take one of ${names.slice(0, MOST_NAMES).join(", ")}${names.length > MOST_NAMES ? ", …" : ""}.`;
}
