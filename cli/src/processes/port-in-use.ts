import { TwinError } from "@wondertwin/framework/contracts";
import { LOOPBACK, nextFreePort, whyNotFree } from "./free-port.ts";
import { askHealth } from "./health.ts";
import { findPortOwner } from "./port-owner.ts";

/** Throws `port_in_use` or `port_refused`, naming who holds the port and one that is free. Port 0 is always free. */
export async function checkPort(name: string, port: number): Promise<void> {
  if (port === 0) return;
  const reason = await whyNotFree(port);
  if (reason === "EADDRINUSE") throw await portInUse(name, port);
  if (reason !== undefined) {
    throw new TwinError(
      "port_refused",
      `The system does not let ${name} listen on port ${port} (${reason}).`,
      {
        hint: "Choose a port of 1024 or more with --port.",
      },
    );
  }
}

/** The error for a twin whose port somebody else holds. */
export async function portInUse(name: string, port: number): Promise<TwinError> {
  const [holder, free] = await Promise.all([nameHolder(port), nextFreePort(port)]);
  const start = `wt up ${name} --port ${free ?? 0}`;
  return new TwinError("port_in_use", `Port ${port} of ${name} is in use${holder}.`, {
    hint: `Stop that process, or take ${free === undefined ? "any free port" : "a free port"}: ${start}.`,
  });
}

async function nameHolder(port: number): Promise<string> {
  const owner = findPortOwner(port);
  const twin = await askHealth(`http://${LOOPBACK}:${port}`);
  const what = twin === undefined ? "" : `the ${twin.twin} twin of another project, `;
  if (owner === undefined) return twin === undefined ? "" : ` by ${what}pid ${twin.pid}`;
  return ` by ${what}pid ${owner.pid} (${owner.command.slice(0, 120)})`;
}
