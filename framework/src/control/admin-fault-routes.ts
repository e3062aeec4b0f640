import type { Json } from "../contracts/schema-node.ts";
import { TwinError } from "../contracts/twin-error.ts";
import type { Twin } from "../engine/twin.ts";
import type { Fault, FaultRule } from "../faults/fault-rule.ts";
import { controlRoute } from "./control-route.ts";
import { type InlineSchema, objectOf } from "./inline-schema.ts";

/** A fault in the words of other programs for twins. */
interface AdminFault {
  readonly status_code?: number;
  readonly body?: Json;
  readonly delay_ms?: number;
  readonly rate?: number;
}

const adminFault: InlineSchema = objectOf({
  status_code: { type: "integer" },
  body: { description: "Text as it stands, anything else as JSON" },
  delay_ms: { type: "number", minimum: 0, description: "Milliseconds" },
  rate: { type: "number", minimum: 0, maximum: 1, description: "1 unless told" },
});

/**
 * Faults by path, under the addresses and with the words that other programs for twins have for them; a path
 * may have any number of segments.
 */
export const adminFaultRoutes = [
  controlRoute({
    method: "GET",
    path: "/admin/faults",
    summary: "Lists the faults that are set for a path, by path",
    answer: { type: "object" },
    handle: (twin) =>
      Object.fromEntries(
        twin.faults.list().flatMap(({ rule }) => (rule.path === undefined ? [] : [[rule.path, told(rule)]])),
      ),
  }),
  controlRoute<unknown, AdminFault>({
    method: "POST",
    path: "/admin/fault/{endpoint+}",
    summary: "Sets a fault for a path, in place of the one it has",
    body: adminFault,
    answer: objectOf({ status: { enum: ["injected"] }, endpoint: { type: "string" }, fault: adminFault }, [
      "status",
      "endpoint",
      "fault",
    ]),
    handle: (twin, { params: { endpoint = "" }, body }) => {
      const path = `/${endpoint}`;
      const earlier = faultsOf(twin, path);
      const { rule } = twin.faults.add({ path, ...ruleOf(body) });
      for (const { id } of earlier) twin.faults.remove(id);
      return { status: "injected", endpoint: path, fault: told(rule) };
    },
  }),
  controlRoute({
    method: "DELETE",
    path: "/admin/fault/{endpoint+}",
    summary: "Removes the fault of a path",
    answer: objectOf({ status: { enum: ["removed"] }, endpoint: { type: "string" } }, ["status", "endpoint"]),
    handle: (twin, { params: { endpoint = "" } }) => {
      const path = `/${endpoint}`;
      const found = faultsOf(twin, path);
      if (found.length === 0)
        throw new TwinError("unknown_fault", `No fault is set for ${path}.`, {
          hint: "See which are: GET /admin/faults.",
        });
      for (const { id } of found) twin.faults.remove(id);
      return { status: "removed", endpoint: path };
    },
  }),
];

function faultsOf(twin: Twin, path: string): readonly Fault[] {
  return twin.faults.list().filter(({ rule }) => rule.path === path);
}

function ruleOf({ status_code, body, delay_ms, rate }: AdminFault): FaultRule {
  return {
    ...(status_code !== undefined && { status: status_code }),
    ...(body !== undefined && { body }),
    ...(delay_ms !== undefined && { latency: delay_ms }),
    ...(rate !== undefined && { probability: rate }),
  };
}

function told({ status, body, latency, probability }: FaultRule): AdminFault {
  return {
    ...(status !== undefined && { status_code: status }),
    ...(body !== undefined && { body }),
    ...(typeof latency === "number" && { delay_ms: latency }),
    rate: probability ?? 1,
  };
}
