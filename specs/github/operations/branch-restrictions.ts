import { simpleUser } from "../people/simple-user.ts";
import { github } from "../vendor.ts";

/** Who may push to a protected branch: answered with those who are named, and not kept. */
export default github.operations({
  "repos/add-app-access-restrictions": ({ body, store }) =>
    store.integration
      .list(({ slug }) => namesOf(body, "apps").includes(slug ?? ""))
      .map((app) => store.integration.show(app)),

  "repos/add-team-access-restrictions": ({ body, store }) =>
    store.team
      .list(({ slug }) => namesOf(body, "teams").includes(slug))
      .map((team) => ({ ...store.team.show(team), parent: null })),

  "repos/add-user-access-restrictions": ({ body, store, url }) =>
    store.user
      .list(({ login }) => namesOf(body, "users").includes(login))
      .map((user) => simpleUser(user, { url })),
});

/** What a request names: a list, or an object with one. */
function namesOf(body: unknown, property: string): readonly unknown[] {
  const list: unknown =
    typeof body === "object" && body !== null && property in body ? Reflect.get(body, property) : body;
  return Array.isArray(list) ? list : [];
}
