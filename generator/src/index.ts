export type { Description } from "./description/description.ts";
export {
  type ExplainOptions,
  explainTwin,
  type TwinExplanation,
  type TwinOperation,
} from "./generate/explain-twin.ts";
export { type GenerateAllOptions, type GenerateReport, generateAll } from "./generate/generate-all.ts";
export { type GenerateFromOptions, generateFrom } from "./generate/generate-from.ts";
export type { Timings } from "./generate/stopwatch.ts";
export type { TwinReport } from "./generate/twin-report.ts";
export type { ExplainedOperation, Explanation } from "./model/explain.ts";
export type { Progress } from "./sources/fetch-description.ts";
