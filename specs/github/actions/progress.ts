import { moment } from "../conventions/moment.ts";
import type { Resources } from "../resources.ts";
import type { Acting } from "./acting.ts";

type Run = Resources["workflow-run"];
type Conclusion = "success" | "failure" | "cancelled";

/** How long a run waits for a runner, and how long it then takes. */
const WAIT = "2s";
const WORK = "10s";

/** Puts down when a run that waits begins. */
export function planRun({ store }: Pick<Acting, "store">, run: Run): void {
  store["workflow-run"].schedule(run, "begin", WAIT);
}

/** A runner takes the run: it and its jobs are in progress. */
export function beginRun({ store, emit, now }: Acting, run: Run): Run {
  for (const job of latestJobs(store, run)) {
    const begun = store.job.update(job, {
      status: "in_progress",
      started_at: moment(now()),
      runner_id: 1,
      runner_name: "GitHub Actions 1",
      runner_group_id: 0,
      runner_group_name: "GitHub Actions",
    });
    emit("workflow-job-in-progress", store.job.show(begun));
  }
  const begun = store["workflow-run"].update(run, { status: "in_progress", updated_at: moment(now()) });
  store["workflow-run"].schedule(begun, "finish", WORK);
  emit("workflow-run-in-progress", store["workflow-run"].show(begun));
  return begun;
}

/** The run is over: as its jobs come out, or cancelled. */
export function endRun({ store, emit, now }: Acting, run: Run, cancelled = false): Run {
  const jobs = latestJobs(store, run).filter(({ status }) => status !== "completed");
  const outcome = (fails: boolean): Conclusion => (cancelled ? "cancelled" : fails ? "failure" : "success");
  for (const job of jobs) {
    const conclusion = outcome(job.fails);
    const ended = store.job.update(job, { status: "completed", conclusion, completed_at: moment(now()) });
    emit("workflow-job-completed", store.job.show(ended));
  }
  const ended = store["workflow-run"].update(run, {
    status: "completed",
    conclusion: outcome(jobs.some(({ fails }) => fails)),
    updated_at: moment(now()),
  });
  emit("workflow-run-completed", store["workflow-run"].show(ended));
  return ended;
}

/** The jobs of a run's last attempt. */
export function latestJobs(store: Acting["store"], { id, run_attempt }: Run): Resources["job"][] {
  return store.job.list(({ run_id, run_attempt: attempt }) => run_id === id && attempt === run_attempt);
}
