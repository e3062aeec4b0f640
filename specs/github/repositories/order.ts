import type { Resources } from "../resources.ts";

type Repository = Resources["repository"];

interface Asked {
  readonly sort?: "created" | "updated" | "pushed" | "full_name" | undefined;
  readonly direction?: "asc" | "desc" | undefined;
}

const texts: { readonly [Sort in NonNullable<Asked["sort"]>]: (repository: Repository) => string } = {
  created: ({ created_at }) => created_at,
  updated: ({ updated_at }) => updated_at,
  pushed: ({ pushed_at }) => pushed_at,
  full_name: ({ owner_login, name }) => `${owner_login}/${name}`.toLowerCase(),
};

/** The order that a list of repositories is asked for: by name from the first, by a moment from the last. */
export function byAsked({ sort = "full_name", direction }: Asked): (a: Repository, b: Repository) => number {
  const text = texts[sort];
  const upwards = (direction ?? (sort === "full_name" ? "asc" : "desc")) === "asc" ? 1 : -1;
  return (a, b) => {
    const [one, other] = [text(a), text(b)];
    return (one < other ? -1 : one > other ? 1 : a.id - b.id) * upwards;
  };
}
