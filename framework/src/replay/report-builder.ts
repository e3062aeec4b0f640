import type { ReplayDifference, ReplayReport } from "../contracts/replay-report.ts";

/** One place in which an answer is another one. */
export type AnswerDifference = Omit<ReplayDifference, "n" | "method" | "url">;

/** How many differences a report names one by one. */
const NAMED = 1000;

/** Gathers what a replay finds. */
export class ReportBuilder {
  #requests = 0;
  #actions = 0;
  #incomplete = 0;
  #withheld = 0;
  #differing = 0;
  readonly #differences: ReplayDifference[] = [];

  action(): void {
    this.#actions++;
  }

  /** Counts a request that was not recorded wholly. */
  incomplete(): void {
    this.#incomplete++;
  }

  /** Counts a request that was sent without its credentials. */
  withhold(): void {
    this.#withheld++;
  }

  /** Counts a request that was sent again, and notes how its answer differed. */
  request(
    { n, method, url }: Pick<ReplayDifference, "n" | "method" | "url">,
    differences: readonly AnswerDifference[],
  ): void {
    this.#requests++;
    if (differences.length > 0) this.#differing++;
    const room = NAMED - this.#differences.length;
    for (const each of differences.slice(0, room)) this.#differences.push({ n, method, url, ...each });
  }

  report(about: Pick<ReplayReport, "recording" | "replayed" | "compared">): ReplayReport {
    return {
      ...about,
      requests: this.#requests,
      actions: this.#actions,
      incomplete: this.#incomplete,
      ...(this.#withheld > 0 && { withheld: this.#withheld }),
      differing: this.#differing,
      differences: this.#differences,
    };
  }
}
