import { sequence } from "@wondertwin/framework";
import { moment } from "../conventions/moment.ts";
import { nodeId } from "../conventions/node-id.ts";
import { beginWithReadme } from "../git/initial-commit.ts";
import { accountOf } from "../people/simple-user.ts";
import { repositoryAddresses } from "../repositories/addresses.ts";
import { permissionIn, suffices } from "../repositories/permission.ts";
import { relatedRepository } from "../repositories/related-repository.ts";
import { github } from "../vendor.ts";

export default github
  .resource("repository", {
    path: "/repos/{owner}/{repo}",
    id: sequence(1),
    by: ["owner_login", "name"],
    ignoreCase: true,
  })
  .behaves({
    defaults: {
      owner_login: ({ caller }) => caller.id,
      private: false,
      fork: false,
      visibility: ({ self }) => ("private" in self && self.private === true ? "private" : "public"),
      default_branch: "main",
      has_issues: true,
      has_projects: true,
      has_wiki: true,
      has_downloads: true,
      allow_merge_commit: true,
      allow_squash_merge: true,
      allow_rebase_merge: true,
      allow_auto_merge: false,
      allow_forking: true,
      delete_branch_on_merge: false,
      web_commit_signoff_required: false,
      is_template: false,
      topics: [],
      template_id: null,
      parent_id: null,
      network_id: null,
      auto_init: false,
      pushed_at: ({ now }) => moment(now()),
    },
    plan: (context) => {
      if (context.self.auto_init) beginWithReadme(context, context.self);
    },
    visible: (self, context) => permissionIn(self, context) !== undefined,
    shows: (self, { store, caller, url }) => {
      const full_name = `${self.owner_login}/${self.name}`;
      const permission = permissionIn(self, { store, caller });
      const forks = store.repository.list({ parent_id: self.id }).length;
      const open = store.issue.within(self).list({ state: "open" }).length;
      const related = (id: number | null) => {
        const found = id === null ? undefined : store.repository.find(id);
        return found && relatedRepository(store, found);
      };
      const parent = related(self.parent_id);
      const source = related(self.network_id);
      const template = related(self.template_id);
      const stars = store.star.list({ repository_id: self.id }).length;
      return {
        ...repositoryAddresses(full_name, url),
        node_id: nodeId("Repository", self.id),
        full_name,
        owner: accountOf(self.owner_login, { store, url }),
        ...(parent && { parent }),
        ...(parent && source && { source }),
        ...(template && { template_repository: template }),
        forks,
        forks_count: forks,
        network_count: forks,
        open_issues: open,
        open_issues_count: open,
        stargazers_count: stars,
        watchers: stars,
        watchers_count: stars,
        // Absent unless a private repository is about to be cloned.
        temp_clone_token: undefined,
        permissions: {
          admin: suffices(permission, "admin"),
          maintain: suffices(permission, "maintain"),
          push: suffices(permission, "push"),
          triage: suffices(permission, "triage"),
          pull: suffices(permission, "pull"),
        },
      };
    },
    update: ({ self, body, now }) => ({
      ...(body.visibility !== undefined && { private: body.visibility !== "public" }),
      ...(body.private !== undefined && { visibility: body.private ? "private" : "public" }),
      ...(body.name !== undefined && { name: body.name }),
      topics: self.topics,
      updated_at: moment(now()),
    }),
  });
