import { EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { printableLine } from "../output/printable.ts";
import { table } from "../output/table.ts";
import { RegistriesFile } from "../packages/registries-file.ts";
import { usageError } from "../usage-error.ts";

const ACTIONS = ["list", "add", "remove"] as const;

export const registry = defineCommand({
  syntax: "registry <action> [name] [url]",
  describe: "Say where twins are installed from, and whose signatures count",
  positionals: {
    action: { choices: ACTIONS, demandOption: true, describe: "What to do" },
    name: { type: "string", describe: "The registry's name; public is asked unless a twin names another" },
    url: { type: "string", describe: "add: a folder, or an https address" },
  },
  options: {
    key: {
      type: "string",
      array: true,
      requiresArg: true,
      describe: "add: the id of a key whose signatures count",
    },
    token: { type: "string", requiresArg: true, describe: "add: what it asks for to let you in" },
  },
  examples: [
    ["wt registry list", "where twins come from"],
    ["wt registry add public ./registry --key ID", "a folder that wt publish wrote"],
    ["wt registry remove acme", "forget it"],
  ],
  run: async ({ action, name, url, key, token }, output) => {
    const registries = new RegistriesFile(process.env);
    if (action !== "list" && name === undefined)
      throw usageError(`${action} needs a registry's name.`, `Write wt registry ${action} NAME.`);
    if (action === "add" && (name === undefined || url === undefined))
      throw usageError("add needs a name and where it is.", "Write wt registry add NAME URL --key ID.");
    if (action === "add" && name !== undefined && url !== undefined) {
      const before = registries.all().find((place) => place.name === name && place.url === url);
      const keys = [...new Set([...(before?.keys ?? []), ...(key ?? [])])];
      registries.keep({ name, url, token: token ?? before?.token, keys });
    }
    if (action === "remove" && name !== undefined) registries.forget(name);
    const listed = registries.all().map((place) => ({
      name: place.name,
      url: place.url,
      keys: place.keys,
      token: place.token !== undefined,
    }));
    output.result({ registries: listed }, () => registriesText(listed, output.style.strong));
    return EXIT.done;
  },
});

interface Listed {
  readonly name: string;
  readonly url: string;
  readonly keys: readonly string[];
}

function registriesText(listed: readonly Listed[], strong: (text: string) => string): string {
  if (listed.length === 0) return "There are no registries: wt registry add public URL --key ID.";
  return table(
    listed.map(({ name, url, keys }) => [
      `  ${strong(printableLine(name))}`,
      printableLine(url),
      keys.length === 0 ? "no key is trusted" : keys.map(printableLine).join(" "),
    ]),
  );
}
