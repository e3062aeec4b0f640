import { reply } from "@wondertwin/framework";
import { findAccount } from "../people/simple-user.ts";
import { github } from "../vendor.ts";

export default github.operations({
  "repos/transfer": ({ parents: { repository }, body, store, fail }) => {
    const { login } =
      findAccount(store, body.new_owner) ?? fail("invalid", { resource: "repository", param: "new_owner" });
    const moved = store.repository.update(repository, {
      owner_login: login,
      ...(body.new_name !== undefined && { name: body.new_name }),
    });
    return reply({ status: 202, body: moved });
  },

  "repos/get-all-topics": ({ parents: { repository } }) => ({ names: [...repository.topics] }),

  "repos/replace-all-topics": ({ parents: { repository }, body, store }) => {
    const names = body.names.map((name) => name.toLowerCase());
    store.repository.update(repository, { topics: names });
    return { names };
  },

  "repos/list-languages": () => ({}),
});
