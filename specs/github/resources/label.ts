import { sequence } from "@wondertwin/framework";
import { nodeId } from "../conventions/node-id.ts";
import { repositoryPath } from "../repositories/repository-path.ts";
import { github } from "../vendor.ts";

export default github
  .resource("label", {
    path: "/repos/{owner}/{repo}/labels/{name}",
    id: sequence(),
    by: ["name"],
    ignoreCase: true,
  })
  .behaves({
    defaults: { color: "ededed", default: false },
    shows: ({ id, name, repository_id }, { store, url }) => ({
      node_id: nodeId("Label", id),
      url: url(`${repositoryPath(store, repository_id)}/labels/${encodeURIComponent(name)}`),
    }),
    create: ({ body, parents }) => ({
      repository_id: parents.repository.id,
      ...(body.color !== undefined && { color: body.color.replace(/^#/, "") }),
    }),
    update: ({ body }) => (body.new_name === undefined ? {} : { name: body.new_name }),
  });
