import { uuid } from "@wondertwin/framework";
import { nowWritten } from "../conventions/time.ts";
import { listOrNull } from "../emails/address.ts";
import { variablesOf } from "../templates/variables.ts";
import { resend } from "../vendor.ts";

const newVersion = ({ random }: Parameters<ReturnType<typeof uuid>>[0]) =>
  String(uuid()({ random, count: 0 }));

const template = resend.resource("template", {
  path: "/templates/{template_id}",
  id: uuid(),
  state: "status",
});

export default template.behaves({
  initial: "draft",
  defaults: {
    has_unpublished_versions: true,
    published: null,
    updated_at: nowWritten,
    current_version_id: ({ random }) => newVersion({ random, count: 0 }),
  },
  find: (alias, { store }) => store.template.find({ alias: alias }),
  create: (context) => {
    const { body, fail, store } = context;
    if (body.alias && store.template.find({ alias: body.alias }))
      fail("already_exists", { message: "A template with this alias already exists." });
    return {
      reply_to: listOrNull(body.reply_to),
      variables: variablesOf(body.variables ?? [], nowWritten(context)),
    };
  },
  update: (context) => {
    const { body } = context;
    return {
      has_unpublished_versions: true,
      reply_to: body.reply_to === undefined ? undefined : listOrNull(body.reply_to),
      variables: body.variables && variablesOf(body.variables, nowWritten(context)),
    };
  },
  actions: {
    publish: {
      to: "published",
      handle: (context) => {
        const { from, subject, reply_to, html, text } = context.self;
        return {
          published: { from, subject, reply_to, html, text },
          published_at: nowWritten(context),
          has_unpublished_versions: false,
          current_version_id: newVersion({ random: context.random, count: 0 }),
        };
      },
    },
  },
});
