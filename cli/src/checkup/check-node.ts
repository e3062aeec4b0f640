import type { Finding } from "./finding.ts";

const NEEDED = [22, 13] as const;

/** Is this Node one that twins run on? */
export function checkNode(version: string): Finding {
  const finding = { name: "node", about: `Node.js ${version}` };
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return finding;
  const problem = `Node.js ${NEEDED.join(".")} or newer is needed.`;
  return { ...finding, problem, hint: "Install a newer Node.js." };
}
