import { TwinError } from "../contracts/twin-error.ts";
import type { Twin } from "../engine/twin.ts";
import type { Fault, FaultRule } from "../faults/fault-rule.ts";
import { controlRoute } from "./control-route.ts";
import { objectOf } from "./inline-schema.ts";

const quirk = objectOf(
  {
    id: { type: "string" },
    summary: { type: "string" },
    enabled: { type: "boolean" },
    type: { enum: ["temporal", "inconsistency"] },
    severity: { enum: ["critical", "moderate", "minor"] },
  },
  ["id", "summary", "enabled", "type", "severity"],
);

/**
 * What vendors do on a bad day, under the paths and with the words that other programs for twins know: the faults
 * that have a name, each there or not.
 */
export const adminQuirkRoutes = [
  controlRoute({
    method: "GET",
    path: "/admin/quirks",
    summary: "Lists the faults that have a name, and which of them are set",
    answer: { type: "array", items: quirk },
    handle: (twin) => Object.entries(twin.faults.presets()).map(([id, rule]) => shown(twin, id, rule)),
  }),
  controlRoute({
    method: "PUT",
    path: "/admin/quirks/{id}",
    summary: "Sets a fault that has a name",
    answer: quirk,
    handle: (twin, { params: { id = "" } }) => {
      const rule = required(twin, id);
      if (faultsOf(twin, rule).length === 0) twin.faults.add({ preset: id });
      return shown(twin, id, rule);
    },
  }),
  controlRoute({
    method: "DELETE",
    path: "/admin/quirks/{id}",
    summary: "Removes a fault that has a name",
    answer: quirk,
    handle: (twin, { params: { id = "" } }) => {
      const rule = required(twin, id);
      for (const fault of faultsOf(twin, rule)) twin.faults.remove(fault.id);
      return shown(twin, id, rule);
    },
  }),
];

function required(twin: Twin, id: string): FaultRule {
  const presets = twin.faults.presets();
  const rule = Object.hasOwn(presets, id) ? presets[id] : undefined;
  if (rule) return rule;
  throw new TwinError("unknown_quirk", `There is no quirk ${id}.`, {
    hint: `Take one of ${Object.keys(presets).join(", ")}.`,
  });
}

/** The faults that are set just as a name says. */
function faultsOf(twin: Twin, rule: FaultRule): readonly Fault[] {
  const wanted = JSON.stringify(rule);
  return twin.faults.list().filter((fault) => JSON.stringify(fault.rule) === wanted);
}

function shown(twin: Twin, id: string, rule: FaultRule): object {
  const { latency, network, status, code, message } = rule;
  const effects = [
    status === undefined ? undefined : `answers ${status}`,
    code,
    message,
    network === undefined ? undefined : `connection: ${network}`,
    latency === undefined ? undefined : "answers late",
  ];
  return {
    id,
    summary: effects.filter((effect) => effect !== undefined).join(", "),
    enabled: faultsOf(twin, rule).length > 0,
    type: latency === undefined ? "inconsistency" : "temporal",
    severity: network === "reset" || network === "hang" ? "critical" : "moderate",
  };
}
