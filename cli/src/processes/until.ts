import { setTimeout as delay } from "node:timers/promises";

const POLL = 15;

/** Asks again and again until there is an answer; `undefined` when `timeout` milliseconds pass without one. */
export async function until<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  timeout: number,
): Promise<T | undefined> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() >= deadline) return undefined;
    await delay(POLL);
  }
}
