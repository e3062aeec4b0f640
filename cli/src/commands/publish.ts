import { resolve } from "node:path";
import { EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { signingKey } from "../packages/key-file.ts";
import { pack } from "../packages/pack.ts";
import { publish as publishTwin } from "../packages/publish.ts";
import { selectTwins } from "../project/select-twins.ts";

export const publish = defineCommand({
  syntax: "publish [twins..]",
  describe: "Put built twins into a registry's folder",
  positionals: { twins: { type: "string", array: true, describe: "Names or folders; none: all twins" } },
  options: {
    to: { type: "string", requiresArg: true, demandOption: true, describe: "The registry's folder" },
    key: {
      type: "string",
      requiresArg: true,
      describe: "The file of the key to sign with; your own unless told",
    },
  },
  examples: [["wt publish stripe --to ./registry", "a folder that any web server can serve"]],
  run: async ({ twins: words = [], to, key: file }, output) => {
    const folder = resolve(to);
    const key = await signingKey(file, process.env);
    const published: { name: string; version: string; integrity: string; added: boolean }[] = [];
    for (const twin of selectTwins(words, process.cwd(), process.env)) {
      const archive = await pack(twin, key);
      const added = publishTwin(archive, folder, new Date().toISOString());
      published.push({
        name: twin.name,
        version: archive.manifest.version,
        integrity: archive.integrity,
        added,
      });
    }
    output.result({ folder, key: key.id, twins: published }, () =>
      [
        ...published.map(
          ({ name, version, added }) => `${name}@${version} ${added ? "is published" : "was there already"}.`,
        ),
        output.style.dim(
          `Whoever installs from it trusts the key: wt registry add NAME ${folder} --key ${key.id}`,
        ),
      ].join("\n"),
    );
    return EXIT.done;
  },
});
