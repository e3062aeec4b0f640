import type { HttpMethod } from "@wondertwin/framework/contracts";
import { type PathShape, pathShape } from "./path-shape.ts";
import { singular, snakeCase, wordsOf } from "./words.ts";

/** Something a request says by name. */
export interface Argument {
  readonly name: string;
  readonly required: boolean;
  readonly isText: boolean;
}

/** What a named method does, as a method on a path. */
export interface MethodShape {
  readonly intent: HttpMethod;
  readonly shape: PathShape;
}

/** `/api/users.profile.get`: a method called by its name, without a parameter in its path. */
const NAMED = /^(?:\/[\w-]+)*\/([A-Za-z]\w*(?:\.[A-Za-z]\w*)+)$/;

/** Whether an API calls its methods by name: every one of its paths is a noun and a verb with dots between. */
export function isCalledByName(paths: readonly string[]): boolean {
  return paths.length > 0 && paths.every((path) => NAMED.test(path));
}

/** What the last word of a method's name comes to on a collection and on an item of it. */
const VERBS: {
  readonly [verb: string]: { readonly on: "collection" | "item"; readonly intent: HttpMethod };
} = {
  list: { on: "collection", intent: "GET" },
  create: { on: "collection", intent: "POST" },
  add: { on: "collection", intent: "POST" },
  info: { on: "item", intent: "GET" },
  get: { on: "item", intent: "GET" },
  update: { on: "item", intent: "PATCH" },
  edit: { on: "item", intent: "PATCH" },
  rename: { on: "item", intent: "PATCH" },
  delete: { on: "item", intent: "DELETE" },
  remove: { on: "item", intent: "DELETE" },
};

/**
 * The shape a named method would have as a path: `users.info` that takes a `user` is `GET /users/{user}`, and
 * `users.archive` is `POST /users/{user}/archive`.
 *
 * @param name The method's name, with dots
 */
export function methodShape(name: string, args: readonly Argument[]): MethodShape {
  const words = name.split(".");
  const verb = words.at(-1) ?? "";
  const nouns = words.slice(0, -1);
  const known = VERBS[verb];
  const last = nouns.at(-1) ?? "";
  const taken = new Set<string>();
  const above = nouns.slice(0, -1).flatMap((noun) => [noun, ...placeholder(keyOf(noun, args, taken), taken)]);
  const key = known?.on === "collection" ? undefined : (keyOf(last, args, taken) ?? firstId(args, taken));
  const path = [...above, last, ...placeholder(key, taken), ...(known === undefined ? [verb] : [])];
  const intent = known === undefined ? (reads(verb) ? "GET" : "POST") : known.intent;
  return { intent, shape: pathShape(path.join("/")) };
}

/** The name of a method that a path calls. */
export function methodName(path: string): string {
  return NAMED.exec(path)?.[1] ?? path;
}

/** The argument that names one thing of a noun: `user`, `user_id` or `id`. */
function keyOf(noun: string, args: readonly Argument[], taken: ReadonlySet<string>): string | undefined {
  const own = snakeCase(singular(noun));
  const fits = ({ name, isText }: Argument) => isText && !taken.has(name);
  return [own, `${own}_id`, "id"].find((name) => args.some((each) => each.name === name && fits(each)));
}

/** The first id without which the method cannot do: what it is about, where no name says so. */
function firstId(args: readonly Argument[], taken: ReadonlySet<string>): string | undefined {
  return args.find((each) => each.required && each.isText && /_id$/.test(each.name) && !taken.has(each.name))
    ?.name;
}

function placeholder(key: string | undefined, taken: Set<string>): readonly string[] {
  if (key === undefined) return [];
  taken.add(key);
  return [`{${key}}`];
}

const reads = (verb: string) => ["list", "get", "lookup", "search", "info"].includes(wordsOf(verb)[0] ?? "");
