import { page, shown } from "../mailbox/html.ts";
import { matching } from "../mailbox/matching.ts";
import { resend } from "../vendor.ts";

/** Where a person or a test reads what was sent, and what recipients can do about it. */
export default resend.pages({
  "/mailbox": {
    get: ({ query, store, page: addressOf }) => {
      const rows = matching(query, store).map(
        ({ id, to, subject, last_event, created_at }) =>
          `<tr><td>${shown(created_at)}<td>${shown(to.join(", "))}<td><a href="${addressOf(`/mailbox/${id}`)}">${shown(subject)}</a><td>${last_event}`,
      );
      return page("Mailbox", `<table><tr><th>When<th>To<th>Subject<th>State${rows.join("")}</table>`);
    },
  },
  "/mailbox.json": { get: ({ query, store }) => ({ json: matching(query, store) }) },
  "/mailbox/{email}": {
    get: ({ params, store, page: addressOf }) => {
      const email = store.email.get(params["email"] ?? "");
      const does = (what: string) =>
        `<form method="post" action="${addressOf(`/mailbox/${email.id}/${what}`)}"><button>${what}</button></form> `;
      const body =
        email.html === null
          ? `<pre>${shown(email.text ?? "")}</pre>`
          : `<iframe sandbox srcdoc="${shown(email.html)}"></iframe>`;
      const people = `<p>${shown(email.from)} to ${shown(email.to.join(", "))}: ${email.last_event}</p>`;
      return page(email.subject, `${people}${body}<p>${does("open")}${does("click")}</p>`);
    },
  },
  "/mailbox/{email}/open": {
    post: ({ params, store, page: addressOf }) => {
      const email = store.email.get(params["email"] ?? "");
      store.email.update(email, { last_event: "opened" });
      return { redirect: addressOf(`/mailbox/${email.id}`) };
    },
  },
  "/mailbox/{email}/click": {
    post: ({ params, body, store, now, page: addressOf }) => {
      const email = store.email.get(params["email"] ?? "");
      const [, first] = /href="(https?:[^"]+)"/.exec(email.html ?? "") ?? [];
      const link = body["link"] ?? first ?? "https://example.com";
      const timestamp = now().toISOString();
      const click = { ipAddress: "127.0.0.1", link, timestamp, userAgent: "Mozilla/5.0" };
      store.email.update(email, { last_event: "clicked", click });
      return { redirect: addressOf(`/mailbox/${email.id}`) };
    },
  },
});
