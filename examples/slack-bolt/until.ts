/** Waits until something holds: an app answers Slack first and does the rest in its own time. */
export async function until(holds: () => boolean): Promise<void> {
  const late = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > late) throw new Error("It did not come to that in ten seconds.");
    await new Promise((resolve) => setImmediate(resolve));
  }
}
