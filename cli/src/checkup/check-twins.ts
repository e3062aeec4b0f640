import { TwinError } from "@wondertwin/framework/contracts";
import { checkPort } from "../processes/port-in-use.ts";
import type { State } from "../processes/state-file.ts";
import { vitalSigns } from "../processes/vital-signs.ts";
import { checkIntegrity } from "../project/check-integrity.ts";
import type { Twin } from "../project/twin.ts";
import { findTwinsFolder } from "../project/twins-folder.ts";
import type { Finding } from "./finding.ts";

/** Can the registry be read, is every twin what it states, and are their ports to be had? */
export async function checkTwins(
  from: string,
  env: NodeJS.ProcessEnv,
  state: State,
): Promise<readonly Finding[]> {
  const finding = { name: "registry", about: "the index of the twins" };
  try {
    const folder = findTwinsFolder(from, env);
    if (folder === undefined) {
      const hint = "Make a twin of any API: wt generate openapi.json --out my-twin.";
      return [{ ...finding, problem: "There is none here.", hint }];
    }
    const checked = await Promise.all(folder.twins.map((twin) => checkTwin(twin, state)));
    return [{ ...finding, about: `${folder.path}, ${folder.twins.length} twins` }, ...checked.flat()];
  } catch (error) {
    return [withProblem(finding, error)];
  }
}

async function checkTwin(twin: Twin, state: State): Promise<readonly Finding[]> {
  return Promise.all([
    probe({ name: twin.name, about: twin.folder }, () => checkIntegrity(twin)),
    probe({ name: `${twin.name} port`, about: String(twin.summary.port) }, async () => {
      const running = state[twin.name];
      const isOurs = running?.port === twin.summary.port && (await vitalSigns(running)).health === "healthy";
      if (!isOurs) await checkPort(twin.name, twin.summary.port);
    }),
  ]);
}

async function probe(finding: Finding, look: () => Promise<void>): Promise<Finding> {
  try {
    await look();
    return finding;
  } catch (error) {
    return withProblem(finding, error);
  }
}

function withProblem(finding: Finding, error: unknown): Finding {
  if (!(error instanceof TwinError)) throw error;
  const { message: problem, hint } = error;
  return { ...finding, problem, ...(hint === undefined ? {} : { hint }) };
}
