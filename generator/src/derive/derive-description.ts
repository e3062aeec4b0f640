import { TwinError } from "@wondertwin/framework/contracts";
import { type DerivedFrom, type DeriverOptions, DoesNotFit } from "./deriver.ts";
import { findDeriver } from "./derivers.ts";

/**
 * The text of a description derived from files of a package, headed by what was lost.
 *
 * @throws TwinError `unknown_deriver`; `derivation_failed`, which names the file that does not fit
 */
export async function deriveDescription(
  deriver: string,
  { files, options, from }: { files: DerivedFrom; options: DeriverOptions; from: string },
): Promise<string> {
  const derive = await findDeriver(deriver);
  try {
    return derive(files, options).text;
  } catch (cause) {
    if (!(cause instanceof DoesNotFit)) throw cause;
    throw new TwinError(
      "derivation_failed",
      `${cause.file} of ${from} does not fit the deriver ${deriver}: ${cause.message}.`,
      { hint: "Pin the version that fits, or teach the deriver what the vendor has changed.", cause },
    );
  }
}
