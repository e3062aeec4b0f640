import { TwinError } from "@wondertwin/framework/contracts";

/** What comes of some work; `undefined` when the user gave up waiting for it. */
export async function unlessInterrupted<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof TwinError && error.code === "interrupted") return undefined;
    throw error;
  }
}
