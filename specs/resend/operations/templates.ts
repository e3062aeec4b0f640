import { resend } from "../vendor.ts";

export default resend.operations({
  "templates.duplicate": ({ parents: { template }, store }) => {
    const { id: _, created_at: __, current_version_id: ___, ...like } = template;
    const copy = store.template.insert({
      ...like,
      name: `${template.name} (copy)`,
      alias: null,
      status: "draft",
      published: null,
      published_at: null,
      has_unpublished_versions: true,
    });
    return { object: "template", id: copy.id };
  },
});
