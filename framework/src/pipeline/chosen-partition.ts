import type { RequestHead } from "../authoring/vendor.ts";
import { PARTITION_HEADER } from "../contracts/own-headers.ts";
import { RequestFailed } from "../resources/fail.ts";

/** Names that are whole in a header, an address and a command line. */
const NAME = /^[\w.:@-]{1,128}$/;

/**
 * The partition that a request chooses by our own header, where it does.
 *
 * @throws RequestFailed `invalid_argument` for what cannot be a partition's name
 */
export function chosenPartition({ header }: RequestHead): string | undefined {
  const name = header(PARTITION_HEADER);
  if (name === undefined || NAME.test(name)) return name;
  throw new RequestFailed({
    reason: "invalid_argument",
    problem: "bad_partition",
    message: "X-WonderTwin-Partition takes up to 128 letters, digits and the characters . _ : @ -",
  });
}
