import { linearFromEnv } from "./linear-from-env.ts";
import { triage } from "./triage.ts";

const [teamKey = "ENG"] = process.argv.slice(2);
const { sorted, unclear } = await triage(linearFromEnv(process.env), teamKey);
console.log(`sorted: ${sorted.join(", ") || "nothing"}`);
console.log(`to be read by somebody: ${unclear.join(", ") || "nothing"}`);
