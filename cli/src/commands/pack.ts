import { resolve } from "node:path";
import { EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { signingKey } from "../packages/key-file.ts";
import { pack as packTwin } from "../packages/pack.ts";
import { writeAtomically } from "../processes/write-atomically.ts";
import { selectTwins, unknownTwin } from "../project/select-twins.ts";

export const pack = defineCommand({
  syntax: "pack <twin>",
  describe: "Write a built twin as one signed archive for every platform",
  positionals: { twin: { type: "string", demandOption: true, describe: "A twin's name or folder" } },
  options: {
    key: {
      type: "string",
      requiresArg: true,
      describe: "The file of the key to sign with; your own unless told",
    },
    out: { type: "string", requiresArg: true, describe: "Where to write it; here unless told" },
  },
  examples: [["wt pack stripe", "stripe-0.1.0.tgz, the same bytes wherever it is packed"]],
  run: async ({ twin: word, key, out }, output) => {
    const [twin] = selectTwins([word], process.cwd(), process.env);
    if (!twin) throw unknownTwin(word, []);
    const archive = await packTwin(twin, await signingKey(key, process.env));
    const file = resolve(out ?? `${twin.name}-${archive.manifest.version}.tgz`);
    writeAtomically(file, archive.bytes, 0o644);
    const { integrity, bytes, key: signer } = archive;
    const data = {
      twin: twin.name,
      version: archive.manifest.version,
      file,
      size: bytes.length,
      integrity,
      key: signer,
    };
    output.result(data, () => `${file}  ${Math.ceil(bytes.length / 1024)} kB\nsigned by ${signer}`);
    return EXIT.done;
  },
});
