import { reply } from "@wondertwin/framework";
import { apiVersion } from "../conventions/auth.ts";
import { github } from "../vendor.ts";

const HOUR = 3600;

export default github.operations({
  "meta/get-all-versions": () => [apiVersion],

  "meta/get-zen": () =>
    reply({ body: "Keep it logically awesome.", contentType: "text/plain;charset=utf-8" }),

  "meta/get-octocat": ({ query }) =>
    reply({
      body: `<(${query.s ?? "Keep it logically awesome."})`,
      contentType: "application/octocat-stream",
    }),

  "emojis/get": () => ({
    "+1": "https://github.githubassets.com/images/icons/emoji/unicode/1f44d.png?v8",
    octocat: "https://github.githubassets.com/images/icons/emoji/octocat.png?v8",
  }),

  "gitignore/get-all-templates": () => ["C", "Go", "Node", "Python", "Rust", "Swift"],

  "rate-limit/get": ({ unix }) => {
    const full = (limit: number, seconds: number) => ({
      limit,
      used: 0,
      remaining: limit,
      reset: unix() + seconds,
    });
    const core = full(5000, HOUR);
    return { resources: { core, search: full(30, 60), graphql: full(5000, HOUR) }, rate: core };
  },

  "markdown/render": ({ body }) =>
    reply({ body: paragraph(body.text), contentType: "text/html;charset=utf-8" }),

  "markdown/render-raw": () => reply({ body: paragraph(""), contentType: "text/html;charset=utf-8" }),

  "repos/get-hash-algorithm": () => ({ hash_algorithm: "sha1" }),

  "activity/get-stargazer-count-for-repo": ({ parents: { repository }, store }) => ({
    count: store.star.list({ repository_id: repository.id }).length,
  }),
});

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** A text as one paragraph: what it marks up stays as it is written. */
const paragraph = (text: string) => `<p>${text.replace(/[&<>]/g, (each) => escapes[each] ?? each)}</p>`;
