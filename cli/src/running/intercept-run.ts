import type { Output } from "../output/output.ts";
import { printableLine } from "../output/printable.ts";
import { stateFolderOf } from "../processes/state-folder.ts";
import { readManifest } from "../project/manifest-file.ts";
import { findProjectRoot } from "../project/project-root.ts";
import type { Run } from "./run.ts";

export interface InterceptionWish {
  readonly output: Output;
  readonly offline: boolean;
  readonly env: NodeJS.ProcessEnv;
}

/** Lets a run's twins stand for their vendors' hosts as long as its program takes. */
export async function interceptRun(
  { twins, partition }: Run,
  { output, offline, env }: InterceptionWish,
  program: (env: Readonly<Record<string, string>>) => Promise<number>,
): Promise<number> {
  // Only such runs need what makes certificates, and TLS.
  const { startInterceptor } = await import("../intercept/interceptor.ts");
  const interceptor = await startInterceptor({
    twins: twins.map(({ twin, url }) => ({
      name: twin.name,
      url,
      hosts: readManifest(twin.folder)?.hosts ?? [],
    })),
    partition,
    offline,
    folder: stateFolderOf(findProjectRoot(process.cwd())).authority,
    env,
    notify: (message) => output.note(printableLine(message)),
  });
  try {
    const status = await program(interceptor.env);
    // A test that was to meet a twin and met none proves nothing.
    if (!interceptor.wasUsed())
      output.note("No request was intercepted: see docs/guides/interception.md on what passes by.");
    return status;
  } finally {
    interceptor.close();
  }
}
